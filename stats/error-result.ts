/** What an analysis says of its errors, as plain data. */

/** In squared units of the response. */
export interface VarianceOfGroup {
  /** As R writes it, `seed:a`, or `residual`. */
  readonly group: string;
  /** Null where the data cannot tell it from `aliasedWith`. */
  readonly variance: number | null;
  /** The estimate would be negative and is kept at zero. */
  readonly atZero: boolean;
  readonly aliasedWith: readonly string[];
}

/** A size of the design, as the number of each thing drawn, that makes an interval half as wide. */
interface LargerSample {
  /** Levels of each random factor and runs of a cell, by name. */
  readonly counts: Readonly<Record<string, number>>;
  readonly runs: number;
  /** Half-width of the interval that it gives, in the unit of the response. */
  readonly halfWidth: number;
}

/** What halves the interval of the main comparison, from the variance components. */
export interface HalfIntervalOfAnalysis {
  /** The factor whose levels are compared, and the two of them whose difference is known least. */
  readonly term: string;
  readonly first: string;
  readonly second: string;
  /** Of the 95% interval of this one difference, as if no run were missing. */
  readonly halfWidth: number;
  /** As run: levels of each random factor, and runs of a cell where each has a seed of its own. */
  readonly counts: Readonly<Record<string, number>>;
  readonly runs: number;
  /** Size with the fewest runs in total; null if even 100,000 of each thing are not enough. */
  readonly cheapest: LargerSample | null;
  /** Size with more of one thing alone, by name; null if no number of it is enough. */
  readonly alone: Readonly<Record<string, LargerSample | null>>;
}

/** Whether the differences that a test pools vary alike over the levels of the random factor. */
export interface SphericityRow {
  readonly term: string;
  /** Mauchly's W and its p; null where `reason` says why. */
  readonly mauchly: { readonly w: number; readonly p: number } | null;
  /** 1 where all differences vary alike, 1 / df at worst. */
  readonly greenhouseGeisser: number;
  readonly huynhFeldt: number;
  /** p of the term's F with both degrees of freedom times that number. */
  readonly pGreenhouseGeisser: number | null;
  readonly pHuynhFeldt: number | null;
  readonly reason: string | null;
}

/** The second error of a split plot: what whole plots of the same setting differ by. */
export interface SplitPlotError {
  /** Column that numbers the whole plots, and how many there are. */
  readonly plots: string;
  readonly count: number;
  /** Terms that are tested against it; all others are tested against Residuals, what runs within a plot differ by. */
  readonly terms: readonly string[];
  readonly df: number;
  readonly sumSq: number | null;
  readonly meanSq: number | null;
  /**
   * classical: all plots hold the same runs, so the sums of squares split into strata. reml: they do not; variances by REML,
   * denominators by Kenward and Roger's method, and no sums of squares between plots.
   */
  readonly method: 'classical' | 'reml';
  /** Variance between plots, over that within them; by classical estimation it may be negative. */
  readonly between: number | null;
  readonly within: number | null;
}
