/** Leaving: finish what ends soon, give the rest back, report all outcomes, say goodbye. */
import { isOut, newRequestId, cancelCalls, sendCall } from './calls.ts';
import { outboxOfThisLog, runningTrials } from './holdings.ts';
import type { Effect } from './messages.ts';
import { releaseTrial } from './slots.ts';
import type { AgentState, Running } from './state.ts';

export function onDrain(
  state: AgentState,
  graceMs: number,
  reason: string,
  nowMs: number,
  effects: Effect[],
): void {
  const untilMs = nowMs + graceMs;
  // Asked again, the agent may only leave sooner.
  if (state.drain !== undefined && state.drain.untilMs <= untilMs) return;
  const { farewellUntilMs, said = 'nothing' } = state.drain ?? {};
  state.drain = { reason, untilMs, farewellUntilMs, said };
  cancelCalls(state, 'lease', effects);
  for (const slot of state.slots) if (slot.doing.phase === 'down') slot.doing = { phase: 'off' };
}

export function drainOn(state: AgentState, nowMs: number, effects: Effect[]): void {
  const { drain, config } = state;
  if (drain === undefined) return;
  for (const { index, trial } of runningTrials(state)) {
    if (drain.untilMs <= nowMs || expectedEndMs(trial, nowMs) > drain.untilMs) {
      releaseTrial(state, index, drain.reason, effects);
    }
  }
  if (runningTrials(state).length > 0) return;
  drain.farewellUntilMs ??= nowMs + config.farewellMs;
  const allSaid = outboxOfThisLog(state).length === 0 && state.releases.length === 0;
  if (allSaid && drain.said === 'nothing' && state.contact.phase === 'joined' && !isOut(state, 'release')) {
    drain.said = 'leaving';
    const requestId = newRequestId(state);
    const call = { method: 'release', requestId, held: [], reason: drain.reason, leaving: true } as const;
    sendCall(state, call, config.callTimeoutMs, effects);
  }
  const nothingToSay = allSaid && !state.everJoined;
  if (drain.said === 'left' || nothingToSay || drain.farewellUntilMs <= nowMs) {
    state.exited = true;
    const waiting = Object.keys(state.outbox).length;
    const message =
      waiting === 0
        ? drain.reason
        : `${drain.reason}; ${waiting} outcomes wait in the spool until this agent starts again`;
    effects.push({ kind: 'exit', why: 'drained', message });
  }
}

export function nextDrainMs(state: AgentState): number | undefined {
  return state.drain?.farewellUntilMs ?? state.drain?.untilMs;
}

/** By the steps done so far; the present time while none is known, so that it gets its chance. */
function expectedEndMs({ startedAtMs, fraction }: Running, nowMs: number): number {
  return fraction > 0 ? startedAtMs + (nowMs - startedAtMs) / Math.min(1, fraction) : nowMs;
}
