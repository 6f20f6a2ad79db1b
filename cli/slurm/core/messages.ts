import type { JobPhase } from './state.ts';

/** A job of ours as squeue lists it. */
export interface ListedJob {
  readonly id: string;
  readonly key: number;
  readonly phase: JobPhase | 'ended';
  /** How it ended, as far as that matters: `taken` where neither job nor agent is to blame (cancelled, preempted, its node failed). */
  readonly end?: 'taken' | 'own' | undefined;
  readonly endsAtMs: number | undefined;
  readonly limitMs: number | undefined;
  readonly waitsFor: string;
}

/** An agent that runs in a job, as the coordinator knows it. */
export interface SeenAgent {
  readonly key: number;
  /** Id of its job. */
  readonly job: string;
  readonly slots: number;
  readonly busy: number;
  /** Results and failures in all its lives. */
  readonly outcomes: number;
  /** It gets no trials for now. */
  readonly isSetAside: boolean;
}

export interface Work {
  /** Trials that agents may have now. */
  readonly queued: number;
  /** Every sweep has ended, or there is none. */
  readonly isOver: boolean;
  /** Median duration of a trial; undefined while none is done. */
  readonly trialMs: number | undefined;
}

/** What happens to the submitter. Plain data. */
export type Input =
  /** Slurm and the coordinator were asked; what they say is of the same moment, after every submission so far. */
  | {
      readonly kind: 'round';
      readonly listed: readonly ListedJob[];
      readonly agents: readonly SeenAgent[];
      readonly work: Work;
    }
  | { readonly kind: 'submitted'; readonly key: number; readonly id: string }
  /** sbatch did not take it; or nobody knows, as after a timeout (`isUnsure`). The later submissions of the round are off. */
  | {
      readonly kind: 'refused';
      readonly key: number;
      readonly message: string;
      readonly isUnsure?: boolean;
    }
  /** What the newest job that ended without a trial printed last. */
  | { readonly kind: 'last-words'; readonly text: string }
  /** Last: nothing is submitted any more, and every job is to end. */
  | { readonly kind: 'stop' };

/** What the shell does, in this order. A `submit` is answered by `submitted` or `refused`. */
export type Effect =
  | { readonly kind: 'submit'; readonly key: number }
  | { readonly kind: 'cancel'; readonly ids: readonly string[] }
  /** The job is over: its token is of no more use. */
  | { readonly kind: 'ended'; readonly key: number; readonly id: string | undefined; readonly why: JobEnd }
  /** Nothing more is tried. */
  | { readonly kind: 'give-up'; readonly why: 'refused' | 'fruitless'; readonly message: string };

/** `fruitless`: its agent ran no trial, though trials waited. */
type JobEnd = 'usual' | 'fruitless' | 'never-submitted';
