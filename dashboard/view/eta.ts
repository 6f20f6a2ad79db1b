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

export function estimateEta(
  { running, waiting: queued, durations }: Work,
  agents: Iterable<Agent>,
  nowMs: number,
): Eta {
  if (queued + running.length === 0) return { kind: 'done' };
  const slots = Math.max(slotsOnline(agents), running.length);
  if (slots === 0) return { kind: 'unknown', reason: 'no agent online' };
  const expected = expectedDuration(durations, running, nowMs);
  if (expected === undefined) return { kind: 'unknown', reason: 'measuring' };

  const left = running.map((trial) => remainingMs(trial, expected.mean, nowMs));
  const work = left.reduce((sum, ms) => sum + ms, 0) + queued * expected.mean;
  // No schedule ends before its longest trial: the last wave counts in full however many slots stand idle.
  const longest = Math.max(0, ...left, queued > 0 ? expected.mean : 0);
  const ms = Math.max(work / slots, longest);
  // Prediction error of a sum of `count` durations when the mean itself is estimated from `known` of them.
  const count = queued + running.length;
  const deviation = expected.deviation * Math.sqrt(count + (count * count) / expected.known);
  const half = (studentFactor(expected.known - 1 + priorWeight) * deviation) / slots;
  if (half < 0.1 * ms) return { kind: 'estimate', ms, lowMs: ms, highMs: ms };
  return { kind: 'estimate', ms, lowMs: Math.max(longest * 0.5, ms - half), highMs: ms + half };
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
