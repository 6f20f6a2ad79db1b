import type { Trapezoid } from './householder.ts';

/**
 * Columns of a triangle in another order: what stands first in both orders is triangular already, and a step that works
 * on the rest needs no row of it.
 *
 * @returns `done`, rows that are settled, and `rest`, the columns after them
 */
export function unsettled(
  { kept }: Trapezoid,
  columns: readonly number[],
): { readonly done: number; readonly rest: readonly number[] } {
  let settled = 0;
  while (settled < columns.length && columns[settled] === settled) settled++;
  return { done: rankBefore(kept, settled), rest: columns.slice(settled) };
}

/** Leading rows of a column of the triangle that may differ from 0. */
export function heightOf({ kept, positionOf }: Trapezoid, column: number): number {
  const own = positionOf[column] as number;
  return own === -1 ? rankBefore(kept, column) : own + 1;
}

/** Number of kept columns before a column. @param kept ascending */
function rankBefore(kept: Int32Array, column: number): number {
  let [low, high] = [0, kept.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle] as number) < column) low = middle + 1;
    else high = middle;
  }
  return low;
}
