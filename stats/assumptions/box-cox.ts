import { chiSquaredUpperTail } from '../distributions/chi-squared.ts';
import { type CodedPredictor, foldIntoCells } from '../model/cells.ts';
import { fitModel, type LinearFit } from '../model/linear-fit.ts';
import { coded } from '../model/prepare.ts';
import { findRoot } from '../numeric/root.ts';

/** The power of a positive response under which the model fits best: 1 is the response itself, 0 its logarithm. */
export interface BoxCox {
  readonly lambda: number;
  readonly lower: number;
  readonly upper: number;
  /** A plain power that the limits hold where they do not hold 1: what to write in a formula; null: keep the response. */
  readonly advice: 'log' | 'sqrt' | 'inverse' | 'inverse sqrt' | 'square' | null;
}

/** Rows and columns beyond which the question is left out: each answer takes some thirty fits. */
const workMax = 2e6;
/** Ratio of the largest to the smallest value below which powers hardly differ. */
const ratioMin = 2;
/** Powers looked at: from -3 to 3. */
const reach = 3;

const plainPowers = [
  [0, 'log'],
  [0.5, 'sqrt'],
  [-0.5, 'inverse sqrt'],
  [-1, 'inverse'],
  [2, 'square'],
] as const;

/**
 * Box and Cox's power of the response, with 95% limits from its profile likelihood.
 *
 * @param response one a table row
 * @returns null where the response is not positive, hardly varies, or leaves too few degrees of freedom to tell
 * @see Box and Cox 1964, JRSS B 26
 */
export function boxCox(fit: LinearFit, response: Float64Array): BoxCox | null {
  const { cells, layout } = fit;
  const { rows } = cells;
  if (fit.residualDf < 10 || rows.length * layout.width ** 2 > workMax || cells.absorbed !== undefined)
    return null;
  let [low, high, logs] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const row of rows) {
    const value = response[row] as number;
    low = Math.min(low, value);
    high = Math.max(high, value);
    logs += Math.log(value);
  }
  if (!(low > 0) || high / low < ratioMin) return null;
  const mean = logs / rows.length;
  const predictors = [...layout.variables.values()].map((variable): CodedPredictor => coded(variable, rows));
  const scaled = new Float64Array(response.length);
  /** -2 log likelihood at a power, but for a constant; the response over its geometric mean, so that powers compare. */
  const lossAt = (lambda: number): number => {
    for (const row of rows) {
      const log = Math.log(response[row] as number) - mean;
      scaled[row] = Math.abs(lambda) < 1e-9 ? log : Math.expm1(lambda * log) / lambda;
    }
    return rows.length * Math.log(fitModel(layout, foldIntoCells(scaled, predictors, rows)).residualSumSq);
  };
  const lambda = minimum(lossAt, -reach, reach);
  const least = lossAt(lambda);
  if (!Number.isFinite(least)) return null;
  const excess = (at: number): number => 0.05 - chiSquaredUpperTail(Math.max(0, lossAt(at) - least), 1);
  const limit = (end: number): number => {
    if (excess(end) < 0) return end;
    return end > lambda ? findRoot(excess, lambda, end, 1e-4) : findRoot(excess, end, lambda, 1e-4);
  };
  const [lower, upper] = [limit(-reach), limit(reach)];
  const holds = (power: number): boolean => lower <= power && power <= upper;
  const nearest = plainPowers
    .filter(([power]) => holds(power))
    .toSorted(([a], [b]) => Math.abs(a - lambda) - Math.abs(b - lambda))[0];
  return { lambda, lower, upper, advice: holds(1) ? null : (nearest?.[1] ?? null) };
}

/** Least value of a function with one minimum, by golden section. */
function minimum(of: (x: number) => number, low: number, high: number): number {
  const share = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let left = { x: b - share * (b - a), value: of(b - share * (b - a)) };
  let right = { x: a + share * (b - a), value: of(a + share * (b - a)) };
  while (b - a > 1e-4) {
    if (left.value < right.value) {
      [b, right] = [right.x, left];
      const x = b - share * (b - a);
      left = { x, value: of(x) };
    } else {
      [a, left] = [left.x, right];
      const x = a + share * (b - a);
      right = { x, value: of(x) };
    }
  }
  return (a + b) / 2;
}
