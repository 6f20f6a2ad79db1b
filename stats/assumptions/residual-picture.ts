import type { Analysis } from '../analysis-result.ts';
import { normalUpperQuantile } from '../distributions/normal.ts';

/** Points of two plots: residuals over fitted values, and studentised residuals over what normal ones would be. */
export interface ResidualPicture {
  /** Rows that it is of. */
  readonly rows: number;
  readonly overFitted: readonly Point[];
  readonly overNormal: readonly Point[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** More than a screen can tell apart. */
const pointsMax = 800;

/**
 * What the plots of residuals show. Of many rows some are left out: every n-th in order of size, never the extremes.
 *
 * @see Blom 1958, Statistical Estimates and Transformed Beta-Variables (plotting positions)
 *
 * @example
 * const row = (fitted, residual) => ({ row: 1, fitted, residual, rstudent: residual });
 * residualPicture({ residuals: [row(1, 2), row(1, -2)] }).overNormal; // [{ x: -0.589456, y: -2 }, { x: 0.589456, y: 2 }]
 */
export function residualPicture({ residuals }: Pick<Analysis, 'residuals'>): ResidualPicture {
  const bySize = residuals.toSorted((a, b) => a.residual - b.residual);
  const studentised = residuals.flatMap(({ rstudent }) => (rstudent === null ? [] : [rstudent]));
  studentised.sort((a, b) => a - b);
  const n = studentised.length;
  return {
    rows: residuals.length,
    overFitted: thinned(bySize).map(({ fitted, residual }) => ({ x: fitted, y: residual })),
    overNormal: thinned(
      studentised.map((y, at) => ({ x: -normalUpperQuantile((at + 0.625) / (n + 0.25)), y })),
    ),
  };
}

/** The first and the last stay. */
function thinned<Item>(items: readonly Item[]): Item[] {
  if (items.length <= pointsMax) return [...items];
  return Array.from(
    { length: pointsMax },
    (_, at) => items[Math.round((at * (items.length - 1)) / (pointsMax - 1))] as Item,
  );
}
