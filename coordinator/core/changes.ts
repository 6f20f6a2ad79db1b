import type { UserEvent } from './event.ts';
import type { CoordinatorState } from './state.ts';

/** The launch, and the newest of what followed. */
const changesMax = 50;

/** Keeps who did what to a sweep. The event has been applied. */
export function noteChange(state: CoordinatorState, { sweepId, type, atMs, by }: UserEvent): void {
  const changes = state.sweeps.get(sweepId)?.changes ?? [];
  changes.push({ what: type, atMs, by });
  if (changes.length > changesMax) changes.splice(1, 1);
}
