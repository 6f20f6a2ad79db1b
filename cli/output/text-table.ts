import { plainCell } from '../../base/plain-text.ts';
import { cutText, fitText, widthOf } from '../../dashboard/view/text-width.ts';
import type { PaintCell } from './table-colours.ts';

/** How a table is shown on a terminal: in colours, and how it gives way where that is too narrow. */
export interface Fit {
  /** Columns of the terminal; undefined for a file or another program, which gets everything. */
  readonly width: number | undefined;
  /** Titles of columns whose cells may be cut, the first before the others. */
  readonly cut: readonly string[];
  /** Titles of columns that may be left out, the first before the others. */
  readonly drop: readonly string[];
  /** Default: no colours. */
  readonly paint?: PaintCell | undefined;
}

interface Column {
  readonly title: string;
  readonly at: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

const gap = 2;
/** A cell is cut to no less than that. */
const cutWidthMin = 8;

/** Aligned columns, two spaces apart: numbers to the right, all else to the left. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  fit?: Fit,
): string {
  const columns = fitted(
    header.map((title, at) => columnOf(title, at, rows)),
    fit,
  );
  // What has to be cut at the end has no colours, which would be cut, too.
  const paint = fit?.width !== undefined && widthOfAll(columns) <= fit.width ? fit.paint : undefined;
  const line = (cells: readonly string[], row: number): string => {
    const whole = columns
      .map(({ title, at, width, align }) => {
        const text = fitText(cells[at] ?? '', width, align);
        return paint === undefined
          ? text
          : painted(text, (cell) => paint(title, row === 0 ? undefined : cell));
      })
      .join(' '.repeat(gap))
      .trimEnd();
    return fit?.width === undefined || paint !== undefined ? whole : cutText(whole, fit.width);
  };
  return [header, ...rows].map(line).join('\n');
}

/** The spaces around it have no colour. */
function painted(text: string, paint: (cell: string) => string): string {
  const cell = plainCell(text.trim());
  if (cell === '') return text;
  const before = text.length - text.trimStart().length;
  const after = text.length - text.trimEnd().length;
  return `${' '.repeat(before)}${paint(cell)}${' '.repeat(after)}`;
}

function columnOf(title: string, at: number, rows: readonly (readonly string[])[]): Column {
  const cells = rows.map((row) => plainCell(row[at] ?? ''));
  const isNumeric =
    cells.length > 0 &&
    cells.every((cell) => cell === '' || cell === '-' || /^[-+]?[\d.,]+(e[-+]?\d+)?%?$/i.test(cell));
  const width = Math.max(widthOf(title), ...cells.map(widthOf));
  return { title, at, width, align: isNumeric ? 'right' : 'left' };
}

/** As many columns as have room once cells are cut. Where the least of them have none, lines are cut at the end. */
function fitted(all: readonly Column[], fit: Fit | undefined): readonly Column[] {
  if (fit?.width === undefined) return all;
  let columns: readonly Column[] = all;
  for (let dropped = 0; dropped <= fit.drop.length; dropped++) {
    const without = fit.drop.slice(0, dropped);
    columns = cutColumns(
      all.filter(({ title }) => !without.includes(title)),
      fit.width,
      fit.cut,
    );
    if (widthOfAll(columns) <= fit.width) return columns;
  }
  return columns;
}

function cutColumns(columns: readonly Column[], room: number, titles: readonly string[]): readonly Column[] {
  let excess = widthOfAll(columns) - room;
  const widths = new Map<string, number>();
  for (const title of titles) {
    const column = columns.find((one) => one.title === title);
    if (column === undefined || excess <= 0) continue;
    const least = Math.min(column.width, Math.max(cutWidthMin, widthOf(title)));
    const width = Math.max(least, column.width - excess);
    excess -= column.width - width;
    widths.set(title, width);
  }
  return columns.map((column) => ({ ...column, width: widths.get(column.title) ?? column.width }));
}

const widthOfAll = (columns: readonly Column[]): number =>
  columns.reduce((sum, { width }) => sum + width + gap, -gap);

/** `name   value` lines, the names in one column. */
export function factLines(
  facts: readonly (readonly [name: string, value: string])[],
  paint: PaintCell = (name, value) => value ?? name,
): string {
  const width = Math.max(...facts.map(([name]) => widthOf(name)));
  return facts
    .map(([name, value]) => `${fitText(name, width)}  ${paint(name, plainCell(value))}`.trimEnd())
    .join('\n');
}
