import { cholesky, logDeterminant } from '../numeric/cholesky.ts';
import { fitModel } from '../model/linear-fit.ts';
import { layOutModel } from '../model/model-matrix.ts';
import { prepareData, refuseTooLarge } from '../model/prepare.ts';
import { orthogonalRows } from '../model/sum-of-squares.ts';
import { type ModelTerm, orderTerms } from '../model/term.ts';
import { type DataTable, dataTable, numericColumn } from '../table/data-table.ts';

/** Candidate runs as a model sees them: an orthonormal basis of full rank over all of them. */
export interface CandidateBasis {
  /** Candidates, N. */
  readonly count: number;
  /** Rank of the model over all candidates, p. */
  readonly rank: number;
  /** Row-major [N x p]; its cross product is the identity. */
  readonly q: Float64Array;
}

/**
 * @param candidates factor columns, a row a cell that may be run
 * @throws YatesError E_COLUMN_UNKNOWN, E_MODEL_SIZE
 */
export function candidateBasis(candidates: DataTable, terms: readonly ModelTerm[]): CandidateBasis {
  let response = 'response';
  while (candidates.columns.has(response)) response = `${response}_`;
  const table = dataTable({
    ...Object.fromEntries(candidates.columns),
    [response]: numericColumn(new Float64Array(candidates.rows)),
  });
  const ordered = orderTerms(terms);
  const data = prepareData(table, { response, terms: ordered });
  const layout = layOutModel(ordered, data.variables);
  refuseTooLarge(layout, data.cells);
  const fit = fitModel(layout, data.cells);
  const { q } = orthogonalRows(
    fit,
    layout.blocks.map((_, index) => index),
    [],
  );
  const byRow = new Float64Array(candidates.rows * fit.rank);
  for (const [i, row] of data.cells.rows.entries()) {
    const cell = data.cells.cellOfRow[i] as number;
    byRow.set(q.subarray(cell * fit.rank, (cell + 1) * fit.rank), row * fit.rank);
  }
  return { count: candidates.rows, rank: fit.rank, q: byRow };
}

/** Row-major [p x p], the sum of q q' over some candidates, plus a ridge on the diagonal. */
export function information({ q, rank }: CandidateBasis, rows: Iterable<number>, ridge = 0): Float64Array {
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

/**
 * D-efficiency of some candidates, per run and relative to running all of them once: 1 is as good a run, more is
 * better. 0 where the model cannot be fitted to them. It does not depend on how factors are coded.
 */
export function relativeEfficiency(basis: CandidateBasis, rows: readonly number[]): number {
  const { rank, count } = basis;
  // The ridge lets a singular choice through the triangle, where its pivots then give it away.
  const triangle = cholesky(information(basis, rows, 1e-12), rank);
  for (let k = 0; k < rank; k++) if ((triangle[k * rank + k] as number) ** 2 < 1e-9) return 0;
  return (Math.exp(logDeterminant(triangle, rank) / rank) * count) / rows.length;
}
