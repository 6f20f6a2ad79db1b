import type { Attempt } from './state.ts';
import { newestAttempt } from './state.ts';
import type { Turn } from './turn.ts';

/**
 * True if the attempt still holds its trial. One whose lease expired takes it up again if nobody else did: its fence is
 * the newest and the trial waits in the queue.
 */
export function claim(turn: Turn, attempt: Attempt): boolean {
  if (attempt.status === 'running') return true;
  const { trial } = attempt;
  if (attempt.status !== 'expired' || attempt !== newestAttempt(trial) || trial.status.kind !== 'queued') {
    return false;
  }
  turn.record({
    type: 'lease-readopted',
    sweepId: trial.sweep.id,
    trialId: trial.plan.id,
    fence: attempt.fence,
  });
  return true;
}
