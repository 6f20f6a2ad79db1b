/** How the screen is divided. One row stays free at the bottom: a full screen makes terminals scroll and flicker. */
import type { Screen } from './model.ts';

export const headerRows = 3;
export const footerRows = 3;

/** Below this nothing useful fits. */
export const smallest = { columns: 40, rows: 10 } as const;

/** From this width on, two panels stand side by side. */
export const wideColumns = 120;

export interface Area {
  readonly width: number;
  readonly height: number;
}

export const isTooSmall = ({ columns, rows }: Pick<Screen, 'columns' | 'rows'>): boolean =>
  columns < smallest.columns || rows < smallest.rows;

/** The part between header and footer, with a free column at each side. */
export function contentArea({ columns, rows }: Pick<Screen, 'columns' | 'rows'>): Area {
  return {
    width: Math.max(0, columns - 2),
    height: Math.max(0, rows - 1 - headerRows - footerRows),
  };
}

export interface Split {
  readonly left: number;
  readonly gap: number;
  /** 0 where the width does not allow two panels. */
  readonly right: number;
}

export function splitWidth(width: number, leftShare: number): Split {
  if (width < wideColumns - 2) return { left: width, gap: 0, right: 0 };
  const gap = 4;
  const left = Math.round((width - gap) * leftShare);
  return { left, gap, right: width - gap - left };
}

/** From this width on, three. */
const widestColumns = 196;
const columnGap = 4;

/** Rows from which on three columns have room for more than what is usual. */
const tallRows = 60;

/** True for a screen on which the overview and the table of the analysis leave half of the rows: two factors are drawn there as well. */
export const hasRoomForPair = ({ columns, rows }: Pick<Screen, 'columns' | 'rows'>): boolean =>
  columns >= widestColumns && rows >= tallRows;

/** Widths of the columns in which panels stand, with four columns of space between: one, two or three. */
export function columnsOf(width: number): number[] {
  if (width < wideColumns - 2) return [width];
  const count = width < widestColumns - 2 ? 2 : 3;
  const room = width - (count - 1) * columnGap;
  const each = Math.floor(room / count);
  return Array.from({ length: count }, (_, at) => (at === 0 ? room - each * (count - 1) : each));
}

/**
 * Rows for panels that stand one below the other: each gets its least, in order, while there is room (0 where not);
 * then what is left goes to those that want more, in order.
 */
export function allotRows(
  wishes: readonly { readonly least: number; readonly wanted: number }[],
  height: number,
): number[] {
  let left = height;
  const rows = wishes.map(({ least, wanted }) => {
    const taken = wanted > 0 && least <= left ? Math.min(least, wanted) : 0;
    left -= taken;
    return taken;
  });
  wishes.forEach(({ wanted }, index) => {
    const has = rows[index] ?? 0;
    if (has === 0) return;
    const more = Math.min(left, wanted - has);
    rows[index] = has + more;
    left -= more;
  });
  return rows;
}
