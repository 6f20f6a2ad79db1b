import { fUpperTail, logFUpperTail } from '../distributions/f-distribution.ts';
import { type Estimate, estimate } from '../model/estimate.ts';
import { fitModel, forwardSubstitute, type LinearFit } from '../model/linear-fit.ts';
import { generalisedFit } from '../split-plot/generalised-fit.ts';
import type { SplitPlot, SplitPlotData } from '../split-plot/split-plot.ts';
import {
  type ErrorBasis,
  type ErrorModel,
  type ErrorTest,
  type LinearEstimate,
  untestable,
} from './error-model.ts';
import { linearFunction } from '../model/model-matrix.ts';
import { dot } from './matrix/products.ts';
import { symmetricEigen } from './matrix/symmetric-eigen.ts';
import { satterthwaiteDenDf } from './satterthwaite-f.ts';

/** A split plot: what whole plots differ by and what runs within a plot differ by. */
export interface PlotsError extends ErrorModel {
  readonly kind: 'plots';
  readonly split: SplitPlot;
}

/** Generalised least squares at the variances found, and with the mean square between plots doubled. */
interface Fits {
  readonly here: LinearFit;
  readonly there: LinearFit;
  readonly within: number;
  readonly dfWithin: number;
  readonly dfBetween: number;
}

/** What tells how sure a mean is where plots hold different runs and every term differs within them. */
export interface MeansOfPlots {
  /** Variance between plots. */
  readonly between: number;
  /** Degrees of freedom of the variance of a mean; null where there are none. */
  readonly dfOf: (l: Float64Array) => number | null;
}

/**
 * The answers of a split plot behind the interface that all error models share. Exact where every plot holds the same
 * runs; elsewhere only what runs of one plot determine has an error, and `incompletePlots` has the rest, or `means` where no term
 * differs between plots.
 *
 * @see Satterthwaite 1946, Biometrics Bulletin 2
 */
export function plotsError(data: SplitPlotData, split: SplitPlot, means?: MeansOfPlots): PlotsError {
  const { layout } = data;
  const fits = fitsOf(data, split);
  const plain = fits?.here ?? fitModel(layout, data.cells);
  const { between, within } = split.error;
  /** The estimate with the plots as fixed, averaged over them. */
  const besidePlots = (l: Float64Array): Estimate | undefined => {
    const shifted = l[0] === 0 ? new Float64Array(split.within.layout.width) : average.slice();
    shifted.set(l.subarray(1), shifted.length - l.length + 1);
    return estimate(split.within, shifted);
  };
  const average = linearFunction(split.within.layout, new Map());
  /** What runs of one plot already determine of l'b; undefined where they do not. */
  const withinOf = (l: Float64Array): Estimate | undefined => (l[0] === 0 ? besidePlots(l) : undefined);
  /** A mean adjusted for the plots, as the differences are; how sure it is depends on what plots differ by too. */
  const meanOf = (l: Float64Array): LinearEstimate | undefined => {
    const own = means === undefined || l[0] === 0 ? undefined : besidePlots(l);
    if (means === undefined || own === undefined || split.within.residualDf <= 0) return undefined;
    const { residualSumSq, residualDf } = split.within;
    const variance = (own.unitVariance * residualSumSq) / residualDf + means.between / split.error.count;
    const strata = ['between', 'within'] as const;
    return { value: own.value, variance, df: means.dfOf(l), error: { kind: 'plots', strata } };
  };
  const isWithin = (l: Float64Array): boolean => withinOf(l) !== undefined;
  const basisOf = (rows: readonly Float64Array[]): ErrorBasis => {
    const strata = new Set<'between' | 'within'>();
    for (const l of rows) {
      if (isWithin(l)) strata.add('within');
      else {
        strata.add('between');
        if (shares(fits, l).within > 1e-9) strata.add('within');
      }
    }
    return { kind: 'plots', strata: [...strata] };
  };
  const dfOf = (l: Float64Array): number | null => {
    if (fits === undefined) return null;
    return isWithin(l) ? fits.dfWithin : satterthwaite(fits, shares(fits, l));
  };
  return {
    kind: 'plots',
    layout,
    split,
    components: [
      {
        group: data.plots.name,
        variance: between === null ? null : Math.max(between, 0),
        atZero: between !== null && between <= 0,
        aliasedWith: [],
      },
      { group: 'residual', variance: within, atZero: false, aliasedWith: [] },
    ],
    of(l) {
      const found = estimate(plain, l);
      if (found === undefined) return undefined;
      const own = fits === undefined ? withinOf(l) : undefined;
      if (own !== undefined && split.within.residualDf > 0) {
        const { residualSumSq, residualDf } = split.within;
        const variance = (own.unitVariance * residualSumSq) / residualDf;
        return { value: own.value, variance, df: residualDf, error: { kind: 'plots', strata: ['within'] } };
      }
      const mean = meanOf(l);
      if (mean !== undefined) return mean;
      const df = dfOf(l);
      const variance = fits === undefined || df === null ? null : found.unitVariance * fits.within;
      return { value: found.value, variance, df, error: basisOf([l]) };
    },
    test: (rows) => test(rows, fits, plain, basisOf(rows), dfOf),
  };
}

