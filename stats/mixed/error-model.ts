import type { ModelLayout } from '../model/model-matrix.ts';

/**
 * What errors are made of: the one place that knows the variance and the degrees of freedom of an estimate. Every
 * table, mean, comparison and plan asks it, whatever the model of the errors is. `residualError`, `randomError` and
 * `plotsError` make one.
 */
export interface ErrorModel {
  /** How errors are modelled; what a single answer rests on is in its `error`. */
  readonly kind: 'residual' | 'strata' | 'reml' | 'plots';
  /** The fixed part: linear functions have `layout.width` entries. */
  readonly layout: ModelLayout;
  /** Variances of the random terms, in model order, and of the residual, last. */
  readonly components: readonly VarianceComponent[];
  /**
   * Estimate, variance and degrees of freedom of l'b.
   *
   * @param l [layout.width]
   * @returns undefined where the data do not determine l'b
   */
  of(l: Float64Array): LinearEstimate | undefined;
  /**
   * F test of L b = 0.
   *
   * @param rows of L, each [layout.width]; they need not be independent
   */
  test(rows: readonly Float64Array[]): ErrorTest;
}

/** The variance of one random term, or of the residual. */
export interface VarianceComponent {
  /** As R writes the group, `seed:a`, or `residual`. */
  readonly group: string;
  /** In squared units of the response. Null where the data cannot tell it from `aliasedWith`. */
  readonly variance: number | null;
  /** True where the estimate would be negative and is kept at zero. */
  readonly atZero: boolean;
  /** Groups whose variance this one cannot be told from; [] where it can. */
  readonly aliasedWith: readonly string[];
}

/** What an estimate was judged by. */
export type ErrorBasis =
  /** The residual of the ordinary fit. */
  | { readonly kind: 'residual' }
  /** Mean squares of these error strata, by name; one of them where the test is exact. */
  | { readonly kind: 'strata'; readonly strata: readonly string[]; readonly exact: boolean }
  /** Variances by REML. */
  | { readonly kind: 'reml'; readonly method: DdfMethod; readonly terms: readonly string[] }
  /** What whole plots of one setting differ by, what runs within plots differ by, or both. */
  | { readonly kind: 'plots'; readonly strata: readonly ('between' | 'within')[] };

export type DdfMethod = 'kenward-roger' | 'satterthwaite';

export interface LinearEstimate {
  /** On the scale of the response; includes its offset where the function does (its intercept entry is 1). */
  readonly value: number;
  /** In squared units of the response. Null where there is nothing to estimate it from. */
  readonly variance: number | null;
  /** Degrees of freedom of `variance`, > 0, whole or not. Null where there are none. */
  readonly df: number | null;
  readonly error: ErrorBasis;
}

/** Why there is no test. */
export type Untested =
  /** The data do not determine some row of L b. */
  | 'notEstimable'
  /** L has no row that is not 0. */
  | 'noHypothesis'
  /** The differences have no error that is known: strata that do not cover them, or a variance that is not positive. */
  | 'noError'
  /** More random effects depend on one another than can be worked with: see `effectsMax` of mixed-model.ts. */
  | 'tooManyEffects'
  | 'noResidual'
  | 'perfectFit'
  | 'constantResponse';

export interface ErrorTest {
  /** Numerator degrees of freedom: the rank of L. */
  readonly numDf: number;
  /** Null, like all below, where there is no test. */
  readonly denDf: number | null;
  readonly f: number | null;
  readonly p: number | null;
  /** Natural logarithm of `p`, finite where `p` underflows. */
  readonly logP: number | null;
  readonly error: ErrorBasis;
  readonly untested: Untested | null;
}

/** A test that could not be made. */
export const untestable = (numDf: number, error: ErrorBasis, untested: Untested): ErrorTest => ({
  numDf,
  denDf: null,
  f: null,
  p: null,
  logP: null,
  error,
  untested,
});
