import type { AgentId } from '../../base/ids.ts';
import type { Held } from './ask.ts';
import type { Attempt } from './state.ts';
import { newestAttempt } from './state.ts';
import type { Turn } from './turn.ts';

/** The attempt that an agent names; undefined when this log never granted it to that agent. */
export function named(turn: Turn, agentId: AgentId, { trialId, fence, logId }: Held): Attempt | undefined {
  if (logId !== undefined && logId !== '' && logId !== turn.state.config.logId) return undefined;
  const attempt = turn.state.attempts.get(fence);
  if (attempt === undefined || attempt.agentId !== agentId || attempt.trial.plan.id !== trialId)
    return undefined;
  return attempt;
}

/** The attempt that an agent names, while it runs; undefined for any other. */
export function claimed(turn: Turn, agentId: AgentId, held: Held): Attempt | undefined {
  const attempt = named(turn, agentId, held);
  return attempt?.outcome === 'running' ? attempt : undefined;
}

/**
 * Whether the attempt still holds its trial. One whose lease expired takes it up again if nobody else did: its fence is
 * the newest and the trial waits in the queue.
 */
export function claim(turn: Turn, attempt: Attempt): boolean {
  if (attempt.outcome === 'running') return true;
  const { trial } = attempt;
  if (attempt.outcome !== 'expired' || attempt !== newestAttempt(trial) || trial.status.kind !== 'queued') {
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