function fitsOf({ layout, cells, plots }: SplitPlotData, split: SplitPlot): Fits | undefined {
  const { between, within, df, count } = split.error;
  // Between is known only where every plot holds the same runs.
  if (between === null || within === null || df <= 0) return undefined;
  const plotSize = cells.rows.length / count;
  const dfWithin = split.within.residualDf;
  const fit = (stretch: number): LinearFit => {
    const ratio = (stretch * (1 + (plotSize * between) / within) - 1) / plotSize;
    return generalisedFit(layout, cells, plots, ratio, { within, df: dfWithin });
  };
  return { here: fit(1), there: fit(2), within, dfWithin, dfBetween: df };
}

/** The parts of a unit variance that the two mean squares have. */
interface Shares {
  readonly between: number;
  readonly within: number;
}

function shares(fits: Fits | undefined, l: Float64Array): Shares {
  const here = fits === undefined ? undefined : estimate(fits.here, l)?.unitVariance;
  const there = fits === undefined ? undefined : estimate(fits.there, l)?.unitVariance;
  return here === undefined || there === undefined ? { between: 1, within: 0 } : partsOf(here, there);
}

/** here = a + b m and there = a + 2 b m, m being the ratio of the mean squares. */
function partsOf(here: number, there: number): Shares {
  const between = there - here;
  return { between, within: Math.max(0, here - between) };
}

function satterthwaite({ dfWithin, dfBetween }: Fits, { between, within }: Shares): number {
  return (between + within) ** 2 / (within ** 2 / dfWithin + between ** 2 / dfBetween);
}

function test(
  rows: readonly Float64Array[],
  fits: Fits | undefined,
  plain: LinearFit,
  error: ErrorBasis,
  dfOf: (l: Float64Array) => number | null,
): ErrorTest {
  if (rows.some((l) => estimate(plain, l) === undefined))
    return untestable(rows.length, error, 'notEstimable');
  if (fits === undefined) return untestable(rows.length, error, 'noResidual');
  const z = rows.map((l) =>
    forwardSubstitute(
      plain.trapezoid,
      Float64Array.from(plain.trapezoid.kept, (column) => l[column] as number),
    ),
  );
  const gram = Float64Array.from({ length: rows.length ** 2 }, (_, i) =>
    dot(z[Math.floor(i / rows.length)] as Float64Array, z[i % rows.length] as Float64Array),
  );
  const { values, vectors } = symmetricEigen(gram, rows.length);
  const most = values[rows.length - 1] ?? 0;
  let sum = 0;
  const dfs: number[] = [];
  for (const [i, value] of values.entries()) {
    if (!(value > 1e-9 * most)) continue;
    const weights = vectors.subarray(i * rows.length, (i + 1) * rows.length);
    const combined = (of: readonly Float64Array[]): Float64Array =>
      (of[0] as Float64Array).map((_, k) =>
        of.reduce((total, row, j) => total + (weights[j] as number) * (row[k] as number), 0),
      );
    sum += dot(combined(z), plain.trapezoid.qty) ** 2 / value;
    dfs.push(dfOf(combined(rows)) as number);
  }
  const numDf = dfs.length;
  if (numDf === 0) return untestable(0, error, 'noHypothesis');
  const f = sum / numDf / fits.within;
  const denDf = satterthwaiteDenDf(dfs);
  return {
    numDf,
    denDf,
    f,
    p: fUpperTail(f, numDf, denDf),
    logP: logFUpperTail(f, numDf, denDf),
    error,
    untested: null,
  };
}
