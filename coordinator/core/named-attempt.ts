import type { AgentId } from '../../base/ids.ts';
import type { Held } from './ask.ts';
import type { Attempt, CoordinatorState } from './state.ts';

/**
 * The attempt that an agent names by its lease. Everything that an agent says of an attempt is looked up here.
 *
 * @returns undefined for a lease that this log never granted to this agent
 */
export function namedAttempt(
  state: CoordinatorState,
  agentId: AgentId,
  { trialId, fence, logId = '' }: Held,
): Attempt | undefined {
  if (logId !== '' && logId !== state.config.logId) return undefined;
  const attempt = state.attempts.get(fence);
  return attempt?.agentId === agentId && attempt.trial.plan.id === trialId ? attempt : undefined;
}
