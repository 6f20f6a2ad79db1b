/** What the coordinator must still hear: outcomes, from the trial's end until it has them on disk, and releases. */
import { assert } from '../../base/assert.ts';
import { backoffMs } from './backoff.ts';
import type { Answer, Call } from './call.ts';
import { newRequestId, sendCall } from './calls.ts';
import { outboxOfThisLog } from './holdings.ts';
import type { Held } from './lease.ts';
import type { Effect } from './messages.ts';
import { type Outcome, outcomeKey, outcomeRequestId } from './outcome.ts';
import type { AgentState, OutboxEntry, PendingRelease } from './state.ts';

export function keepOutcome(
  state: AgentState,
  outcome: Outcome,
  lost: boolean,
  nowMs: number,
  effects: Effect[],
): void {
  const key = outcomeKey(outcome);
  assert(state.outbox[key] === undefined, 'a lease ends once');
  state.outbox[key] = { outcome, spooled: false, lost, failures: 0, notBeforeMs: nowMs };
  effects.push({ kind: 'spool', key, outcome });
}

/** Takes up what an earlier life of this agent had spooled. */
export function adoptSpool(state: AgentState, spooled: readonly Outcome[], nowMs: number): void {
  for (const outcome of spooled) {
    const entry = { outcome, spooled: true, lost: false, failures: 0, notBeforeMs: nowMs };
    state.outbox[outcomeKey(outcome)] = entry;
  }
}

export function onSpooled(state: AgentState, key: string): void {
  const entry = state.outbox[key];
  if (entry !== undefined) entry.spooled = true;
}

export function queueRelease(state: AgentState, held: readonly Held[], reason: string): void {
  state.releases.push({ requestId: newRequestId(state), held, reason, failures: 0, notBeforeMs: 0 });
}

/** Sends what is due, the oldest first. The caller has contact. */
export function handOver(state: AgentState, nowMs: number, effects: Effect[]): void {
  for (const release of waitingReleases(state)) {
    if (release.notBeforeMs > nowMs) continue;
    const { requestId, held, reason } = release;
    const call = { method: 'release', requestId, held, reason, leaving: false } as const;
    sendCall(state, call, state.config.callTimeoutMs, effects);
  }
  let room = handOverRoom(state);
  for (const { outcome, notBeforeMs } of waitingOutcomes(state)) {
    if (room === 0) break;
    if (notBeforeMs > nowMs) continue;
    room--;
    const call = { method: 'handOver', requestId: outcomeRequestId(outcome), outcome } as const;
    sendCall(state, call, state.config.handOverTimeoutMs, effects);
  }
}

/** When the next of them is due; undefined while there is none, or no room for more calls. */
export function nextHandOverMs(state: AgentState): number | undefined {
  const waiting = [...waitingReleases(state), ...(handOverRoom(state) > 0 ? waitingOutcomes(state) : [])];
  return waiting.length === 0 ? undefined : Math.min(...waiting.map(({ notBeforeMs }) => notBeforeMs));
}

export function onHandedOver(
  state: AgentState,
  outcome: Outcome,
  { verdict }: Extract<Answer, { method: 'handOver' }>,
  effects: Effect[],
): void {
  const key = outcomeKey(outcome);
  if (!removeEntry(state, outcome)) return;
  effects.push({ kind: 'unspool', key, setAside: verdict === 'unknown' });
  if (verdict === 'unknown') {
    const text = `the coordinator does not know trial ${outcome.trialId}: its result is put aside in the spool folder`;
    effects.push({ kind: 'notice', severity: 'warning', text });
  }
}

/**
 * The coordinator will never take this outcome as it is. A result is put aside, and the attempt reported as failed in
 * its place: without a word about it, the lease would be renewed for ever.
 */
export function onOutcomeRejected(
  state: AgentState,
  outcome: Outcome,
  message: string,
  nowMs: number,
  effects: Effect[],
): void {
  const key = outcomeKey(outcome);
  const entry = state.outbox[key];
  if (entry === undefined || !removeEntry(state, outcome)) return;
  const text = `the coordinator rejects the outcome of trial ${outcome.trialId}, which is put aside in the spool folder: ${message}`;
  effects.push({ kind: 'unspool', key, setAside: true });
  effects.push({ kind: 'notice', severity: 'error', text });
  if (outcome.kind === 'failed') return;
  const { trialId, fence, logId, startedAtMs, endedAtMs } = outcome;
  const fault = {
    faultClass: 'infrastructure',
    message: `the coordinator rejected its result: ${message}`,
    outputTail: '',
  } as const;
  const failed: Outcome = { kind: 'failed', trialId, fence, logId, startedAtMs, endedAtMs, fault };
  keepOutcome(state, failed, entry.lost, nowMs, effects);
}

export function onReleased(state: AgentState, call: Call): void {
  state.releases = state.releases.filter(({ requestId }) => requestId !== call.requestId);
}

/** Repeats the item of this call later, under the same request id. */
export function postpone(state: AgentState, call: Call, nowMs: number): void {
  const item =
    call.method === 'handOver'
      ? state.outbox[outcomeKey(call.outcome)]
      : state.releases.find(({ requestId }) => requestId === call.requestId);
  if (item === undefined) return;
  item.failures++;
  item.notBeforeMs = nowMs + backoffMs(state, item.failures);
}

function removeEntry(state: AgentState, outcome: Outcome): boolean {
  const key = outcomeKey(outcome);
  // A repeated answer to the result must not remove the failure that was put in its place.
  if (state.outbox[key]?.outcome.kind !== outcome.kind) return false;
  delete state.outbox[key];
  return true;
}

function waitingOutcomes(state: AgentState): OutboxEntry[] {
  const out = requestsOut(state);
  return outboxOfThisLog(state).filter(
    ({ outcome, spooled }) => spooled && !out.has(outcomeRequestId(outcome)),
  );
}

function waitingReleases(state: AgentState): PendingRelease[] {
  const out = requestsOut(state);
  return state.releases.filter(({ requestId }) => !out.has(requestId));
}

function handOverRoom(state: AgentState): number {
  const out = Object.values(state.calls).filter(({ method }) => method === 'handOver').length;
  return Math.max(0, state.config.handOversAtOnce - out);
}

function requestsOut(state: AgentState): Set<string> {
  return new Set(Object.values(state.calls).map(({ requestId }) => requestId));
}
