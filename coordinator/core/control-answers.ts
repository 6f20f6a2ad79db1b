import type { RequestId } from '../../base/ids.ts';
import type { CoordinatorState } from './state.ts';

/** Enough for every client that may still repeat a call; a constant, so that memory is bounded. */
const answersKept = 1024;

/** Keeps what a user's request led to: a repeat of it gets the same answer and changes nothing. */
export function keepAnswer(state: CoordinatorState, requestId: RequestId, trialsChanged: number): void {
  state.controlAnswers.set(requestId, trialsChanged);
  if (state.controlAnswers.size <= answersKept) return;
  const oldest = state.controlAnswers.keys().next();
  if (!oldest.done) state.controlAnswers.delete(oldest.value);
}
