/** Settles the outcomes that agents report. Repeats are known by the attempt, which keeps the request id that ended it. */
import type { RequestId } from '../../base/ids.ts';
import type { TrialResult } from './event.ts';
import type { OutcomeVerdict } from './answer.ts';
import type { CompleteAsk, FailAsk } from './ask.ts';
import type { Fault } from './fault.ts';
import { claim } from './claim.ts';
import { namedAttempt } from './named-attempt.ts';
import { noteEnvironment } from './note-environment.ts';
import { willRetry } from './retry.ts';
import type { Attempt, Sweep } from './state.ts';
import type { Turn } from './turn.ts';

export function complete(turn: Turn, { call, requestId, agentId, results }: CompleteAsk): void {
  touch(turn, agentId);
  const receipts = results.map(({ trialId, fence, result, environment, requestId: own = requestId }) => {
    const attempt = namedAttempt(turn.state, agentId, { trialId, fence });
    const verdict =
      attempt === undefined ? 'unknown' : completeOne(turn, attempt, own, { result, environment });
    return { trialId, verdict };
  });
  turn.answer(call, 'complete', { receipts });
}

function completeOne(
  turn: Turn,
  attempt: Attempt,
  requestId: RequestId,
  { result, environment }: Pick<CompleteAsk['results'][number], 'result' | 'environment'>,
): OutcomeVerdict {
  if (hasEnded(attempt)) return repeated(attempt, requestId);
  const about = aboutAttempt(attempt);
  if (!claim(turn, attempt)) {
    turn.record({ type: 'result-late', ...about, requestId, result });
    return 'late';
  }
  const ran = noteEnvironment(turn, attempt, environment);
  const missing = requiredMetrics(attempt.trial.sweep).filter((name) => !Object.hasOwn(result.metrics, name));
  if (missing.length === 0) {
    // Written out: a spread after other fields costs much for one that comes with each trial.
    const { sweepId, trialId, fence } = about;
    const completed = { type: 'trial-completed', sweepId, trialId, fence, requestId, result } as const;
    turn.record(ran.environment === undefined ? completed : { ...completed, ...ran });
    return 'counted';
  }
  const fault: Fault = {
    faultClass: 'metricsMissing',
    message: missingText(missing, result),
    outputTail: '',
  };
  const retry = willRetry(turn.state, attempt.trial, 'metricsMissing', attempt.agentId);
  turn.record({ type: 'attempt-failed', ...about, requestId, fault, retry, result, ...ran });
  return verdictOnFailed(retry);
}

export function fail(turn: Turn, ask: FailAsk): void {
  const { call, requestId, agentId, trialId, fence, fault, environment, artifacts = [] } = ask;
  touch(turn, agentId);
  const attempt = namedAttempt(turn.state, agentId, { trialId, fence });
  if (attempt === undefined) {
    turn.answer(call, 'fail', { verdict: 'unknown', willRetry: false });
  } else if (hasEnded(attempt)) {
    turn.answer(call, 'fail', { verdict: repeated(attempt, requestId), willRetry: attempt.retried });
  } else if (claim(turn, attempt)) {
    const retry = willRetry(turn.state, attempt.trial, fault.faultClass, agentId);
    const ran = noteEnvironment(turn, attempt, environment);
    const left = artifacts.length === 0 ? {} : { artifacts };
    const about = aboutAttempt(attempt);
    turn.record({ type: 'attempt-failed', ...about, requestId, fault, retry, ...left, ...ran });
    turn.answer(call, 'fail', { verdict: verdictOnFailed(retry), willRetry: retry });
  } else {
    // A late failure brings nothing worth keeping: the attempt had ended without a result anyway.
    turn.answer(call, 'fail', { verdict: 'late', willRetry: false });
  }
}

/** Responses without which a result does not count. */
export function requiredMetrics({ spec }: Sweep): readonly string[] {
  return [spec.primary.name];
}

const hasEnded = ({ status }: Attempt): boolean =>
  status === 'counted' || status === 'failed' || status === 'late';

/** The call that ended the attempt hears what it heard the first time; any other hears that it came second. */
function repeated(attempt: Attempt, requestId: RequestId): OutcomeVerdict {
  if (attempt.endRequestId !== requestId) return 'duplicate';
  if (attempt.status === 'failed') return verdictOnFailed(attempt.retried);
  return attempt.status === 'late' ? 'late' : 'counted';
}

const verdictOnFailed = (retry: boolean): OutcomeVerdict => (retry ? 'retried' : 'given-up');

const aboutAttempt = ({ trial, fence }: Attempt) => ({
  sweepId: trial.sweep.id,
  trialId: trial.plan.id,
  fence,
});

function missingText(missing: readonly string[], { metrics }: TrialResult): string {
  const reported = Object.keys(metrics);
  const instead = reported.length === 0 ? 'it reported none' : `it reported ${reported.join(', ')}`;
  return `the trial completed without the response ${missing.join(', ')}; ${instead}`;
}

function touch(turn: Turn, agentId: FailAsk['agentId']): void {
  const agent = turn.state.agents.get(agentId);
  if (agent !== undefined) agent.lastSeenMs = turn.nowMs;
}
