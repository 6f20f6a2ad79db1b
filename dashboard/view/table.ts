/** Aligned columns. When the width does not do, the least important columns go first. */
import { type Line, type Span, cutLine, muted, span } from './spans.ts';
import { type Align, fitText, widthOf } from './text-width.ts';

export interface Column {
  readonly title: string;
  readonly width: number;
  readonly align?: Align;
  /** Higher stays longer. */
  readonly importance: number;
  /** May be narrowed to this when space is short. */
  readonly least?: number;
}

const gap = 2;
/** Columns up to this importance go before any other is narrowed. */
const spareImportance = 4;

/** Widths that fit into `width` with two columns of space between; 0 for a column left out. */
export function columnWidths(columns: readonly Column[], width: number): number[] {
  const kept = new Set(columns.keys());
  for (;;) {
    const total = [...kept].reduce((sum, index) => sum + (columns[index]?.width ?? 0) + gap, -gap);
    const give = [...kept].map((index) => {
      const { width, least } = columns[index] as Column;
      return width - (least ?? width);
    });
    const short = total - width;
    const slack = give.reduce((sum, value) => sum + value, 0);
    const spare = [...kept].some((index) => (columns[index]?.importance ?? 0) <= spareImportance);
    if (short <= 0 || (short <= slack && !spare) || kept.size <= 1)
      return narrow(columns, kept, Math.max(0, Math.min(short, slack)), width);
    let weakest = -1;
    for (const index of kept) {
      const importance = columns[index]?.importance ?? 0;
      if (weakest < 0 || importance <= (columns[weakest]?.importance ?? 0)) weakest = index;
    }
    kept.delete(weakest);
  }
}

function narrow(columns: readonly Column[], kept: ReadonlySet<number>, by: number, width: number): number[] {
  let left = by;
  return columns.map((column, index) => {
    if (!kept.has(index)) return 0;
    const give = Math.min(left, column.width - (column.least ?? column.width));
    left -= give;
    return Math.min(width, column.width - give);
  });
}

export function tableHeader(columns: readonly Column[], widths: readonly number[], ellipsis: string): Line {
  return row(
    columns,
    widths,
    columns.map(({ title }) => muted(title)),
    ellipsis,
  );
}

/** @param cells one for each column, also for those left out */
export function row(
  columns: readonly Column[],
  widths: readonly number[],
  cells: readonly Span[],
  ellipsis: string,
): Line {
  const line: Span[] = [];
  columns.forEach((column, index) => {
    const width = widths[index] ?? 0;
    const part = cells[index];
    if (width === 0 || part === undefined) return;
    if (line.length > 0) line.push(span(' '.repeat(gap)));
    line.push({ ...part, text: fitText(part.text, width, column.align, ellipsis) });
  });
  return line;
}

/** Panels side by side: `left` padded to its width, then the gap, then `right`. */
export function beside(
  left: readonly Line[],
  right: readonly Line[],
  leftWidth: number,
  gapWidth: number,
): Line[] {
  const count = Math.max(left.length, right.length);
  return Array.from({ length: count }, (_, index) => {
    const start = cutLine(left[index] ?? [], leftWidth);
    const used = start.reduce((sum, { text }) => sum + widthOf(text), 0);
    return [...start, span(' '.repeat(leftWidth - used + gapWidth)), ...(right[index] ?? [])];
  });
}
