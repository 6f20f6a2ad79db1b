import { apply } from './apply.ts';
import type { CoordinatorEvent } from './event.ts';
import type { CoordinatorConfig, CoordinatorState } from './state.ts';
import { emptyState } from './empty-state.ts';
import { isOnline } from './state.ts';

/**
 * State from a log, by replay. Renewals are not in the log, so every lease that ran gets one time to live from now: its
 * agent kept training while we were away and says so within that time.
 *
 * @param wallMs the time now, in milliseconds since the Unix epoch
 */
export function recover(
  config: CoordinatorConfig,
  events: Iterable<CoordinatorEvent>,
  wallMs: number,
): CoordinatorState {
  const state = emptyState(config);
  for (const event of events) foldOne(state, event);
  takeUpTime(state, wallMs);
  return state;
}

/** One more event from the log, for a caller that reads it in batches; `takeUpTime` comes after the last. */
export function foldOne(state: CoordinatorState, event: CoordinatorEvent): void {
  apply(state, event, Math.max(state.nowMs, event.atMs));
}

/**
 * Time goes on after a replay: steady time from the wall clock's, or from the newest time in the log where the clock has been
 * set back since. What lasted then goes on for what is left of it, whatever the clock says.
 */
export function takeUpTime(state: CoordinatorState, wallMs: number): void {
  state.wallMs = wallMs;
  grantGrace(state, Math.max(state.nowMs, wallMs));
}

/** Moves steady time to `nowMs` over a time in which nobody could renew. */
export function grantGrace(state: CoordinatorState, nowMs: number): void {
  const seen = [...state.agents.values()].filter((agent) => agent.running.size > 0 || isOnline(agent, state));
  state.nowMs = Math.max(state.nowMs, nowMs);
  for (const agent of seen) agent.lastSeenMs = state.nowMs;
  const untilMs = state.nowMs + state.config.leaseTtlMs;
  for (const attempt of state.running.values()) attempt.expiresAtMs = untilMs;
}
