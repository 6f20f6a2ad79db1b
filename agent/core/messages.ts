import type { Answer, Call, CallFailure } from './call.ts';
import type { AttemptEnvironment, AttemptLimits, Grant, Held } from './lease.ts';
import type { SpooledOutcome, AttemptOutcome } from './outcome.ts';

/** What happens to an agent. Plain data. */
export type Input =
  /** First, once: the outcomes that an earlier life of this agent left in the spool. */
  | { readonly kind: 'started'; readonly spooled: readonly SpooledOutcome[] }
  /** The time that `nextWakeMs` named has come. */
  | { readonly kind: 'tick' }
  | { readonly kind: 'answered'; readonly callId: number; readonly answer: Answer }
  | {
      readonly kind: 'callFailed';
      readonly callId: number;
      readonly failure: CallFailure;
      readonly message: string;
    }
  /** A trainer waits for a trial: after `startTrainer`, and again after each trial if it is used again. */
  | { readonly kind: 'trainerReady'; readonly slot: number; readonly backend: string }
  /** The slot's trainer process is gone: it could not start, was recycled, crashed after its trial, or was killed. */
  | { readonly kind: 'trainerDown'; readonly slot: number; readonly message: string }
  /** Sent before the `trainerReady` or `trainerDown` that follows every trial. */
  | ({ readonly kind: 'attemptEnded'; readonly slot: number; readonly outcome: AttemptOutcome } & Held)
  | ({
      readonly kind: 'trialProgressed';
      readonly slot: number;
      /** 0 to 1. */
      readonly fraction: number;
    } & Held)
  /** What a running trial runs with is known now; `hash` names the environment. */
  | ({ readonly kind: 'trialDescribed'; readonly slot: number; readonly hash: string } & AttemptEnvironment)
  /** The outcome is on disk (or, where the disk refused it, safe in memory). */
  | { readonly kind: 'spooled'; readonly key: string }
  /** Leave: finish what ends within `graceMs`, release the rest. */
  | { readonly kind: 'drain'; readonly graceMs: number; readonly reason: string }
  /** A scheduler warns, by this signal, that the job ends soon: begin nothing, and let what runs go on until then. */
  | { readonly kind: 'warned'; readonly signal: WarningSignal };

export type WarningSignal = 'SIGUSR1' | 'SIGUSR2';

/** What the shell does for the agent, in this order. Plain data. */
export type Effect =
  /** Answered by `answered` or `callFailed` with the same call id; fails as `unreachable` after `timeoutMs`. */
  | { readonly kind: 'call'; readonly callId: number; readonly timeoutMs: number; readonly call: Call }
  /** Nobody waits for this call any more. An answer that comes nevertheless is ignored. */
  | { readonly kind: 'cancelCall'; readonly callId: number }
  | { readonly kind: 'startTrainer'; readonly slot: number }
  /** `slots`: all that the trial has, the first of which is `slot`, where it runs. */
  | {
      readonly kind: 'runTrial';
      readonly slot: number;
      readonly slots: readonly number[];
      readonly grant: Grant;
    }
  /** End the slot's idle process, since a trial of another slot takes its place; answered by `trainerDown`. */
  | { readonly kind: 'stopTrainer'; readonly slot: number }
  /** The running trial has other limits from now on. */
  | { readonly kind: 'limitTrial'; readonly slot: number; readonly limits: AttemptLimits }
  /** Kill the slot's process, trial and all; answered by `trainerDown`, and before it by `attemptEnded` if it still had a result. */
  | { readonly kind: 'killTrial'; readonly slot: number; readonly reason: string }
  /** Pass this signal on to the trial that runs. */
  | { readonly kind: 'signalTrial'; readonly slot: number; readonly signal: WarningSignal }
  /** Write to disk; answered by `spooled`. */
  | { readonly kind: 'spool'; readonly key: string; readonly outcome: SpooledOutcome }
  /** The coordinator has it: remove it from disk, or put it aside where it was not taken. */
  | { readonly kind: 'unspool'; readonly key: string; readonly setAside: boolean }
  | { readonly kind: 'notice'; readonly severity: 'info' | 'warning' | 'error'; readonly text: string }
  /** The last effect of all. `denied`: the coordinator will not have this agent. */
  | { readonly kind: 'exit'; readonly why: 'drained' | 'denied'; readonly message: string };
