/**
 * A terminal frame as an SVG picture. Bars and rules are drawn as shapes, so that they meet without gaps in whatever
 * font the viewer has; text runs are pinned to their columns.
 */
import { type Cell, parseAnsi } from './ansi-cells.ts';

const cellWidth = 8.4;
const cellHeight = 18;
const fontSize = 14;
const margin = 16;
const titleBar = 30;
const background = '#0f1419';
const foreground = '#d8dee9';
/** The sixteen colours, dark background, in ANSI order. */
const colours = (
  '#2e3440 #e0606e #7fb069 #d9a441 #5e93d1 #b48ead #4fb3bf #d8dee9 ' +
  '#6b7689 #ef7f8b #9ac987 #ebc06d #82b1e8 #cda7c7 #74cdd6 #ffffff'
).split(' ');

export function ansiToSvg(ansi: string, title: string): string {
  const rows = parseAnsi(ansi.replace(/\n+$/, ''));
  const columns = Math.max(1, ...rows.map((row) => (row.at(-1)?.column ?? 0) + (row.at(-1)?.width ?? 0)));
  const width = round(columns * cellWidth + 2 * margin);
  const height = round(rows.length * cellHeight + 2 * margin + titleBar);
  const body = rows.flatMap((row, index) => drawRow(row, titleBar + margin + index * cellHeight));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(title)}">`,
    `<title>${escape(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="10" fill="${background}"/>`,
    ...['#e0606e', '#d9a441', '#7fb069'].map(
      (fill, index) => `<circle cx="${20 + index * 18}" cy="17" r="5.5" fill="${fill}" opacity="0.85"/>`,
    ),
    `<g font-family="ui-monospace,'SF Mono','Cascadia Mono','DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="${fontSize}" style="white-space:pre">`,
    ...body,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function drawRow(row: readonly Cell[], top: number): string[] {
  return runsOf(row).flatMap((run) => {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) return [];
    const { ink, paper, opacity } = paintOf(first);
    const x = margin + first.column * cellWidth;
    const width = (last.column + last.width - first.column) * cellWidth;
    const behind =
      paper === undefined
        ? []
        : [
            `<rect x="${round(x)}" y="${top}" width="${round(width)}" height="${cellHeight}" fill="${paper}"/>`,
          ];
    const shapes = joined(run).flatMap((cell) => shapeOf(cell, top, ink, opacity) ?? []);
    if (shapes.length > 0) return [...behind, ...shapes];
    const text = run.map((cell) => cell.text).join('');
    if (text.trim() === '') return behind;
    const weight = first.bold ? ' font-weight="bold"' : '';
    const faint = opacity === 1 ? '' : ` opacity="${opacity}"`;
    return [
      ...behind,
      `<text x="${round(x)}" y="${round(top + 13.2)}" fill="${ink}"${weight}${faint} textLength="${round(width)}" lengthAdjust="spacingAndGlyphs">${escape(text)}</text>`,
    ];
  });
}

/** Neighbours of one style and one kind (drawn or written); written runs end at two spaces, to stay in their columns. */
function runsOf(row: readonly Cell[]): Cell[][] {
  const runs: Cell[][] = [];
  for (const cell of row) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const goesOn =
      before !== undefined &&
      sameStyle(before, cell) &&
      isDrawn(before.text) === isDrawn(cell.text) &&
      (cell.inverse || (before.text === ' ') === (cell.text === ' ') || isDrawn(cell.text));
    if (goesOn) run?.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

/** Neighbouring whole blocks and lines as one wide cell: a seam between two shapes would show. */
function joined(run: readonly Cell[]): Cell[] {
  const cells: Cell[] = [];
  for (const cell of run) {
    const before = cells.at(-1);
    if (before?.text === cell.text && /^[█─━]$/.test(cell.text)) {
      cells[cells.length - 1] = { ...before, width: before.width + cell.width };
    } else cells.push(cell);
  }
  return cells;
}

const sameStyle = (a: Cell, b: Cell): boolean =>
  a.foreground === b.foreground &&
  a.background === b.background &&
  a.bold === b.bold &&
  a.dim === b.dim &&
  a.inverse === b.inverse;

const colourOf = (colour: number | string | undefined): string | undefined =>
  typeof colour === 'number' ? colours[colour] : colour;

function paintOf(cell: Cell): { ink: string; paper: string | undefined; opacity: number } {
  const front = colourOf(cell.foreground) ?? foreground;
  const back = colourOf(cell.background);
  const opacity = cell.dim ? 0.55 : 1;
  return cell.inverse
    ? { ink: back ?? background, paper: front, opacity: 1 }
    : { ink: front, paper: back, opacity };
}

/** Block elements and box-drawing lines, which must reach the edges of their cell. */
const isDrawn = (text: string): boolean => /^[\u2581-\u258f\u2500\u2501\u254d\u251c\u2524]$/.test(text);

function shapeOf(cell: Cell, top: number, ink: string, opacity: number): string | undefined {
  if (!isDrawn(cell.text)) return undefined;
  const code = cell.text.codePointAt(0) ?? 0;
  const x = margin + cell.column * cellWidth;
  const width = cell.width * cellWidth;
  const middle = top + cellHeight / 2;
  const faint = opacity === 1 ? '' : ` opacity="${opacity}"`;
  const rect = (left: number, y: number, width: number, height: number): string =>
    `<rect x="${round(left)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${ink}"${faint}/>`;
  // Lower blocks from an eighth to the whole, then left blocks from the whole down to an eighth.
  if (code >= 0x2581 && code <= 0x2587) {
    const share = (code - 0x2580) / 8;
    return rect(x, top + 2 + (cellHeight - 4) * (1 - share), cellWidth - 0.6, (cellHeight - 4) * share);
  }
  if (code >= 0x2588 && code <= 0x258f)
    return rect(x, top + 4, width * ((0x2590 - code) / 8), cellHeight - 8);
  if (code === 0x2501) return rect(x, middle - 1.75, width, 3.5);
  if (code === 0x254d) return rect(x + 1, middle - 1.75, cellWidth - 2.6, 3.5);
  const line = rect(x, middle - 0.5, width, 1);
  if (code === 0x2500) return line;
  const half = cellWidth / 2;
  const stem = rect(x + half - 0.5, middle - 4, 1, 8);
  return stem + (code === 0x251c ? rect(x + half, middle - 0.5, half, 1) : rect(x, middle - 0.5, half, 1));
}

const round = (value: number): number => Math.round(value * 100) / 100;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
