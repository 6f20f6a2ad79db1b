/**
 * Which of several sweeps is served next: that with the fewest slots in use for its priority; where these are equal,
 * that which has had the least service (slot time divided by priority); then the one launched first.
 *
 * So slots in use follow the priorities whenever the sweeps have enough trials waiting, and with fewer slots than sweeps
 * the time does. None starves: a sweep with nothing in use is before all that have something, and each trial that
 * another runs puts that one further back. A sweep that had nothing waiting for a while does not make up for it: it
 * joins at the service of those that went on (start-time fair queueing, Goyal et al. 1996).
 *
 * Everything here follows from the events. A choice costs O(sweeps), whatever the number of trials. Slots of one agent
 * that are too few for a trial at the moment are given to the next sweep, unless they are kept free for it (keep-free.ts).
 */
import { beginGpuTime, endGpuTime } from './gpu-time.ts';
import type { Attempt, CoordinatorState, Sweep } from './state.ts';

export const prioritiesMax = 1000;
/** Even a trial that ends at once moves its sweep back. */
const servedMsMin = 1;

/** @param sweeps at least one */
export function firstInTurn(sweeps: readonly Sweep[]): Sweep {
  return sweeps.reduce((first, sweep) => (isBefore(sweep, first) ? sweep : first));
}

function isBefore(left: Sweep, right: Sweep): boolean {
  const inUse = left.slotsInUse / left.priority - right.slotsInUse / right.priority;
  if (inUse !== 0) return inUse < 0;
  // Equal: the one launched first, which is the one that is compared with.
  return left.servedMs < right.servedMs;
}

/** Slot time that the sweep has had for its priority, with that of the attempts that run. */
export const serviceOf = ({ servedMs, slotsInUse, slotsSinceMs, priority }: Sweep, nowMs: number): number =>
  servedMs + Math.max(0, slotsInUse * nowMs - slotsSinceMs) / priority;

/** The attempt begins to use its slots, or does so again. */
export function beginService(state: CoordinatorState, attempt: Attempt): void {
  const { sweep } = attempt.trial;
  state.servedMs = Math.max(state.servedMs, sweep.servedMs);
  sweep.slotsInUse += attempt.slots;
  sweep.slotsSinceMs += attempt.slots * state.nowMs;
  attempt.servedSinceMs = state.nowMs;
  attempt.servedUntilMs = undefined;
  beginGpuTime(state, attempt);
}

export function endService(state: CoordinatorState, attempt: Attempt): void {
  const { sweep } = attempt.trial;
  attempt.servedUntilMs = state.nowMs;
  const { slots } = attempt;
  endGpuTime(state, attempt);
  sweep.slotsInUse -= slots;
  sweep.slotsSinceMs -= slots * attempt.servedSinceMs;
  sweep.servedMs += (slots * Math.max(servedMsMin, state.nowMs - attempt.servedSinceMs)) / sweep.priority;
}

/** The sweep has trials waiting again, after a time in which it had none or was not to be served. */
export function joinTurns(state: CoordinatorState, sweep: Sweep): void {
  sweep.servedMs = Math.max(sweep.servedMs, state.servedMs);
}
