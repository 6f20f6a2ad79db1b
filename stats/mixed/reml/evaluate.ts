import { addGram, addTransposeProduct, dot, mirror } from '../matrix/products.ts';
import { solveRows, tryCholesky } from '../matrix/triangular.ts';
import type { MixedDesign, Pattern } from './mixed-design.ts';

/**
 * The REML criterion at some variance ratios, profiled over the residual variance, and what its derivatives need.
 * Everything is relative to the residual variance: V stands for the covariance over sigma^2, G_k for Z_k Z_k'.
 *
 * @see Bates, Maechler, Bolker and Walker 2015, Fitting Linear Mixed-Effects Models Using lme4, 3.4
 */
export interface Evaluation {
  /** [K], variance of each random term over the residual variance. */
  readonly ratios: Float64Array;
  /**
   * -2 log restricted likelihood, profiled, with the constants of lme4 and the fixed part in an orthonormal basis
   * (Harville's form, which does not depend on the coding of factors).
   */
  readonly criterion: number;
  /** Residual variance, in squared units of the response. */
  readonly sigma2: number;
  /** Row-major [p x p] lower triangle of X'V^-1X. */
  readonly triangle: Float64Array;
  /** [p], X'V^-1y whitened by `triangle`: estimates whose covariance is sigma2 times the identity. */
  readonly whitened: Float64Array;
  /** For each pattern. */
  readonly factored: readonly FactoredPattern[];
}

export interface FactoredPattern {
  /** Root of the ratio of each level, [q]. */
  readonly roots: Float64Array;
  /** Row-major [q x q] lower triangle of I + roots Z'Z roots. */
  readonly triangle: Float64Array;
  /** Row-major [q x p], triangle^-1 roots Z'X. */
  readonly zx: Float64Array;
  /** For each block, [q], triangle^-1 roots Z'y. */
  readonly zy: readonly Float64Array[];
}

/** @returns undefined where the response leaves nothing to explain or rounding has the last word */
export function evaluate(design: MixedDesign, ratios: Float64Array): Evaluation | undefined {
  const { rank: p, n, patterns } = design;
  const xvx = new Float64Array(p * p);
  for (let i = 0; i < p; i++) xvx[i * p + i] = 1;
  const xvy = new Float64Array(p);
  let left = design.residualSumSq;
  let logDeterminant = 0;
  const factored: FactoredPattern[] = [];
  for (const pattern of patterns) {
    const found = factor(pattern, ratios, p);
    if (found === undefined) return undefined;
    const { levels: q } = pattern;
    const blocks = pattern.zy.length;
    for (let i = 0; i < q; i++) {
      logDeterminant += 2 * blocks * Math.log(found.triangle[i * q + i] as number);
    }
    addGram(xvx, found.zx, 0, q, p, -blocks);
    for (const zy of found.zy) {
      left -= dot(zy, zy);
      addTransposeProduct(xvy, zy, found.zx, q, 1, p, -1);
    }
    factored.push(found);
  }
  mirror(xvx, p);
  const triangle = tryCholesky(xvx, p, 0);
  if (triangle === undefined) return undefined;
  for (let i = 0; i < p; i++) logDeterminant += 2 * Math.log(triangle[i * p + i] as number);
  solveRows(triangle, p, xvy, 1);
  left -= dot(xvy, xvy);
  const df = n - p;
  if (!(left > 1e-14 * design.residualSumSq) || df <= 0) return undefined;
  const sigma2 = left / df;
  return {
    ratios,
    criterion: logDeterminant + df * (1 + Math.log(2 * Math.PI * sigma2)),
    sigma2,
    triangle,
    whitened: xvy,
    factored,
  };
}

/** [q], the entry of each term's levels. */
export function overLevels({ levels, starts }: Pattern, values: Float64Array): Float64Array {
  const result = new Float64Array(levels);
  for (let k = 0; k < values.length; k++) result.fill(values[k] as number, starts[k], starts[k + 1]);
  return result;
}

function factor(pattern: Pattern, ratios: Float64Array, p: number): FactoredPattern | undefined {
  const { levels: q, zz, zq } = pattern;
  const roots = overLevels(pattern, ratios.map(Math.sqrt));
  const scaled = new Float64Array(q * q);
  for (let i = 0; i < q; i++) {
    for (let j = 0; j <= i; j++) {
      scaled[i * q + j] = (roots[i] as number) * (roots[j] as number) * (zz[i * q + j] as number);
    }
    scaled[i * q + i] = (scaled[i * q + i] as number) + 1;
  }
  const triangle = tryCholesky(scaled, q, 0);
  if (triangle === undefined) return undefined;
  const zx = zq.map((value, i) => value * (roots[Math.floor(i / p)] as number));
  solveRows(triangle, q, zx, p);
  const zy = pattern.zy.map((own) => {
    const solved = own.map((value, i) => value * (roots[i] as number));
    solveRows(triangle, q, solved, 1);
    return solved;
  });
  return { roots, triangle, zx, zy };
}
