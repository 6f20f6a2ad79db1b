import { assert } from '../../base/assert.ts';
import { type RequestId, requestId } from '../../base/ids.ts';
import type { Call } from './call.ts';
import type { Effect } from './messages.ts';
import type { AgentState } from './state.ts';

export function newRequestId(state: AgentState): RequestId {
  return requestId(`${state.config.incarnation}.${state.counters.requests++}`);
}

export function sendCall(state: AgentState, call: Call, timeoutMs: number, effects: Effect[]): void {
  const callId = state.counters.calls++;
  assert(state.calls[callId] === undefined, 'a call id is used once');
  state.calls[callId] = call;
  effects.push({ kind: 'call', callId, timeoutMs, call });
}

/** Forgets every call of this method that is out. */
export function cancelCalls(state: AgentState, method: Call['method'], effects: Effect[]): void {
  for (const [callId, call] of Object.entries(state.calls)) {
    if (call.method !== method) continue;
    delete state.calls[Number(callId)];
    effects.push({ kind: 'cancelCall', callId: Number(callId) });
  }
}

export function isOut(state: AgentState, method: Call['method']): boolean {
  return Object.values(state.calls).some((call) => call.method === method);
}
