/**
 * A sweep as declared: the parsed, checked and completed sweep file. Plain data: it survives JSON unchanged, and it
 * is what the log keeps. Everything else about the design (cells, run sheet, hash) is computed from it.
 */
import type { Json } from '../base/canonical-json.ts';

export type Level = string | number | boolean;

/** One cell's level of every factor and derived column, by name. */
export type Settings = Readonly<Record<string, Level>>;

export interface Factor {
  readonly name: string;
  /** For tables and plots; default: the name. */
  readonly label: string;
  /** At least one, all different, in the order of the file. */
  readonly levels: readonly Level[];
  /** How numeric levels are spaced; left out: evenly. */
  readonly scale?: 'log';
  /** The factor exists under these levels of another one only; left out: always. */
  readonly when?: Condition;
}

/** Levels of a factor under which another factor exists. */
interface Condition {
  readonly factor: string;
  /** At least one, all of them levels of that factor. */
  readonly levels: readonly Level[];
}

/** A column that follows from one factor, such as the natural output position of each input position. */
export interface DerivedColumn {
  readonly name: string;
  /** Name of the factor that it follows. */
  readonly by: string;
  /** Pairs [level of `by`, level of this column], one for each level of `by`. */
  readonly map: readonly (readonly [Level, Level])[];
}

export type Constraint =
  /** A rule known by name, such as `adapter-positions`. */
  | { readonly kind: 'rule'; readonly rule: string }
  /** A CEL expression over factor names; a cell is kept where it is true. */
  | { readonly kind: 'expression'; readonly expression: string };

/** A part of the valid cells. */
export type Fraction = LatinFraction | RegularFraction | DOptimalFraction;

interface LatinFraction {
  readonly kind: 'latin';
  /** The factor whose level follows from all the others. */
  readonly by: string;
}

/** A fraction of two-level factors whose effects are either told apart wholly or not at all. */
export interface RegularFraction {
  readonly kind: 'regular';
  /** Length of the shortest word of its defining relation, at least. */
  readonly resolution: number;
}

export interface DOptimalFraction {
  readonly kind: 'dOptimal';
  /** Cells that are run. */
  readonly runs: number;
  /** The model that they are best for, and that is fitted: the factors of each term. */
  readonly terms: readonly (readonly string[])[];
  /** Random starts of the search, and their seed. */
  readonly starts: number;
  readonly seed: number;
}

/** A run outside the design that its runs are looked at beside, such as "no adapter". */
export interface Reference {
  readonly name: string;
  /** Of the trainer: they need not be factors of the design. */
  readonly settings: Settings;
}

export interface Response {
  readonly name: string;
  readonly goal: 'maximize' | 'minimize';
  readonly label: string;
  /** The metric is a share of so many tries: a number, or the metric that holds it. Left out: it is an amount. */
  readonly of?: number | string;
}

/** Retries after the first attempt, by class of fault. `lost` and `infrastructure` spare the budget up to these caps. */
/** Number of further attempts for each class of fault. */
export interface RetryPolicy {
  readonly user: number;
  readonly outOfMemory: number;
  readonly diverged: number;
  readonly timeout: number;
  readonly lost: number;
  readonly infrastructure: number;
  readonly metricsMissing: number;
}

/** Why an attempt failed. Each class has a retry budget of its own, but for `machine`: what a machine lacks spends none. */
export type FaultClass = keyof RetryPolicy | 'machine';

export interface Resources {
  /** Slots of an agent that one trial takes. */
  readonly slots: number;
  /** Whole GPUs of one machine that one trial takes, each with all slots on it; left out for the GPUs of its slots. */
  readonly gpus?: number;
  /** Labels that an agent must carry. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface TrainerSpec {
  /** `diffusion`: the built-in trainer. `command`: any program. */
  readonly kind: 'diffusion' | 'command';
  /** The trainer's own options; checked by the trainer's own schema. */
  readonly options: { readonly [key: string]: Json };
  /** Wall time of one attempt; 0 for no limit. */
  readonly timeoutMs: number;
  /** Longest silence of a running trial; 0 for no limit. */
  readonly stallTimeoutMs: number;
}

/** Stops trials early that do worse than the others (successive halving). */
export interface HalvingSpec {
  /** That trials report while they run, and what is better. */
  readonly metric: string;
  readonly goal: 'maximize' | 'minimize';
  /** Steps at which trials are compared, ascending. */
  readonly at: readonly number[];
  /** Part of the trials of a block that goes on at each of them, above 0 and below 1. */
  readonly keep: number;
}

/** Dispatch that evens out which levels run where, within a window of the run sheet. */
export interface DispatchSpec {
  /** What is to see all levels: each agent, each kind of device, or the agents of each value of a label. */
  readonly balance: 'agent' | 'device' | { readonly label: string };
  /** Places of the run sheet within which trials are chosen from: a trial starts at most so many late. */
  readonly window: number;
}

/** When the sweep may end before all of its runs: once the evidence on the primary response has decided each factor. */
export interface StopSpec {
  readonly factors: readonly string[];
  /** Of the e-process: decided at E >= 1 / alpha. */
  readonly alpha: number;
  /** `offer`: say so. `pause`: pause the sweep, once. */
  readonly action: 'offer' | 'pause';
}

/** What stays of what trials left. */
export interface KeepSpec {
  /** Of trials that have their result: the newest checkpoint, so many of the newest, all, or none. */
  readonly checkpoints: 'last' | 'all' | 'none' | number;
  /** Files of so many trials that are best by the primary response, or of none; left out for those of all trials. */
  readonly artifacts?: 'none' | number;
  /** Time from the end of a trial until its output may go; left out where it is kept. */
  readonly outputMs?: number;
  /** The same for curves. */
  readonly curvesMs?: number;
}

export interface SweepSpec {
  readonly version: 1;
  readonly name: string;
  readonly description: string;
  readonly factors: readonly Factor[];
  readonly derive: readonly DerivedColumn[];
  readonly constraints: readonly Constraint[];
  /** Which of the valid cells are run; all of them where it is left out. */
  readonly fraction?: Fraction;
  /** Factors that are costly to change: runs that share their levels run together, as a whole plot. */
  readonly wholePlot?: readonly string[];
  /** Run once in each replicate, never in the analysis of variance. Left out where there is none. */
  readonly references?: readonly Reference[];
  /** Factors whose levels are a sample of those that one wants to speak of, such as subjects. Left out where there is none. */
  readonly random?: readonly string[];
  /** How often each cell is run; the replicate number, from 1, is a column of the design. */
  readonly replicates: number;
  /** What forms a block: all cells of one replicate, or nothing. Run order is randomised within blocks. */
  readonly blocks: 'replicate' | 'none';
  /** Seed of the run order and, with own seeds, of the trials' seeds. */
  readonly seed: number;
  /**
   * `own`: every run draws its own seed. Left out: all cells of a replicate share theirs, which is the replicate's number. Sweeps that were
   * stored before there was a choice have no key and share their seeds, so the key is never written as `shared`.
   *
   * @see seedsOf
   */
  readonly seeds?: 'own';
  readonly primary: Response;
  readonly responses: readonly Response[];
  readonly stop?: StopSpec;
  readonly trainer: TrainerSpec;
  readonly resources: Resources;
  readonly retry: RetryPolicy;
  /** Left out: every trial runs to its end. */
  readonly prune?: HalvingSpec;
  /** Left out: trials start in planned order, wherever a slot is free. */
  readonly dispatch?: DispatchSpec;
  /** Left out: checkpoints go once their trial has its result, and all else stays. Part of the run policy. */
  readonly keep?: KeepSpec;
}
