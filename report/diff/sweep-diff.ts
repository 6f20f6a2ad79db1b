import type { KnownEnvironment } from '../../client/environments.ts';
import type { Settings, SweepSpec } from '../../design/sweep-spec.ts';
import type { MeanOfRuns } from '../../stats/means/welch-difference.ts';
import type { TrialRecord } from '../trial-record.ts';

/** One of two sweeps. */
export interface DiffSide {
  /** Id, or the name of the file that its runs are from. */
  readonly name: string;
  readonly spec: SweepSpec;
  readonly trials: readonly TrialRecord[];
  readonly isRunning: boolean;
  /** What attempts ran with; undefined where it is not known, as in a file. */
  readonly environments: readonly KnownEnvironment[] | undefined;
  /** The design is inferred from runs: trainer and constraints are not known. */
  readonly isInferred: boolean;
}

/** A fact that differs; an empty text where a side has none of it. */
export interface Change {
  readonly what: string;
  readonly first: string;
  readonly second: string;
}

export interface FactorChange {
  readonly factor: string;
  /** `first` or `second`: the only one that has the factor. */
  readonly onlyIn: 'first' | 'second' | null;
  /** Levels that one of the two has. */
  readonly levelsOfFirst: readonly string[];
  readonly levelsOfSecond: readonly string[];
}

export interface CellDifference {
  readonly settings: Settings;
  readonly first: MeanOfRuns;
  readonly second: MeanOfRuns;
  /** `second` - `first`; the limits are 95% limits of Welch. */
  readonly difference: number | null;
  readonly se: number | null;
  readonly df: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Over all shared cells, the same in each. */
export interface OverallDifference {
  readonly difference: number | null;
  readonly se: number | null;
  readonly df: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly p: number | null;
  /** `cell`: runs are independent; `seed`: both sweeps share seeds, whose means over the cells are compared. */
  readonly adjustedFor: 'cell' | 'seed';
  /** Why there is none. */
  readonly reason: string | null;
}

export interface ResponseDifference {
  readonly response: string;
  /** Those that both have with a result. */
  readonly cells: readonly CellDifference[];
  readonly overall: OverallDifference;
  /** Test that the difference is the same in all cells; null where no cell was repeated. */
  readonly sameInAll: {
    readonly df: number;
    readonly denDf: number;
    readonly f: number;
    readonly p: number;
  } | null;
  /** Runs that have the same settings and seed in both, and those of them whose results agree to the last digit. */
  readonly pairs: { readonly runs: number; readonly equal: number };
}

export interface SweepDiff {
  readonly schema: 'yates/diff/v1';
  readonly sweeps: readonly [DiffedSweep, DiffedSweep];
  readonly factors: readonly FactorChange[];
  readonly design: readonly Change[];
  /** Null where it is not known what the runs of either ran with. */
  readonly code: readonly Change[] | null;
  /** Packages whose versions differ. */
  readonly packages: readonly Change[] | null;
  /** Factors of one of the two alone: cells are matched on the others. */
  readonly unmatched: readonly string[];
  readonly responses: readonly ResponseDifference[];
}

export interface DiffedSweep {
  readonly name: string;
  readonly runs: number;
  readonly results: number;
  readonly isRunning: boolean;
  readonly isInferred: boolean;
}
