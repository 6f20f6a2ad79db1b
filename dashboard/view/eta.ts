/**
 * When will the sweep be done? From the durations of finished trials and the slots of the agents; a range as long as
 * the data do not allow better, and nothing at all where there is nothing to go by.
 */
import type { Agent, Trial } from '../../client/facts.ts';
import { type Durations, durationsOf, type TrialDigest } from './trial-digest.ts';

export type Eta =
  | { readonly kind: 'done' }
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Milliseconds from now. `low` and `high` hold about 95%; they are equal when the estimate is good to 10%. */
  | { readonly kind: 'estimate'; readonly ms: number; readonly lowMs: number; readonly highMs: number };

/**
 * Before durations are known their spread is assumed: half of the mean, with the weight of three trials. Two trials that
 * happen to agree then do not promise the minute of the end.
 */
const priorVariation = 0.5;
const priorWeight = 3;

/** What is left to do, and what is known of how long it takes. */
type Work = Pick<TrialDigest, 'running' | 'waiting' | 'durations'>;

export interface EtaOptions {
  /** No trial that waits is begun. */
  readonly isPaused?: boolean;
  /** Slots that a trial takes; default: 1. */
  readonly slotsPerTrial?: number;
}

export function estimateEta(
  { running, waiting: queued, durations }: Work,
  agents: Iterable<Agent>,
  nowMs: number,
  { isPaused = false, slotsPerTrial = 1 }: EtaOptions = {},
): Eta {
  if (queued + running.length === 0) return { kind: 'done' };
  if (isPaused) return { kind: 'unknown', reason: 'paused' };
  const here = [...agents];
  if (slotsOnline(here) === 0 && running.length === 0) return { kind: 'unknown', reason: 'no agent online' };
  const atATime = trialsAtATime(here, running.length, slotsPerTrial);
  if (atATime === 0) return { kind: 'unknown', reason: 'no slot is free for it' };
  const expected = expectedDuration(durations, running, nowMs);
  if (expected === undefined) return { kind: 'unknown', reason: 'measuring' };

  const left = running.map((trial) => remainingMs(trial, expected.mean, nowMs));
  const longest = Math.max(0, ...left, queued > 0 ? expected.mean : 0);
  const ms = makespanMs(left, queued, expected.mean, atATime);
  // Prediction error of a sum of `count` durations when the mean itself is estimated from `known` of them.
  const count = queued + running.length;
  const deviation = expected.deviation * Math.sqrt(count + (count * count) / expected.known);
  const half = (studentFactor(expected.known - 1 + priorWeight) * deviation) / Math.min(atATime, count);
  if (half < 0.1 * ms) return { kind: 'estimate', ms, lowMs: ms, highMs: ms };
  return { kind: 'estimate', ms, lowMs: Math.max(longest * 0.5, ms - half), highMs: ms + half };
}

/** Slots that other sweeps hold are not ours to count on; those that are free will be. */
function trialsAtATime(agents: readonly Agent[], running: number, slotsPerTrial: number): number {
  let [free, fit] = [0, 0];
  for (const { state, slots, busy } of agents) {
    if (state !== 'online') continue;
    free += Math.floor(Math.max(0, slots - busy) / slotsPerTrial);
    fit += Math.floor(slots / slotsPerTrial);
  }
  return Math.max(running, Math.min(fit, running + free));
}

/**
 * When the last trial ends if each that waits begins on the first slot that is free and takes `meanMs`: trials come in waves, and the
 * last counts in full however few it has.
 *
 * @param left what each running trial still takes, in milliseconds
 * @param atATime trials that run at a time, at least as many as run now
 * @example
 * makespanMs([], 5, 10_000, 4); // 20000
 */
export function makespanMs(left: readonly number[], queued: number, meanMs: number, atATime: number): number {
  const longest = Math.max(0, ...left);
  if (queued === 0) return longest;
  const idle = Math.max(0, atATime - left.length);
  /** How many of those that wait can have ended by then. */
  const endedBy = (ms: number): number => {
    const slack = meanMs * 1e-9;
    let ended = idle * Math.floor((ms + slack) / meanMs);
    for (const busyMs of left) ended += Math.max(0, Math.floor((ms - busyMs + slack) / meanMs));
    return ended;
  };
  // The end is a whole number of durations after one of the slots falls free.
  let best = Number.POSITIVE_INFINITY;
  for (const startMs of new Set([...left, ...(idle > 0 ? [0] : [])])) {
    let [low, high] = [1, queued];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (endedBy(startMs + middle * meanMs) >= queued) high = middle;
      else low = middle + 1;
    }
    best = Math.min(best, startMs + low * meanMs);
  }
  return Math.max(longest, best);
}

export function slotsOnline(agents: Iterable<Agent>): number {
  let slots = 0;
  for (const agent of agents) if (agent.state === 'online') slots += agent.slots;
  return slots;
}

interface ExpectedDuration {
  readonly mean: number;
  readonly deviation: number;
  /** Trials that it rests on. */
  readonly known: number;
}

/** From finished trials, or before there is one from how far the running ones have come. */
function expectedDuration(
  finished: Durations,
  running: readonly Trial[],
  nowMs: number,
): ExpectedDuration | undefined {
  const { known, mean, squares } = finished.known > 0 ? finished : durationsOf(projected(running, nowMs));
  if (known === 0) return undefined;
  const prior = priorWeight * (priorVariation * mean) ** 2;
  const deviation = Math.sqrt((prior + squares) / (priorWeight + known - 1));
  return { mean, deviation, known };
}

function projected(running: readonly Trial[], nowMs: number): number[] {
  return running.flatMap((trial) => {
    const share = progressShare(trial);
    const elapsed = nowMs - trial.leasedAtMs;
    return share >= 0.05 && elapsed > 0 ? [elapsed / share] : [];
  });
}

/** 0..1; 0 where the trial did not say. */
export function progressShare({ progress }: Trial): number {
  if (progress === undefined || progress.stepsTotal <= 0) return 0;
  return Math.min(1, progress.step / progress.stepsTotal);
}

function remainingMs(trial: Trial, meanMs: number, nowMs: number): number {
  const elapsed = Math.max(0, nowMs - trial.leasedAtMs);
  const share = progressShare(trial);
  if (share >= 0.05) return (elapsed * (1 - share)) / share;
  // A trial that is over its time without a word is as likely to need a little more as a lot.
  return Math.max(meanMs - elapsed, meanMs * 0.1);
}

/** 97.5% quantile of Student's t: Cornish-Fisher to the third order, 3% low at two degrees of freedom, the fewest here. */
const studentFactor = (df: number): number => 1.96 + 2.372 / df + 2.823 / df ** 2 + 2.556 / df ** 3;
