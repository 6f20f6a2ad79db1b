/** The test of one term on aligned ranks. */
export interface AlignedRankTest {
  readonly term: string;
  readonly df: number;
  readonly f: number | null;
  readonly df2: number;
  readonly p: number | null;
}

export interface Robust {
  /** Wald F with the HC3 covariance: unequal variances allowed. */
  readonly hc3: readonly {
    readonly term: string;
    readonly df: number;
    readonly f: number | null;
    readonly df2: number;
    readonly p: number | null;
    readonly reason: string | null;
  }[];
  /** Freedman-Lane, residuals rearranged within blocks. */
  readonly permutation: readonly {
    readonly term: string;
    readonly f: number;
    readonly p: number;
    readonly arrangements: number;
    readonly asExtreme: number;
  }[];
  /** Wild bootstrap of the same F: residuals with random signs, so that neither normal errors nor equal variances are needed. */
  readonly bootstrap: readonly {
    readonly term: string;
    readonly f: number;
    readonly p: number;
    readonly arrangements: number;
    readonly asExtreme: number;
  }[];
  /** Aligned ranks of every term of a complete factorial; [] for any other layout. */
  readonly alignedRanks: readonly AlignedRankTest[];
  /** One factor at a time, unadjusted. */
  readonly oneWay: readonly RobustOneWay[];
}

export interface RobustOneWay {
  readonly term: string;
  /** Means, variances unequal; null where a level has one row or no spread. */
  readonly welch: {
    readonly f: number;
    readonly df1: number;
    readonly df2: number;
    readonly p: number;
  } | null;
  readonly gamesHowell: readonly {
    /** The difference is `second` - `first`. */
    readonly first: string;
    readonly second: string;
    readonly difference: number;
    readonly se: number;
    readonly df: number;
    readonly t: number;
    readonly pAdjusted: number;
    readonly lower: number;
    readonly upper: number;
  }[];
  /** Ranks; null where all values are equal. */
  readonly kruskalWallis: {
    readonly statistic: number;
    readonly df: number;
    readonly p: number;
    readonly epsilon2: number;
    readonly eta2: number;
  } | null;
  readonly dunn: readonly {
    readonly first: string;
    readonly second: string;
    readonly z: number;
    readonly p: number;
    readonly pHolm: number;
  }[];
  readonly reason: string | null;
}
