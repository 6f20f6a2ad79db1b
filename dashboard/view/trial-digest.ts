/** What the screen says of all trials together, gathered in one pass over them each time that any has changed. */
import { type FaultClass, type Trial, type TrialCounts, trialHasEnded } from '../../client/facts.ts';
import { FirstFew } from './first-few.ts';
import { oncePer } from './once-per.ts';
import type { TrialMap } from './trial-map.ts';

export interface FaultCount {
  readonly faultClass: FaultClass;
  /** Trials that ended as failed, and trials whose last attempt failed but that were or will be tried again. */
  readonly failed: number;
  readonly retried: number;
}

/** How long finished trials took, in milliseconds. */
export interface Durations {
  readonly known: number;
  readonly mean: number;
  /** Sum of the squared differences from the mean. */
  readonly squares: number;
}

export interface TrialDigest {
  readonly counts: TrialCounts;
  /** The one that has run longest first. */
  readonly running: readonly Trial[];
  /** Trials that do not run and have not ended. */
  readonly waiting: number;
  readonly durations: Durations;
  /** Newest first, at most `recentMax`. */
  readonly ended: readonly Trial[];
  /** Those of them that are done, newest first, at most `recentMax`. */
  readonly done: readonly Trial[];
  /** By class, most final failures first. */
  readonly faults: readonly FaultCount[];
}

/** More than a screen shows, and enough for a rate. */
const recentMax = 300;

export const digestOf = oncePer(({ chunks }: TrialMap) => merged(chunks.map(digestOfChunk)));

const digestOfChunk = oncePer(digest);

/** A digest in the making. */
class Gathering {
  readonly counts = { total: 0, queued: 0, leased: 0, done: 0, failed: 0, pruned: 0, cancelled: 0 };
  readonly running: Trial[] = [];
  waiting = 0;
  durations: Durations = { known: 0, mean: 0, squares: 0 };
  readonly ended = new FirstFew(recentMax, newestFirst);
  readonly done = new FirstFew(recentMax, newestFirst);
  readonly faults: FaultCounts = new Map();

  finish(): TrialDigest {
    const { counts, running, waiting, durations, ended, done, faults } = this;
    return {
      counts,
      running: running.sort(longestFirst),
      waiting,
      durations,
      ended: ended.take(),
      done: done.take(),
      faults: worstFirst(faults),
    };
  }
}

/** Of a few trials. */
export function digest(trials: Iterable<Trial>): TrialDigest {
  const all = new Gathering();
  const durations = { known: 0, mean: 0, squares: 0 };
  for (const trial of trials) {
    const { state } = trial;
    all.counts.total++;
    if (state !== 'unknown') all.counts[state]++;
    if (state === 'leased') all.running.push(trial);
    else if (trialHasEnded(state)) all.ended.add(trial);
    else all.waiting++;
    if (state === 'done') all.done.add(trial);
    if (state === 'done' && trial.durationMs > 0) addDuration(durations, trial.durationMs);
    if (trial.fault !== undefined || state === 'failed')
      addFaults(all.faults, {
        faultClass: trial.fault?.faultClass ?? 'unknown',
        failed: state === 'failed' ? 1 : 0,
        retried: state === 'failed' ? 0 : 1,
      });
  }
  all.durations = durations;
  return all.finish();
}

function merged(parts: readonly TrialDigest[]): TrialDigest {
  const all = new Gathering();
  // What ends last was mostly planned last: begun there, most of the others are passed over.
  for (const part of parts.toReversed()) {
    for (const name of countNames) all.counts[name] += part.counts[name];
    all.running.push(...part.running);
    all.waiting += part.waiting;
    all.durations = together(all.durations, part.durations);
    all.ended.addInOrder(part.ended);
    all.done.addInOrder(part.done);
    for (const fault of part.faults) addFaults(all.faults, fault);
  }
  return all.finish();
}

const countNames = ['total', 'queued', 'leased', 'done', 'failed', 'pruned', 'cancelled'] as const;

const longestFirst = (a: Trial, b: Trial): number =>
  a.leasedAtMs - b.leasedAtMs || a.plannedOrder - b.plannedOrder;

const newestFirst = (a: Trial, b: Trial): number =>
  b.endedAtMs - a.endedAtMs || b.plannedOrder - a.plannedOrder;

type FaultCounts = Map<FaultClass, { failed: number; retried: number }>;

function addFaults(faults: FaultCounts, { faultClass, failed, retried }: FaultCount): void {
  const count = faults.get(faultClass) ?? { failed: 0, retried: 0 };
  count.failed += failed;
  count.retried += retried;
  faults.set(faultClass, count);
}

const worstFirst = (faults: FaultCounts): FaultCount[] =>
  [...faults]
    .map(([faultClass, count]) => ({ faultClass, ...count }))
    .sort((a, b) => b.failed - a.failed || b.retried - a.retried || (a.faultClass < b.faultClass ? -1 : 1));

/** Of the union of two samples (Chan, Golub and LeVeque 1979). */
function together(left: Durations, right: Durations): Durations {
  const known = left.known + right.known;
  if (known === 0) return left;
  const gap = right.mean - left.mean;
  return {
    known,
    mean: left.mean + (gap * right.known) / known,
    squares: left.squares + right.squares + (gap * gap * left.known * right.known) / known,
  };
}

export function durationsOf(all: readonly number[]): Durations {
  const durations = { known: 0, mean: 0, squares: 0 };
  for (const ms of all) addDuration(durations, ms);
  return durations;
}

/** Welford's update: mean and squares in one pass. */
function addDuration(durations: { known: number; mean: number; squares: number }, ms: number): void {
  durations.known++;
  const before = ms - durations.mean;
  durations.mean += before / durations.known;
  durations.squares += before * (ms - durations.mean);
}
