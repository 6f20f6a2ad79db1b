/** Slot time that brought nothing: of attempts that ended without a result, from their last checkpoint on. */
import type { Attempt } from './state.ts';

/** The attempt has ended without a result that counts. */
export function noteLoss(attempt: Attempt): void {
  const { servedUntilMs, unsavedSinceMs, slots, trial } = attempt;
  attempt.lostMs = Math.max(0, (servedUntilMs ?? unsavedSinceMs) - unsavedSinceMs) * slots;
  trial.sweep.lostMs += attempt.lostMs;
}

/** It goes on after all. */
export function forgetLoss(attempt: Attempt): void {
  attempt.trial.sweep.lostMs -= attempt.lostMs;
  attempt.lostMs = 0;
}
