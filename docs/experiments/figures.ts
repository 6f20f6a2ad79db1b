/**
 * The figures of adapters-emoji.md, from the exported runs and the analysis that Yates makes of them.
 *
 *     npx tsx docs/experiments/figures.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { analyseExport } from '../../cli/analyse/analyse-export.ts';
import { parseCsv } from '../../stats/table/parse-csv.ts';

const here = new URL('.', import.meta.url).pathname;
const runsFile = `${here}paper-a225c6e4.csv`;
const analysis = await analyseExport(runsFile, `${here}paper-a225c6e4.yaml`, {});

const ink = '#1f2328';
const faint = '#8c959f';
const accent = '#0969da';
const warm = '#bc4c00';

inputMeans();
cellMeans();
runTimes();

/** Estimated means of the input positions with 95% intervals, between the two references. */
function inputMeans(): void {
  const rows = analysis.means.filter(({ term, over }) => term === 'input' && over === 'valid');
  const [left, top, width, rowHeight] = [90, 30, 520, 26];
  const x = (value: number): number => left + (value / 0.45) * width;
  const bottom = top + rows.length * rowHeight;
  const parts = rows.flatMap(({ levels, mean, lower, upper }, index) => {
    const y = top + (index + 0.5) * rowHeight;
    return [
      text(left - 8, y + 4, levels['input'] ?? '', 'end'),
      line(x(lower as number), y, x(upper as number), y, accent, 2),
      `<circle cx="${x(mean as number).toFixed(1)}" cy="${y}" r="4.5" fill="${accent}"/>`,
    ];
  });
  for (const { name, mean } of analysis.references) {
    const at = x(mean as number);
    parts.push(line(at, top - 6, at, bottom, warm, 1.5, '4 3'), text(at, top - 12, name, 'middle', warm));
  }
  for (const tick of [0, 0.1, 0.2, 0.3, 0.4]) {
    parts.push(
      line(x(tick), bottom, x(tick), bottom + 5, faint, 1),
      text(x(tick), bottom + 18, tick.toFixed(1), 'middle'),
    );
  }
  parts.push(
    line(left, bottom, left + width, bottom, faint, 1),
    text(left + width / 2, bottom + 36, 'CLIP-like image similarity', 'middle'),
  );
  save('input-means.svg', left + width + 20, bottom + 46, parts);
}

/** Mean of the replicates in each of the 320 cells: sites down, activations and in each of them scales across. */
function cellMeans(): void {
  const { header, records } = parseCsv(readFileSync(runsFile, 'utf8'), runsFile);
  const field = (fields: readonly string[], name: string): string => fields[header.indexOf(name)] ?? '';
  const values = new Map<string, number[]>();
  for (const { fields } of records) {
    if (field(fields, 'reference') !== '') continue;
    const key = ['input', 'output', 'activation', 'scale'].map((name) => field(fields, name)).join(' ');
    values.set(key, [...(values.get(key) ?? []), Number(field(fields, 'clip_image'))]);
  }
  const sites = [...new Set([...values.keys()].map((key) => key.split(' ').slice(0, 2).join(' ')))];
  const meanOf = (numbers: readonly number[]): number =>
    numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const siteMean = (site: string): number =>
    meanOf([...values].flatMap(([key, numbers]) => (key.startsWith(`${site} `) ? numbers : [])));
  sites.sort((one, other) => siteMean(other) - siteMean(one));
  const activations = ['relu', 'silu', 'identity', 'sigmoid'];
  const scales = ['0.5', '1', '2', '4'];
  const [left, top, cell, gap] = [150, 50, 32, 8];
  const column = (activation: number, scale: number): number =>
    left + activation * (scales.length * cell + gap) + scale * cell;
  const parts = activations.flatMap((activation, at) => [
    text(column(at, 2), 18, activation, 'middle'),
    ...scales.map((scale, index) => text(column(at, index) + cell / 2, 40, scale, 'middle', faint)),
  ]);
  sites.forEach((site, row) => {
    const y = top + row * 22;
    parts.push(text(left - 8, y + 15, site.replace(' ', ' → '), 'end'));
    activations.forEach((activation, at) => {
      scales.forEach((scale, index) => {
        const mean = meanOf(values.get(`${site} ${activation} ${scale}`) ?? []);
        const share = Math.min(1, Math.max(0, (mean - 0.03) / 0.3));
        const x = column(at, index);
        parts.push(
          `<rect x="${x}" y="${y}" width="${cell - 1}" height="21" fill="${shade(share)}"/>`,
          text(
            x + cell / 2 - 0.5,
            y + 15,
            mean.toFixed(2).slice(1),
            'middle',
            share > 0.55 ? '#fff' : ink,
            11,
          ),
        );
      });
    });
  });
  save('cell-means.svg', column(4, 0) + 10, top + sites.length * 22 + 10, parts);
}

/** How many runs ended how, from the first lease to the last end, and the median time of one. */
function runTimes(): void {
  const { header, records } = parseCsv(readFileSync(runsFile, 'utf8'), runsFile);
  const column = (name: string): string[] => records.map(({ fields }) => fields[header.indexOf(name)] ?? '');
  const times = column('duration_ms')
    .map(Number)
    .sort((one, other) => one - other);
  const begin = Math.min(...column('leased_at').map((time) => Date.parse(time)));
  const end = Math.max(...column('ended_at').map((time) => Date.parse(time)));
  const median = times[Math.floor(times.length / 2)] ?? Number.NaN;
  const done = column('state').filter((state) => state === 'done').length;
  const once = column('attempts').filter((attempts) => attempts === '1').length;
  process.stdout.write(
    `${records.length} runs, ${done} done, ${once} at the first attempt; ` +
      `${((end - begin) / 60_000).toFixed(0)} minutes, ${(median / 1000).toFixed(1)} s a run (median)\n`,
  );
}

/** White to blue. */
function shade(share: number): string {
  const channel = (from: number, to: number): number => Math.round(from + (to - from) * share);
  return `rgb(${channel(246, 9)},${channel(248, 80)},${channel(250, 174)})`;
}

function text(x: number, y: number, value: string, anchor: 'middle' | 'end', fill = ink, size = 12): string {
  return `<text x="${x.toFixed(1)}" y="${y}" text-anchor="${anchor}" font-size="${size}" fill="${fill}">${value}</text>`;
}

function line(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  stroke: string,
  width: number,
  dash = '',
): string {
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  return `<line x1="${x1.toFixed(1)}" y1="${y1}" x2="${x2.toFixed(1)}" y2="${y2}" stroke="${stroke}" stroke-width="${width}"${dashes}/>`;
}

function save(name: string, width: number, height: number, parts: readonly string[]): void {
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif">`;
  const paper = `<rect width="${width}" height="${height}" fill="#fff"/>`;
  writeFileSync(`${here}${name}`, `${[open, paper, ...parts, '</svg>'].join('\n')}\n`);
  process.stdout.write(`${name}: ${width} x ${height}\n`);
}
