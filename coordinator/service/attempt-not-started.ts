import { YatesError } from '../../base/error.ts';
import type { TrialId } from '../../base/ids.ts';

/** @param count attempts that the trial has had */
export function attemptNotStarted(trialId: TrialId, count: number, number: number): YatesError {
  return new YatesError({
    code: 'E_ATTEMPT_UNKNOWN',
    message:
      count === 0
        ? `trial ${trialId} has not been started yet`
        : `trial ${trialId} has ${count} attempts, not ${number}`,
    next:
      count === 0
        ? 'wait for it with `yates logs TRIAL --follow`'
        : 'name one of them, or none for the newest',
  });
}
