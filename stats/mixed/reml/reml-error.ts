import { fUpperTail, logFUpperTail } from '../../distributions/f-distribution.ts';
import type {
  DdfMethod,
  ErrorBasis,
  ErrorModel,
  ErrorTest,
  LinearEstimate,
  VarianceComponent,
} from '../error-model.ts';
import { untestable } from '../error-model.ts';
import { coordinates } from '../../model/coordinates.ts';
import type { FixedPart } from '../fixed-part.ts';
import type { Triangular } from '../hypothesis.ts';
import { dot } from '../matrix/products.ts';
import { inverse, solveRows } from '../matrix/triangular.ts';
import { orthonormalRows } from '../orthonormal-rows.ts';
import type { RemlFit } from './fit-reml.ts';
import { kenwardRoger, quadraticForm, residualSlope } from './kenward-roger.ts';
import { generalisedTriangle } from './generalised-triangle.ts';
import { kenwardRogerTest, satterthwaiteTest } from './reml-statistic.ts';

/** Answers from variances by REML. */
export interface RemlError extends ErrorModel {
  readonly kind: 'reml';
  readonly method: DdfMethod;
  readonly fit: RemlFit;
  /**
   * The triangle of generalised least squares, with the covariance that `of` answers from. Hypotheses read off it
   * (type 2) are those of car's Anova; those read off the fixed part, of ordinary least squares, are lmerTest's. In
   * balanced layouts they are the same.
   */
  generalised(): Triangular;
}

/**
 * Kenward-Roger: covariance adjusted for the weights having been estimated, denominators from the expected information.
 * Satterthwaite: covariance as it is, denominators from the observed information of the variances that are not zero.
 *
 * @see Kenward and Roger 1997, Biometrics 53; Kuznetsova, Brockhoff and Christensen 2017, J. Stat. Software 82(13)
 */
export function remlError(
  fixed: FixedPart,
  fit: RemlFit,
  components: readonly VarianceComponent[],
  method: DdfMethod,
): RemlError {
  const { at, derivatives, design } = fit;
  const p = design.rank;
  const slopes = [residualSlope(derivatives.slopes, at.ratios, p), ...derivatives.slopes];
  const adjusted = method === 'kenward-roger' ? kenwardRoger(fit) : undefined;
  const spread = adjusted?.varianceCovariance ?? observedCovariance(fit);
  const used = adjusted === undefined ? 'satterthwaite' : method;
  const error: ErrorBasis = { kind: 'reml', method: used, terms: design.terms.map(({ name }) => name) };
  const estimates = whitenedEstimates(fixed, fit);
  const whiten = (l: Float64Array): Float64Array | undefined => {
    const x = coordinates(fixed.trapezoid, l);
    if (x !== undefined) solveRows(at.triangle, p, x, 1);
    return x;
  };
  /** Of an estimate whose whitened function is x, by Satterthwaite's formula. */
  const dfOf = (x: Float64Array): number => {
    const slope = Float64Array.from(slopes, (own) => quadraticForm(own, x));
    return (2 * dot(x, x) ** 2) / quadraticForm(spread, slope);
  };
  return {
    kind: 'reml',
    method,
    fit,
    generalised: () => generalisedTriangle(fixed, fit, adjusted?.inflation),
    layout: fixed.layout,
    components,
    of(l): LinearEstimate | undefined {
      const x = whiten(l);
      if (x === undefined) return undefined;
      const own = dot(x, x);
      const more = adjusted === undefined ? 0 : 2 * quadraticForm(adjusted.inflation, x);
      const value = (l[0] as number) * fixed.cells.offset + dot(x, estimates);
      return { value, variance: at.sigma2 * (own + more), df: own > 0 ? dfOf(x) : null, error };
    },
    test(rows): ErrorTest {
      const found = rows.map(whiten);
      if (found.some((one) => one === undefined)) return untestable(rows.length, error, 'notEstimable');
      const whitened = found as Float64Array[];
      const effects = (x: Float64Array): number => dot(x, estimates);
      const basis = orthonormalRows(whitened);
      if (basis.length === 0) return untestable(0, error, 'noHypothesis');
      const { f, denDf } =
        adjusted === undefined
          ? satterthwaiteTest(whitened, effects, dfOf)
          : kenwardRogerTest(basis, effects, slopes, adjusted, dfOf);
      const statistic = f / at.sigma2;
      return {
        numDf: basis.length,
        denDf,
        f: statistic,
        p: fUpperTail(statistic, basis.length, denDf),
        logP: logFUpperTail(statistic, basis.length, denDf),
        error,
        untested: null,
      };
    },
  };
}

/** [p], coefficients whose covariance is sigma2 times the identity: triangle' times those in the basis. */
function whitenedEstimates({ leastSquares, rank: p }: FixedPart, { at }: RemlFit): Float64Array {
  const result = Float64Array.from(at.whitened);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      result[j] = (result[j] as number) + (at.triangle[i * p + j] as number) * (leastSquares[i] as number);
    }
  }
  return result;
}

/** Covariance of the variances over sigma^2 from the observed information; those at zero do not vary. */
function observedCovariance({ at, derivatives }: RemlFit): Float64Array {
  const size = at.ratios.length + 1;
  const free = [0, ...Array.from(at.ratios, (ratio, k) => (ratio > 0 ? k + 1 : 0)).filter((i) => i > 0)];
  const pick = (matrix: Float64Array): Float64Array =>
    Float64Array.from(
      { length: free.length ** 2 },
      (_, i) =>
        matrix[
          (free[Math.floor(i / free.length)] as number) * size + (free[i % free.length] as number)
        ] as number,
    );
  const inverted =
    inverse(pick(derivatives.observed), free.length) ?? inverse(pick(derivatives.expected), free.length);
  const result = new Float64Array(size * size);
  if (inverted === undefined) return result;
  for (const [a, i] of free.entries()) {
    for (const [b, j] of free.entries()) result[i * size + j] = 2 * (inverted[a * free.length + b] as number);
  }
  return result;
}
