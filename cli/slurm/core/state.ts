/** What the submitter knows between its rounds. Owned by `step`, which changes it in place. */

export interface SubmitterConfig {
  /** Most jobs at a time. */
  readonly jobsMax: number;
  /** Trials at a time of one job, as far as the options tell; the agents that are there know better. */
  readonly slotsHint: number;
  /** How long a trial takes, where the user says it; otherwise the sweep's own trials tell. */
  readonly trialMs: number | undefined;
}

/** A job of Slurm that an agent of ours runs in, or will. */
export interface Job {
  /** Number of its agent: names the agent's data folder, which one job at a time uses. */
  readonly key: number;
  /** Undefined while it is not known whether sbatch got it through. */
  id: string | undefined;
  readonly submittedAtMs: number;
  phase: JobPhase;
  /** When Slurm ends it; undefined while it does not run, and for a job without a limit. */
  endsAtMs: number | undefined;
  /** Its time limit; undefined for none. */
  limitMs: number | undefined;
  /** Why it waits, in Slurm's words; empty where nothing is out of the ordinary. */
  waitsFor: string;
  /** Trials that its agent runs now. */
  busy: number;
  /** True once its agent has run a trial. */
  hasWorked: boolean;
  /** When it was last asked to end. */
  cancelledAtMs: number | undefined;
}

export type JobPhase = 'pending' | 'running' | 'leaving';

/** Things that went wrong in a row, the newest in words, and when the next try may be. */
interface Retry {
  inARow: number;
  lastAtMs: number;
  notBeforeMs: number;
  message: string;
}

export interface SubmitterState {
  readonly config: SubmitterConfig;
  jobs: Job[];
  /** sbatch refused. */
  refusals: Retry;
  /** Jobs ended before their agents had run a trial, though trials waited. */
  fruitless: Retry;
  /** True once sbatch has taken a job, or one was found. */
  everSubmitted: boolean;
  /** Results and failures of each agent, by key, when its present job began, and when last seen. */
  readonly outcomes: Map<number, { job: string; before: number; now: number }>;
  /** Trials at a time of one agent; undefined before one was seen. */
  slotsSeen: number | undefined;
  hasGivenUp: boolean;
}

const calm = (): Retry => ({ inARow: 0, lastAtMs: Number.NEGATIVE_INFINITY, notBeforeMs: 0, message: '' });

/** @param unsure keys of which an earlier life may have submitted a job a moment ago, with the time at which it tried */
export function initialState(
  config: SubmitterConfig,
  unsure: readonly { readonly key: number; readonly atMs: number }[] = [],
): SubmitterState {
  return {
    config,
    jobs: unsure.map(({ key, atMs }) => newJob(key, undefined, atMs)),
    refusals: calm(),
    fruitless: calm(),
    everSubmitted: false,
    outcomes: new Map(),
    slotsSeen: undefined,
    hasGivenUp: false,
  };
}

export const newJob = (key: number, id: string | undefined, submittedAtMs: number): Job => ({
  key,
  id,
  submittedAtMs,
  phase: 'pending',
  endsAtMs: undefined,
  limitMs: undefined,
  waitsFor: '',
  busy: 0,
  hasWorked: false,
  cancelledAtMs: undefined,
});
