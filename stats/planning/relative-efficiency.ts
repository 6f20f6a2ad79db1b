import { cholesky, logDeterminant } from '../numeric/cholesky.ts';

/** Candidate runs as a model sees them: an orthonormal basis of the model's columns over all of them. */
export interface CandidateRows {
  /** Number of candidates, N. */
  readonly count: number;
  /** Rank of the model over all candidates, p. */
  readonly rank: number;
  /** Row-major [N x p]; its cross product is the identity. */
  readonly q: Float64Array;
}

/**
 * D-efficiency of some candidates, per run and relative to running all of them once: 1 is as good a run, more is
 * better. 0 where the model cannot be fitted to them. It does not depend on how factors are coded.
 *
 * @param rows indices of the candidates that are run
 *
 * @example
 * const mean = { count: 2, rank: 1, q: Float64Array.of(Math.SQRT1_2, Math.SQRT1_2) };
 * relativeEfficiency(mean, [0]); // 1
 */
export function relativeEfficiency(candidates: CandidateRows, rows: readonly number[]): number {
  const { rank, count } = candidates;
  // The ridge lets a singular choice through the triangle, where its pivots then give it away.
  const triangle = cholesky(information(candidates, rows, 1e-12), rank);
  for (let k = 0; k < rank; k++) if ((triangle[k * rank + k] as number) ** 2 < 1e-9) return 0;
  return (Math.exp(logDeterminant(triangle, rank) / rank) * count) / rows.length;
}

/** Row-major [p x p], the sum of q q' over some candidates, plus a ridge on the diagonal. */
function information({ q, rank }: CandidateRows, rows: Iterable<number>, ridge: number): Float64Array {
  const m = new Float64Array(rank * rank);
  for (let k = 0; k < rank; k++) m[k * rank + k] = ridge;
  for (const row of rows) {
    for (let a = 0; a < rank; a++) {
      const entry = q[row * rank + a] as number;
      for (let b = 0; b <= a; b++) {
        m[a * rank + b] = (m[a * rank + b] as number) + entry * (q[row * rank + b] as number);
      }
    }
  }
  for (let a = 0; a < rank; a++) for (let b = 0; b < a; b++) m[b * rank + a] = m[a * rank + b] as number;
  return m;
}
