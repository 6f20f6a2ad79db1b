/** What users do to a sweep. Asking for what is so already changes nothing and is no error. */
import type { CancelAsk, PauseAsk, ResumeAsk, RetryFailedAsk } from './exchange.ts';
import type { Sweep } from './state.ts';
import type { Turn } from './turn.ts';

type SweepAsk = PauseAsk | ResumeAsk | CancelAsk | RetryFailedAsk;

export function pause(turn: Turn, ask: PauseAsk): void {
  const sweep = freshlyAsked(turn, ask);
  if (sweep === undefined) return;
  if (sweep.status === 'finished' || sweep.status === 'cancelled') {
    refuseState(turn, ask, sweep, 'there is nothing left to pause');
    return;
  }
  if (sweep.status !== 'paused' || sweep.stopRunning !== ask.stopRunning) {
    const { requestId, stopRunning } = ask;
    turn.record({ type: 'sweep-paused', sweepId: sweep.id, requestId, stopRunning });
  }
  answerChange(turn, ask);
}

export function resume(turn: Turn, ask: ResumeAsk): void {
  const sweep = freshlyAsked(turn, ask);
  if (sweep === undefined) return;
  if (sweep.status === 'cancelled') {
    refuseState(turn, ask, sweep, 'launch its file again to go on with it');
    return;
  }
  if (sweep.status === 'paused') {
    turn.record({ type: 'sweep-resumed', sweepId: sweep.id, requestId: ask.requestId });
  }
  answerChange(turn, ask);
}

export function cancel(turn: Turn, ask: CancelAsk): void {
  const sweep = freshlyAsked(turn, ask);
  if (sweep === undefined) return;
  if (sweep.status === 'finished') {
    refuseState(turn, ask, sweep, 'there is nothing left to cancel');
    return;
  }
  if (sweep.status !== 'cancelled') {
    turn.record({ type: 'sweep-cancelled', sweepId: sweep.id, requestId: ask.requestId });
  }
  answerChange(turn, ask);
}

export function retryFailed(turn: Turn, ask: RetryFailedAsk): void {
  const sweep = freshlyAsked(turn, ask);
  if (sweep === undefined) return;
  if (sweep.status === 'cancelled') {
    refuseState(turn, ask, sweep, 'launch its file again to go on with it');
    return;
  }
  if (sweep.counts.failed > 0) {
    turn.record({ type: 'failed-retried', sweepId: sweep.id, requestId: ask.requestId });
  }
  answerChange(turn, ask);
}

/** The sweep asked about, unless the question is answered already: it is a repeat, or there is no such sweep. */
function freshlyAsked(turn: Turn, ask: SweepAsk): Sweep | undefined {
  const sweep = turn.state.sweeps.get(ask.sweepId);
  if (sweep === undefined) {
    turn.refuse(ask.call, {
      code: 'E_SWEEP_UNKNOWN',
      message: `there is no sweep ${ask.sweepId} here`,
      next: 'see `yates ls` for those that are',
    });
    return undefined;
  }
  if (!turn.state.controlAnswers.has(ask.requestId)) return sweep;
  answerChange(turn, ask);
  return undefined;
}

function answerChange(turn: Turn, ask: SweepAsk): void {
  const trialsChanged = turn.state.controlAnswers.get(ask.requestId) ?? 0;
  turn.answer(ask.call, ask.kind, { sweepId: ask.sweepId, trialsChanged });
}

function refuseState(turn: Turn, ask: SweepAsk, sweep: Sweep, next: string): void {
  turn.refuse(ask.call, { code: 'E_SWEEP_STATE', message: `sweep ${sweep.id} is ${sweep.status}`, next });
}
