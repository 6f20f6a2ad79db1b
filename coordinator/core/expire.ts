import { caseForReturn } from './circuit-breaker.ts';
import { signOfLifeMs } from './sign-of-life.ts';
import { willRetry } from './retry.ts';
import type { Attempt } from './state.ts';
import type { LeaseExpired } from './event.ts';
import type { Turn } from './turn.ts';

/** What only time brings about: leases that expire and agents that are tried again. */
export function passTime(turn: Turn): void {
  const { state } = turn;
  for (const attempt of state.running.values()) {
    if (attempt.expiresAtMs <= turn.nowMs) expire(turn, attempt, 'silence');
    else if (turn.nowMs - attempt.servedSinceMs >= signOfLifeMs) attempt.trial.sweep.hasReported = true;
  }
  for (const agent of state.agents.values()) {
    const reason = caseForReturn(state, agent);
    if (reason !== undefined) turn.record({ type: 'agent-readmitted', agentId: agent.id, reason });
  }
}

export function expire(turn: Turn, attempt: Attempt, reason: LeaseExpired['reason']): void {
  const { trial, fence, agentId } = attempt;
  turn.record({
    type: 'lease-expired',
    sweepId: trial.sweep.id,
    trialId: trial.plan.id,
    fence,
    reason,
    retry: reason === 'unclaimed' || willRetry(turn.state, trial, 'lost', agentId),
  });
}
