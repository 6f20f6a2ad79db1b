/** Candidate runs as a model sees them: an orthonormal basis of full rank over all of them. */
export interface CandidateBasis {
  /** Candidates, N. */
  readonly count: number;
  /** Rank of the model over all candidates, p. */
  readonly rank: number;
  /** Row-major [N x p]; its cross product is the identity. */
  readonly q: Float64Array;
}

/** Share of its length below which a column counts as dependent on those before it. */
const dependentShare = 1e-9;

/**
 * Indicator columns of an intercept and of each term, made orthonormal by Gram and Schmidt, twice for the rounding.
 *
 * @param cells digits of each candidate: a level index for each factor
 * @param radices levels of each factor
 * @param terms factors of each term, by index
 *
 * @example
 * // Two factors of two levels with their interaction: as many parameters as cells.
 * basisOfCells([[0, 0], [0, 1], [1, 0], [1, 1]], [2, 2], [[0], [1], [0, 1]]).rank; // 4
 */
export function basisOfCells(
  cells: readonly ArrayLike<number>[],
  radices: readonly number[],
  terms: readonly (readonly number[])[],
): CandidateBasis {
  const count = cells.length;
  const kept: Float64Array[] = [];
  for (const term of [[], ...terms]) {
    for (const column of indicators(cells, radices, term)) {
      const length = norm(column);
      for (const basis of [...kept, ...kept]) removeProjection(column, basis);
      const left = norm(column);
      if (left > dependentShare * length) kept.push(column.map((entry) => entry / left));
    }
  }
  const rank = kept.length;
  const q = new Float64Array(count * rank);
  for (const [k, column] of kept.entries())
    for (let i = 0; i < count; i++) q[i * rank + k] = column[i] as number;
  return { count, rank, q };
}

/** One column for each combination of the term's levels that occurs. */
function indicators(
  cells: readonly ArrayLike<number>[],
  radices: readonly number[],
  term: readonly number[],
): Float64Array[] {
  const columns = new Map<number, Float64Array>();
  for (const [i, digits] of cells.entries()) {
    let key = 0;
    for (const factor of term) key = key * (radices[factor] as number) + (digits[factor] as number);
    const column = columns.get(key) ?? new Float64Array(cells.length);
    column[i] = 1;
    columns.set(key, column);
  }
  return [...columns.values()];
}

const norm = (column: Float64Array): number =>
  Math.sqrt(column.reduce((sum, entry) => sum + entry * entry, 0));

function removeProjection(column: Float64Array, basis: Float64Array): void {
  let dot = 0;
  for (let i = 0; i < column.length; i++) dot += (column[i] as number) * (basis[i] as number);
  for (let i = 0; i < column.length; i++) column[i] = (column[i] as number) - dot * (basis[i] as number);
}
