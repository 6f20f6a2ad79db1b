import type { Derivatives } from './derivatives.ts';

/** Random terms whose variance the data can tell, and for the others what they cannot be told from. */
export interface Identifiable {
  /** Indices of random terms. */
  readonly kept: readonly number[];
  /** By index; 'fixed part' where the coefficients explain all of it. */
  readonly aliases: ReadonlyMap<number, readonly number[]>;
}

/** Stands for the residual in `aliases`. */
export const residualIndex = -1;

const tolerance = 1e-8;

/**
 * Finds variances that the data cannot tell apart: tr(P G_i P G_j) is the Gram matrix of the P G_i P, so that a term
 * whose remainder after the residual and the terms before it is nothing is a combination of them.
 *
 * @param derivatives at any ratios that are all positive
 * @param levels of each term
 * @param order in which terms are kept: indices, each once
 */
export function identifiableTerms(
  { expected }: Derivatives,
  levels: readonly number[],
  order: readonly number[],
): Identifiable {
  const size = levels.length + 1;
  const entry = (i: number, j: number): number => expected[i * size + j] as number;
  const kept: number[] = [];
  const aliases = new Map<number, number[]>();
  /** Rows of the Cholesky factor of what is kept, the residual first. */
  const basis: { index: number; row: Float64Array }[] = [];
  for (const i of [0, ...order.map((index) => index + 1)]) {
    const row = new Float64Array(basis.length + 1);
    let remaining = entry(i, i);
    for (const [k, { index, row: other }] of basis.entries()) {
      let sum = entry(i, index);
      for (let m = 0; m < k; m++) sum -= (row[m] as number) * (other[m] as number);
      row[k] = sum / (other[k] as number);
      remaining -= row[k] ** 2;
    }
    const scale = i === 0 ? 0 : (levels[i - 1] as number);
    // Judged against its own size and against the trace it would have if the fixed part took nothing away.
    if (remaining > tolerance * entry(i, i) && entry(i, i) > 1e-12 * scale) {
      row[basis.length] = Math.sqrt(remaining);
      basis.push({ index: i, row });
      if (i > 0) kept.push(i - 1);
    } else {
      const share = entry(i, i) > 1e-12 * scale ? coefficients(basis, row) : [];
      aliases.set(
        i - 1,
        basis.flatMap(({ index }, k) => (Math.abs(share[k] ?? 0) > 1e-6 ? [index - 1] : [])),
      );
    }
  }
  return { kept, aliases };
}

/** What combination of the kept ones a dependent row is. */
function coefficients(basis: readonly { row: Float64Array }[], row: Float64Array): number[] {
  const result = Array.from(row.subarray(0, basis.length));
  for (let k = basis.length - 1; k >= 0; k--) {
    const own = (basis[k] as { row: Float64Array }).row;
    const value = (result[k] as number) / (own[k] as number);
    result[k] = value;
    for (let m = 0; m < k; m++) result[m] = (result[m] as number) - value * (own[m] as number);
  }
  return result;
}
