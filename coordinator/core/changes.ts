import { changesInWords } from '../../design/run-policy.ts';
import type { UserEvent } from './event.ts';
import type { CoordinatorState } from './state.ts';

/** The launch, and the newest of what followed. */
const changesMax = 50;

/** Keeps who did what to a sweep. The event has been applied. */
export function noteChange(state: CoordinatorState, event: UserEvent): void {
  const { sweepId, type, atMs, by } = event;
  const changes = state.sweeps.get(sweepId)?.changes ?? [];
  // The file says what holds already: nothing was done to the sweep.
  if (type === 'run-policy-changed' && event.changes.length === 0) return;
  changes.push({ what: type, detail: detailOf(event), atMs, by });
  if (changes.length > changesMax) changes.splice(1, 1);
}

const detailOf = (event: UserEvent): string =>
  event.type === 'run-policy-changed' ? changesInWords(event.changes) : '';
