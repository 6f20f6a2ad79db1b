import { type Fence, fence, type RequestId } from '../../base/ids.ts';
import type { RunEnvironment } from '../../base/run-environment.ts';
import type { Call } from './call.ts';
import type { Grant, Held } from './lease.ts';
import type { SpooledOutcome } from './outcome.ts';

export interface AgentConfig {
  /** Changes with each start of the process: request ids of two lives never meet. */
  readonly incarnation: string;
  readonly slots: number;
  /** The GPU that each slot is on; left out, or undefined for a slot, where there is none. */
  readonly slotGpus?: readonly (SlotGpu | undefined)[];
  /** Seeds the jitter of the backoff. */
  readonly seed: number;
  /** How long the coordinator may hold a lease call while it has nothing. */
  readonly leaseWaitMs: number;
  /** Shortest time between two lease calls that were answered empty. */
  readonly leaseEveryMs: number;
  readonly callTimeoutMs: number;
  /** Artifacts travel within this one. */
  readonly reportTimeoutMs: number;
  /** Number of reports out at once that carry one outcome each, with what has to be uploaded before it. */
  readonly reportsAtOnce: number;
  /** Maximum number of results without uploads that are out at once, and in one report. */
  readonly resultsAtOnce: number;
  readonly backoffBaseMs: number;
  readonly backoffCapMs: number;
  /** A trial whose lease was lost is finished nevertheless from this fraction on; its result is kept as late. */
  readonly nearlyDoneFraction: number;
  /** Once nothing runs any more, how long a draining agent tries to report its outcomes. */
  readonly farewellMs: number;
  /**
   * How long a failure waits before it is reported. A scheduler that ends a job signals all of its processes at once, and a
   * program may be gone before the agent hears its own signal: only then is it known that the failure was a preemption.
   */
  readonly failureHoldMs: number;
  /** When the job that the agent runs in ends, by the clock of `nowMs`; undefined where it has no end. */
  readonly jobEnd?: JobEnd | undefined;
  /** The agent leaves when it has had nothing to run for so long; undefined if it stays. */
  readonly idleExitMs?: number | undefined;
}

/** The GPU that a slot is on. */
export interface SlotGpu {
  /** UUID. */
  readonly id: string;
  /** True for a slice of a GPU (MIG): trials that ask for GPUs want whole ones. */
  readonly isSlice: boolean;
}

export interface JobEnd {
  readonly atMs: number;
  /** So long before it no further trial is begun. */
  readonly lastTrialsMs: number;
  /** Time that is kept, beyond the grace of the program, to stop what runs and to report it. */
  readonly marginMs: number;
  /** For people. */
  readonly reason: string;
}

export const defaultTimings = {
  leaseWaitMs: 20_000,
  leaseEveryMs: 1_000,
  callTimeoutMs: 10_000,
  reportTimeoutMs: 120_000,
  reportsAtOnce: 8,
  resultsAtOnce: 100,
  backoffBaseMs: 250,
  backoffCapMs: 15_000,
  nearlyDoneFraction: 0.9,
  farewellMs: 5_000,
  failureHoldMs: 500,
} as const satisfies Partial<AgentConfig>;

/** Consecutive failures of one thing, and when it may be tried again. */
export interface Retry {
  failures: number;
  notBeforeMs: number;
}

export interface Slot {
  /** What its newest trainer computes with; empty before the first was up. */
  backend: string;
  /** Trainers in a row that could not start or ended without a finished trial. */
  trainerFailures: number;
  /** Number of the newest trial that took it, among all that the agent has begun; 0 for none. */
  begun: number;
  doing: Doing;
}

export type Doing =
  /** The trainer process comes up. */
  | { phase: 'starting' }
  | { phase: 'idle' }
  | Running
  | Stopping
  /** The trial is over or was killed: waiting to hear whether the trainer can be used again. */
  | { phase: 'settling' }
  /** The trainer process is gone; the next is started at `retryAtMs`. */
  | { phase: 'down'; retryAtMs: number }
  /** Taken by the trial that runs in the slot `by`, beside that one; its own process has ended, or is told to. */
  | { phase: 'lent'; by: number; isGone: boolean }
  /** Gone for good: the agent leaves. */
  | { phase: 'off' };

