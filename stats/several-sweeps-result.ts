/** Runs of several sweeps, each of which is a block. */
export interface SeveralSweeps {
  readonly names: readonly string[];
  /** The interaction of the sweep with each factor of the model, in a model that has them besides. */
  readonly checks: readonly SweepCheck[];
}

/** Does the effect of a factor hold in every sweep? */
export interface SweepCheck {
  readonly factor: string;
  readonly df: number;
  readonly denDf: number | null;
  readonly f: number | null;
  readonly p: number | null;
  /** Holm's p over all checks. */
  readonly pAdjusted: number | null;
  /** Why it was not tested. */
  readonly reason: string | null;
}
