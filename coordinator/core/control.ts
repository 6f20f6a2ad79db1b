/**
 * What users do to a sweep. Asking for what is so already changes nothing and is no error. A request that was answered
 * is answered the same when it is repeated, whatever has happened since; one that was refused left no trace.
 */
import { assert } from '../../base/assert.ts';
import { knownSweep } from './known-sweep.ts';
import type { CancelAsk, PauseAsk, PrioritiseAsk, ReadmitAsk, ResumeAsk, RetryFailedAsk } from './ask.ts';
import type { Sweep } from './state.ts';
import { byOf, type Turn } from './turn.ts';

type SweepAsk = PrioritiseAsk | PauseAsk | ResumeAsk | CancelAsk | RetryFailedAsk;

export function pause(turn: Turn, ask: PauseAsk): void {
  const sweep = sweepUnlessAnswered(turn, ask);
  if (sweep === undefined) return;
  if (sweep.status === 'finished' || sweep.status === 'cancelled') {
    refuseState(turn, ask, sweep, 'a sweep that has ended cannot be paused');
    return;
  }
  if (sweep.status !== 'paused' || sweep.stopRunning !== ask.stopRunning) {
    const { requestId, stopRunning, reason, cause } = ask;
    turn.record({
      type: 'sweep-paused',
      sweepId: sweep.id,
      requestId,
      ...byOf(ask),
      stopRunning,
      ...(reason === undefined ? {} : { reason }),
      ...(cause === undefined ? {} : { cause }),
    });
  } else noteRequest(turn, ask);
  answerChange(turn, ask);
}

export function resume(turn: Turn, ask: ResumeAsk): void {
  const sweep = sweepUnlessAnswered(turn, ask);
  if (sweep === undefined) return;
  if (sweep.status === 'cancelled') {
    refuseState(turn, ask, sweep, 'launch its file again to continue it');
    return;
  }
  if (sweep.status === 'paused' || (sweep.status === 'running' && sweep.paused > 0)) {
    turn.record({ type: 'sweep-resumed', sweepId: sweep.id, requestId: ask.requestId, ...byOf(ask) });
  } else noteRequest(turn, ask);
  answerChange(turn, ask);
}

export function cancel(turn: Turn, ask: CancelAsk): void {
  const sweep = sweepUnlessAnswered(turn, ask);
  if (sweep === undefined) return;
  if (sweep.status === 'finished') {
    refuseState(turn, ask, sweep, 'a sweep that has ended cannot be cancelled');
    return;
  }
  if (sweep.status !== 'cancelled') {
    turn.record({ type: 'sweep-cancelled', sweepId: sweep.id, requestId: ask.requestId, ...byOf(ask) });
  } else noteRequest(turn, ask);
  answerChange(turn, ask);
}

export function retryFailed(turn: Turn, ask: RetryFailedAsk): void {
  const sweep = sweepUnlessAnswered(turn, ask);
  if (sweep === undefined) return;
  if (sweep.status === 'cancelled') {
    refuseState(turn, ask, sweep, 'launch its file again to continue it');
    return;
  }
  if (sweep.counts.failed > 0) {
    turn.record({ type: 'failed-retried', sweepId: sweep.id, requestId: ask.requestId, ...byOf(ask) });
  } else noteRequest(turn, ask);
  answerChange(turn, ask);
}

/** In any state of the sweep: what has ended may be extended or retried. */
export function prioritise(turn: Turn, ask: PrioritiseAsk): void {
  const sweep = sweepUnlessAnswered(turn, ask);
  if (sweep === undefined) return;
  const { requestId, priority } = ask;
  if (sweep.priority === priority) noteRequest(turn, ask);
  else turn.record({ type: 'sweep-prioritised', sweepId: sweep.id, requestId, ...byOf(ask), priority });
  answerChange(turn, ask);
}

/** An agent that was set aside gets trials again, with a clean slate: whoever asks says that it is mended. */
export function readmit(turn: Turn, ask: ReadmitAsk): void {
  const { call, requestId, agentId } = ask;
  const { state } = turn;
  const agent = state.agents.get(agentId);
  if (agent === undefined) {
    turn.refuse(call, {
      code: 'E_AGENT_UNKNOWN',
      message: `there is no agent ${agentId} here`,
      next: 'run `yates agents` to list the agents',
    });
    return;
  }
  const isRepeat = state.controlAnswers.has(requestId);
  const changed = !isRepeat && (agent.setAside !== undefined || agent.lacks.size > 0);
  if (changed) {
    turn.record({
      type: 'agent-readmitted',
      agentId,
      requestId,
      ...byOf(ask),
      reason: 'a user asked for it',
    });
  } else if (!isRepeat) turn.record({ type: 'request-noted', requestId });
  turn.answer(call, 'readmit', { changed });
}

/** The sweep asked about, unless the question is answered already: it is a repeat, or there is no such sweep. */
function sweepUnlessAnswered(turn: Turn, ask: SweepAsk): Sweep | undefined {
  const sweep = knownSweep(turn, ask.call, ask.sweepId);
  if (sweep === undefined) return undefined;
  if (!turn.state.controlAnswers.has(ask.requestId)) return sweep;
  answerChange(turn, ask);
  return undefined;
}

/** A request that found things as it wants them must not act on what they have become when its repeat comes. */
function noteRequest(turn: Turn, { sweepId, requestId }: SweepAsk): void {
  turn.record({ type: 'request-noted', sweepId, requestId });
}

function answerChange(turn: Turn, ask: SweepAsk): void {
  const trialsChanged = turn.state.controlAnswers.get(ask.requestId);
  assert(trialsChanged !== undefined, `request ${ask.requestId} was remembered`);
  turn.answer(ask.call, ask.kind, { sweepId: ask.sweepId, trialsChanged });
}

function refuseState(turn: Turn, ask: SweepAsk, sweep: Sweep, next: string): void {
  turn.refuse(ask.call, { code: 'E_SWEEP_STATE', message: `sweep ${sweep.id} is ${sweep.status}`, next });
}