export interface Running {
  phase: 'running';
  /** Replaced where the trial gets other limits. */
  grant: Grant;
  /** Of the log that granted it. */
  readonly logId: string;
  readonly startedAtMs: number;
  /** 0 to 1, as the trainer last said. */
  fraction: number;
  /** The lease is not ours any more. */
  lost: boolean;
  /** An earlier attempt of this trial, or the process of a slot that it takes, has not ended here yet: it begins when both have. */
  isHeldBack: boolean;
  /** What it runs with, until the coordinator has heard it. */
  environment?: RunEnvironment | undefined;
}

/** Killed, and not gone yet: until then its lease is held, since two attempts of a trial must never overlap. */
export interface Stopping {
  phase: 'stopping';
  readonly grant: Grant;
  readonly logId: string;
  readonly startedAtMs: number;
  /** What is said when the lease is given back; undefined where there is none to give back. */
  release: Pick<PendingRelease, 'reason' | 'preempted'> | undefined;
}

type Contact =
  /** `refusal`: the code of the coordinator's last refusal, if it answered with one. */
  | ({ phase: 'away'; refusal?: string | undefined } & Retry)
  | { phase: 'joined'; leaseTtlMs: number; renewAtMs: number; backend: string };

export interface OutboxEntry extends Retry {
  outcome: SpooledOutcome;
  spooled: boolean;
  /** Its lease is not ours any more: it is reported, but no longer claimed. */
  lost: boolean;
  /** It failed in a call with others, and may be why. */
  alone: boolean;
  /** It brings no result: should the agent be asked to leave in this moment, the attempt was preempted. */
  isFruitless: boolean;
}

export interface PendingRelease extends Retry {
  readonly requestId: RequestId;
  readonly held: readonly Held[];
  readonly reason: string;
  readonly preempted: boolean;
}

interface Drain {
  readonly reason: string;
  readonly untilMs: number;
  /** Set once nothing runs any more: the agent leaves then at the latest. */
  farewellUntilMs: number | undefined;
  /** The last release, which says that the agent leaves, was answered or given up. */
  said: 'nothing' | 'leaving' | 'left';
}

/** All that an agent knows. JSON survives it, but for NaN in metrics. Owned by `step`, which changes it in place. */
export interface AgentState {
  readonly config: AgentConfig;
  started: boolean;
  exited: boolean;
  /** True once the coordinator has answered a Register in this life. */
  everJoined: boolean;
  contact: Contact;
  /** Name of the coordinator's log, as it last said; undefined before it said anything in this life. */
  logId: string | undefined;
  /** It said so since contact was last lost: before that, the next coordinator may serve another log. */
  isLogConfirmed: boolean;
  poll: Retry;
  /** The highest fence that this log has granted here, as far as the grants have arrived. */
  seenFence: Fence;
  readonly slots: Slot[];
  /** Sweep and hash, in one text each, of the environments that were said since the agent registered. */
  saidEnvironments: string[];
  /** By lease key, oldest first. */
  readonly outbox: Record<string, OutboxEntry>;
  releases: PendingRelease[];
  /** Calls that are out, by call id. */
  readonly calls: Record<number, Call>;
  drain: Drain | undefined;
  /** When it last had something to run, or was started. */
  busyAtMs: number;
  counters: { calls: number; requests: number; jitter: number; begun: number };
}

export function initialState(config: AgentConfig): AgentState {
  return {
    config,
    started: false,
    exited: false,
    everJoined: false,
    contact: { phase: 'away', failures: 0, notBeforeMs: 0 },
    logId: undefined,
    isLogConfirmed: false,
    poll: { failures: 0, notBeforeMs: 0 },
    seenFence: fence(0),
    slots: Array.from({ length: config.slots }, () => ({
      backend: '',
      trainerFailures: 0,
      begun: 0,
      doing: { phase: 'starting' as const },
    })),
    saidEnvironments: [],
    outbox: {},
    releases: [],
    calls: {},
    drain: undefined,
    busyAtMs: 0,
    counters: { calls: 0, requests: 0, jitter: 0, begun: 0 },
  };
}
