import { apply } from './apply.ts';
import type { CoordinatorEvent } from './event.ts';
import type { CoordinatorConfig, CoordinatorState } from './state.ts';
import { emptyState, isOnline } from './state.ts';

/**
 * State from a log, by replay. Renewals are not in the log, so every lease that ran gets one time to live from now: its
 * agent kept training while we were away and says so within that time.
 */
export function recover(
  config: CoordinatorConfig,
  events: Iterable<CoordinatorEvent>,
  nowMs: number,
): CoordinatorState {
  const state = emptyState(config);
  for (const event of events) foldOne(state, event);
  grantGrace(state, nowMs);
  return state;
}

/** One more event from the log, for a caller that reads it in batches; `grantGrace` comes after the last. */
export function foldOne(state: CoordinatorState, event: CoordinatorEvent): void {
  apply(state, event);
  state.nowMs = Math.max(state.nowMs, event.atMs);
}

/** Moves the clock to `nowMs` over a time in which nobody could renew. */
export function grantGrace(state: CoordinatorState, nowMs: number): void {
  const seen = [...state.agents.values()].filter((agent) => agent.running.size > 0 || isOnline(agent, state));
  state.nowMs = Math.max(state.nowMs, nowMs);
  for (const agent of seen) agent.lastSeenMs = state.nowMs;
  const untilMs = state.nowMs + state.config.leaseTtlMs;
  for (const attempt of state.running.values()) attempt.expiresAtMs = untilMs;
}
