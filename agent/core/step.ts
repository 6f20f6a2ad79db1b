/**
 * The agent's lease loop, pure: what happens goes in, what is to be done comes out.
 *
 * It joins the coordinator, asks for as many trials as it has idle trainers, renews all that it holds in one call every
 * third of a lease's life, and keeps each outcome until the coordinator has it on disk. While the coordinator is away,
 * trials go on; afterwards the agent registers again with all that it holds.
 *
 * What the caller owes it: one state per life of the process, `started` first; effects carried out in order before the
 * next input; each call answered or failed; a trial's `attemptEnded` before its trainer's `trainerReady` or `trainerDown`;
 * after `killTrial` at most one `attemptEnded` and then `trainerDown` from that slot, once its process is gone; a `tick` when `nextWakeMs` has come; `nowMs` never falls.
 * A crash loses the state and all trials that ran. The next life gets what was spooled with `started`.
 */
import { assert, unreachable } from '../../base/assert.ts';
import { backoffMs } from './backoff.ts';
import type { Answer, Call, CallFailure } from './call.ts';
import {
  keepContact,
  loseContact,
  nextContactMs,
  onRegistered,
  onRenewed,
  onTrialDescribed,
} from './contact.ts';
import { drainOn, nextDrainMs, onDrain, onTooLong, onWarned } from './drain.ts';
import type { Effect, Input } from './messages.ts';
import {
  adoptSpool,
  sendDue,
  nextSendMs,
  onReported,
  onOutcomesRejected,
  onReleased,
  onSpooled,
  postpone,
} from './outbox.ts';
import {
  onTrainerDown,
  onTrainerReady,
  onAttemptEnded,
  onTrialProgressed,
  startTrainers,
  takeGrants,
} from './slots.ts';
import type { AgentState } from './state.ts';

export function step(state: AgentState, input: Input, nowMs: number): Effect[] {
  assert(state.started || input.kind === 'started', 'an agent is started first');
  const effects: Effect[] = [];
  if (state.exited) return effects;
  apply(state, input, nowMs, effects);
  if (state.exited) return effects;
  drainOn(state, nowMs, effects);
  if (state.exited) return effects;
  keepContact(state, nowMs, effects);
  if (state.contact.phase === 'joined') sendDue(state, nowMs, effects);
  startTrainers(state, nowMs, effects);
  return effects;
}

/** When the agent wants its next `tick`; undefined while it only waits for answers and trainers. */
export function nextWakeMs(state: AgentState): number | undefined {
  if (state.exited || !state.started) return undefined;
  const times = [
    nextContactMs(state),
    state.contact.phase === 'joined' ? nextSendMs(state) : undefined,
    nextDrainMs(state),
    ...state.slots.map(({ doing }) => (doing.phase === 'down' ? doing.retryAtMs : undefined)),
  ].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}

function apply(state: AgentState, input: Input, nowMs: number, effects: Effect[]): void {
  switch (input.kind) {
    case 'started':
      assert(!state.started, 'an agent is started once');
      state.started = true;
      state.busyAtMs = nowMs;
      adoptSpool(state, input.spooled, nowMs);
      for (const index of state.slots.keys()) effects.push({ kind: 'startTrainer', slot: index });
      return;
    case 'tick':
      return;
    case 'answered':
      onAnswered(state, input.callId, input.answer, nowMs, effects);
      return;
    case 'callFailed':
      onCallFailed(state, input.callId, input.failure, input.message, nowMs, effects);
      return;
    case 'trainerReady':
      onTrainerReady(state, input.slot, input.backend);
      return;
    case 'trainerDown':
      onTrainerDown(state, input.slot, input.message, nowMs, effects);
      return;
    case 'attemptEnded':
      onAttemptEnded(state, input.slot, input, input.outcome, nowMs, effects);
      return;
    case 'trialProgressed':
      onTrialProgressed(state, input.slot, input, input.fraction);
      return;
    case 'trialDescribed':
      onTrialDescribed(state, input.slot, input, nowMs);
      return;
    case 'spooled':
      onSpooled(state, input.key);
      return;
    case 'drain':
      onDrain(state, input.graceMs, input.reason, nowMs, effects);
      return;
    case 'warned':
      onWarned(state, input.signal, nowMs, effects);
      return;
    default:
      unreachable(input);
  }
}

function onAnswered(
  state: AgentState,
  callId: number,
  answer: Answer,
  nowMs: number,
  effects: Effect[],
): void {
  const call = takeCall(state, callId);
  if (call === undefined) return;
  if (call.method === 'register' && answer.method === 'register') {
    onRegistered(state, call, answer, nowMs, effects);
  } else if (call.method === 'lease' && answer.method === 'lease') {
    state.poll.failures = 0;
    if (answer.grants.length > 0) state.poll.notBeforeMs = nowMs;
    takeGrants(state, answer.grants, nowMs, effects);
    if (answer.tooLongMs !== undefined) onTooLong(state, answer.tooLongMs, nowMs, effects);
  } else if (call.method === 'renew' && answer.method === 'renew') {
    onRenewed(state, call, answer, nowMs, effects);
  } else if (call.method === 'report' && answer.method === 'report') {
    onReported(state, call.outcomes, answer, nowMs, effects);
  } else if (call.method === 'release' && answer.method === 'release') {
    onReleased(state, call);
    if (call.leaving && state.drain !== undefined) state.drain.said = 'left';
  } else {
    assert(false, `a ${call.method} call was answered as ${answer.method}`);
  }
}

function onCallFailed(
  state: AgentState,
  callId: number,
  failure: CallFailure,
  message: string,
  nowMs: number,
  effects: Effect[],
): void {
  const call = takeCall(state, callId);
  if (call === undefined) return;
  if (call.method === 'register' && !state.everJoined && (failure === 'denied' || failure === 'rejected')) {
    state.exited = true;
    effects.push({ kind: 'exit', why: 'denied', message });
    return;
  }
  const isItem = call.method === 'report' || (call.method === 'release' && !call.leaving);
  if (isItem) postpone(state, call, failure, nowMs);
  if (call.method === 'release' && call.leaving && state.drain !== undefined) state.drain.said = 'left';
  if (failure === 'unreachable' || failure === 'denied' || call.method === 'register') {
    loseContact(state, call.method, message, nowMs, effects);
  } else if (failure === 'rejected') {
    if (call.method === 'report') onOutcomesRejected(state, call.outcomes, message, nowMs, effects);
    else if (call.method === 'release') onReleased(state, call);
    else loseContact(state, call.method, message, nowMs, effects);
  } else if (call.method === 'lease') {
    state.poll.failures++;
    state.poll.notBeforeMs = nowMs + backoffMs(state, state.poll.failures);
  } else if (call.method === 'renew' && state.contact.phase === 'joined') {
    // Two thirds of the lease's life are left for this.
    state.contact.renewAtMs = Math.min(state.contact.renewAtMs, nowMs + backoffMs(state, 1));
  }
}

function takeCall(state: AgentState, callId: number): Call | undefined {
  const call = state.calls[callId];
  delete state.calls[callId];
  return call;
}
