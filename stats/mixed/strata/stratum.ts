/** The mean square of one kind of unit. */
export interface Stratum {
  readonly name: string;
  readonly df: number;
  readonly sumSq: number;
  /** Null without degrees of freedom. */
  readonly meanSq: number | null;
  /** [K], how often the variance of each random term is in the expected mean square; the residual is in it once. */
  readonly expectation: Float64Array;
}
