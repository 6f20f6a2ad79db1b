/**
 * One sweep, run once on each of several backends: by how much do the results of a trial differ, and does any conclusion? Trials are
 * paired by their ids, so that each pair has the same cell and the same seed.
 *
 *     npm run build && node --import tsx examples/backends-beside.ts SWEEP.yaml FIRST.csv OTHER.csv...
 *
 * The files are what `yates export` writes. Trials that are done in all of them are compared, and analysed. Differences are from the
 * first; beside them stands the standard deviation of a single run about its cell.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvLine } from '../report/export/csv.ts';
import { parseCsv } from '../stats/table/parse-csv.ts';

const [sweepFile = '', ...files] = process.argv.slice(2);
const responses = ['identity', 'prompt_fidelity', 'heldout_loss'];

interface Run {
  readonly backend: string;
  readonly rows: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly file: string;
}

interface Analysis {
  readonly sigma: number;
  readonly anova: readonly { term: string; f: number | null; p: number | null; eta2: number | null }[];
}

const tables = files.map((file) => {
  const { header, records } = parseCsv(readFileSync(file, 'utf8'), file);
  const rows = records.map(({ fields }) =>
    Object.fromEntries(header.map((name, at) => [name, fields[at] as string])),
  );
  return { header, done: rows.filter((row) => row['state'] === 'done') };
});
const scratch = mkdtempSync(join(tmpdir(), 'yates-backends-'));
process.once('exit', () => rmSync(scratch, { recursive: true }));
const runs = tables.map(({ header, done }, at): Run => {
  const rows = done.filter((row) =>
    tables.every((table) => table.done.some((other) => other['trial_id'] === row['trial_id'])),
  );
  const file = join(scratch, `${at}.csv`);
  writeFileSync(file, [header, ...rows.map((row) => header.map((name) => row[name]))].map(csvLine).join(''));
  const backends = [...new Set(rows.map((row) => row['backend'] ?? ''))];
  return {
    backend: backends.join(' and '),
    rows: new Map(rows.map((row) => [row['trial_id'] ?? '', row])),
    file,
  };
});
const [first] = runs;
if (first === undefined) throw new Error('usage: backends-beside.ts SWEEP.yaml FIRST.csv OTHER.csv...');

const figure = (value: number | null): string => (value === null ? '' : String(Number(value.toPrecision(3))));

console.log(`${first.rows.size} trials are done on all`);
for (const response of responses) {
  console.log(
    `\n| ${response} | mean | differs, root mean square | at most | same to the last digit | share of input | of scale | F of input | standard deviation of a run |`,
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  for (const run of runs) {
    const { anova, sigma } = analysisOf(run, response);
    const values = [...run.rows.values()].map((row) => Number(row[response]));
    const gaps = run === first ? [] : gapsTo(first, run, response);
    const square = gaps.reduce((sum, gap) => sum + gap * gap, 0) / gaps.length;
    const of = (term: string) => anova.find((row) => row.term === term);
    console.log(
      `| ${[
        run.backend,
        figure(values.reduce((sum, value) => sum + value, 0) / values.length),
        gaps.length === 0 ? '' : figure(Math.sqrt(square)),
        gaps.length === 0 ? '' : figure(Math.max(...gaps.map(Math.abs))),
        gaps.length === 0 ? '' : `${gaps.filter((gap) => gap === 0).length} of ${gaps.length}`,
        figure(of('input')?.eta2 ?? null),
        figure(of('scale')?.eta2 ?? null),
        figure(of('input')?.f ?? null),
        figure(sigma),
      ].join(' | ')} |`,
    );
  }
}

function gapsTo(from: Run, to: Run, response: string): number[] {
  return [...to.rows].flatMap(([id, row]) => {
    const other = from.rows.get(id);
    return other === undefined ? [] : [Number(row[response]) - Number(other[response])];
  });
}

function analysisOf({ file }: Run, response: string): Analysis {
  const yates = ['dist/cli/main.js', 'analyse', file, '--sweep', sweepFile, '--response', response, '--json'];
  const { stdout, stderr, status } = spawnSync(process.execPath, yates, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Analysis;
}
