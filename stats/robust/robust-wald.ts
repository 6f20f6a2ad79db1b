import { fUpperTail } from '../distributions/f-distribution.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import { baseTerms } from '../model/base-terms.ts';
import { orthogonalRows } from '../model/sum-of-squares.ts';
import { cholesky, solveLower } from '../numeric/cholesky.ts';

export interface RobustTest {
  readonly term: string;
  readonly df: number;
  readonly f: number | null;
  readonly df2: number;
  readonly p: number | null;
  readonly reason: string | null;
}

/**
 * Wald F of every term with the HC3 covariance, which allows each row a variance of its own. As in type II, a term is
 * tested in the model without the terms that contain it.
 *
 * @param response one a table row
 * @see MacKinnon and White 1985, Journal of Econometrics 29; Long and Ervin 2000
 */
export function robustWald(fit: LinearFit, response: Float64Array): RobustTest[] {
  return fit.layout.blocks.map(({ name }, index) => robustTest(fit, response, index, name));
}

function robustTest(fit: LinearFit, response: Float64Array, index: number, term: string): RobustTest {
  const { cells } = fit;
  const { baseRank, df, q, qty } = orthogonalRows(fit, baseTerms(fit.layout, index, 2), [index]);
  const rank = baseRank + df;
  const df2 = fit.n - rank;
  const none = { term, df, f: null, df2, p: null };
  if (df === 0) return { ...none, reason: 'no degrees of freedom of its own' };
  if (df2 <= 0) return { ...none, reason: 'no residual degrees of freedom' };

  // With q'q = 1 the covariance of the term's coefficients is q' diag(e^2 / (1 - h)^2) q.
  const covariance = new Float64Array(df * df);
  for (const [i, row] of cells.rows.entries()) {
    const start = (cells.cellOfRow[i] as number) * rank;
    let [fitted, leverage] = [0, 0];
    for (let k = 0; k < rank; k++) {
      fitted += (q[start + k] as number) * (qty[k] as number);
      leverage += (q[start + k] as number) ** 2;
    }
    if (1 - leverage < 1e-10) {
      return {
        ...none,
        reason: 'a row is fitted exactly by a parameter of its own: its variance is unknown',
      };
    }
    const weight = (((response[row] as number) - cells.offset - fitted) / (1 - leverage)) ** 2;
    for (let a = 0; a < df; a++) {
      for (let b = 0; b <= a; b++) {
        const product = weight * (q[start + baseRank + a] as number) * (q[start + baseRank + b] as number);
        covariance[a * df + b] = (covariance[a * df + b] as number) + product;
      }
    }
  }
  if (covariance.every((value) => value === 0)) return { ...none, reason: 'no residual variation' };
  const triangle = cholesky(covariance, df);
  const z = solveLower(triangle, df, qty.subarray(baseRank));
  const f = z.reduce((sum, value) => sum + value * value, 0) / df;
  return { term, df, f, df2, p: fUpperTail(f, df, df2), reason: null };
}
