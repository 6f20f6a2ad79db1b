type Interval = readonly [lower: number, upper: number];

/** The scale on which a factor's numeric levels are spaced. */
export type Scale = 'linear' | 'log';

/** One power of a factor's numeric levels, after those before it: 1 is a straight line, 2 a bend. */
export interface TrendRow {
  readonly degree: number;
  readonly sumSq: number | null;
  readonly f: number | null;
  readonly p: number | null;
}

/** A parabola through the levels of a factor, or along an amount. */
export interface Curve {
  /** Coefficients of x and x^2; x is the decimal logarithm of the level on a `log` scale. */
  readonly linear: number;
  readonly quadratic: number;
  /** Where the parabola turns, as a value of the column; null where it has no bend. */
  readonly stationary: number | null;
  readonly kind: 'highest' | 'lowest' | null;
  /** 95% limits of the turning point (Fieller); null where the bend is not clear, so that it may lie anywhere. */
  readonly interval: Interval | null;
  /** What the parabola leaves of the differences between levels; null where nothing can be left. */
  readonly lackOfFit: { readonly df: number; readonly f: number; readonly p: number } | null;
}

/** Change of the response for one unit more of an amount, the other terms held. */
export interface Slope {
  readonly value: number;
  readonly se: number | null;
  readonly df: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Smallest and largest value of the amount among the rows used. */
  readonly from: number;
  readonly to: number;
}

/** What a row of the table says of a term whose values are numbers. */
export interface NumericRow {
  /** Of a factor with three numeric levels or more. */
  readonly scale?: Scale | undefined;
  readonly trends?: readonly TrendRow[] | undefined;
  /** Of such a factor, and of an amount that enters as a parabola. */
  readonly curve?: Curve | undefined;
  /** Of an amount that enters as a straight line. */
  readonly slope?: Slope | undefined;
  /**
   * 90% limits of the population's partial eta squared of all that an amount does, straight or not: as a factor whose levels
   * are its values. Null where no value occurs twice.
   */
  readonly wholeInterval?: Interval | null | undefined;
}
