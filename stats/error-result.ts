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
