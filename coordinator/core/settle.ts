/** How attempts end by their agent's word. Repeats are known by the attempt, which keeps the request id that ended it. */
import type { RequestId } from '../../base/ids.ts';
import type { TrialResult } from './event.ts';
import type { ResultVerdict } from './answer.ts';
import type { CompleteAsk, FailAsk } from './ask.ts';
import type { Fault } from './fault.ts';
import { claim, named } from './claim.ts';
import { willRetry } from './retry.ts';
import type { Attempt } from './state.ts';
import type { Turn } from './turn.ts';

export function complete(turn: Turn, { call, requestId, agentId, results }: CompleteAsk): void {
  touch(turn, agentId);
  const receipts = results.map(({ trialId, fence, result, requestId: own = requestId }) => {
    const attempt = named(turn, agentId, { trialId, fence });
    const verdict = attempt === undefined ? 'unknown' : completeOne(turn, attempt, own, result);
    return { trialId, verdict };
  });
  turn.answer(call, 'complete', { receipts });
}

function completeOne(turn: Turn, attempt: Attempt, requestId: RequestId, result: TrialResult): ResultVerdict {
  if (hasEnded(attempt)) return repeated(attempt, requestId);
  const about = aboutAttempt(attempt);
  if (!claim(turn, attempt)) {
    turn.record({ type: 'result-late', ...about, requestId, result });
    return 'late';
  }
  const missing = requiredMetrics(attempt).filter((name) => !Object.hasOwn(result.metrics, name));
  if (missing.length === 0) {
    turn.record({ type: 'trial-completed', ...about, requestId, result });
  } else {
    const fault: Fault = {
      faultClass: 'metricsMissing',
      message: missingText(missing, result),
      outputTail: '',
    };
    const retry = willRetry(turn.state, attempt.trial, 'metricsMissing', attempt.agentId);
    turn.record({ type: 'attempt-failed', ...about, requestId, fault, retry, result });
  }
  return 'counted';
}

export function fail(turn: Turn, { call, requestId, agentId, trialId, fence, fault }: FailAsk): void {
  touch(turn, agentId);
  const attempt = named(turn, agentId, { trialId, fence });
  if (attempt === undefined) {
    turn.answer(call, 'fail', { verdict: 'unknown', willRetry: false });
  } else if (hasEnded(attempt)) {
    turn.answer(call, 'fail', { verdict: repeated(attempt, requestId), willRetry: attempt.retried });
  } else if (claim(turn, attempt)) {
    const retry = willRetry(turn.state, attempt.trial, fault.faultClass, agentId);
    turn.record({ type: 'attempt-failed', ...aboutAttempt(attempt), requestId, fault, retry });
    turn.answer(call, 'fail', { verdict: 'counted', willRetry: retry });
  } else {
    // A late failure brings nothing worth keeping: the attempt had ended without a result anyway.
    turn.answer(call, 'fail', { verdict: 'late', willRetry: false });
  }
}

/** Responses without which a result does not count. */
export function requiredMetrics(attempt: Attempt): readonly string[] {
  return [attempt.trial.sweep.spec.primary.name];
}

const hasEnded = ({ outcome }: Attempt): boolean =>
  outcome === 'counted' || outcome === 'failed' || outcome === 'late';

/** The call that ended the attempt hears what it heard the first time; any other hears that it came second. */
function repeated(attempt: Attempt, requestId: RequestId): ResultVerdict {
  if (attempt.endRequestId !== requestId) return 'duplicate';
  return attempt.outcome === 'late' ? 'late' : 'counted';
}

const aboutAttempt = ({ trial, fence }: Attempt) => ({
  sweepId: trial.sweep.id,
  trialId: trial.plan.id,
  fence,
});

function missingText(missing: readonly string[], { metrics }: TrialResult): string {
  const reported = Object.keys(metrics);
  const instead = reported.length === 0 ? 'it reported none' : `it reported ${reported.join(', ')}`;
  return `the trial ended without the response ${missing.join(', ')}; ${instead}`;
}

function touch(turn: Turn, agentId: FailAsk['agentId']): void {
  const agent = turn.state.agents.get(agentId);
  if (agent !== undefined) agent.lastSeenMs = turn.nowMs;
}
