/** What the coordinator must still hear: outcomes, from the trial's end until it has them on disk, and releases. */
import { assert } from '../../base/assert.ts';
import { backoffMs } from './backoff.ts';
import type { Answer, Call, CallFailure, OutcomeVerdict } from './call.ts';
import { newRequestId, sendCall } from './calls.ts';
import { outboxOfThisLog } from './holdings.ts';
import type { Held } from './lease.ts';
import type { Effect } from './messages.ts';
import { type SpooledOutcome, outcomeKey, outcomeRequestId } from './outcome.ts';
import type { AgentState, OutboxEntry, PendingRelease, Retry } from './state.ts';

export function keepOutcome(
  state: AgentState,
  outcome: SpooledOutcome,
  { lost, isFruitless }: Pick<OutboxEntry, 'lost' | 'isFruitless'>,
  nowMs: number,
  effects: Effect[],
): void {
  const key = outcomeKey(outcome);
  assert(state.outbox[key] === undefined, 'a lease ends once');
  const notBeforeMs = isFruitless ? nowMs + state.config.failureHoldMs : nowMs;
  state.outbox[key] = { outcome, spooled: false, lost, alone: false, isFruitless, failures: 0, notBeforeMs };
  effects.push({ kind: 'spool', key, outcome });
}

/** The agent is asked to leave: what failed in the moments before was ended by the same hand, and is given back. */
export function recallFruitless(state: AgentState, reason: string, nowMs: number, effects: Effect[]): void {
  const sinceMs = nowMs - 2 * state.config.failureHoldMs;
  for (const { outcome, lost, isFruitless } of waitingOutcomes(state, 'unspooled too')) {
    if (!isFruitless || outcome.endedAtMs < sinceMs) continue;
    removeEntry(state, outcome);
    effects.push({ kind: 'unspool', key: outcomeKey(outcome), setAside: false });
    const { trialId, fence } = outcome;
    if (!lost) queueRelease(state, [{ trialId, fence }], { reason, preempted: true });
  }
}

/** Takes up what an earlier life of this agent had spooled. */
export function adoptSpool(state: AgentState, spooled: readonly SpooledOutcome[], nowMs: number): void {
  for (const outcome of spooled) {
    const still = { spooled: true, lost: false, alone: false, isFruitless: false };
    const entry = { outcome, ...still, failures: 0, notBeforeMs: nowMs };
    state.outbox[outcomeKey(outcome)] = entry;
  }
}

export function onSpooled(state: AgentState, key: string): void {
  const entry = state.outbox[key];
  if (entry !== undefined) entry.spooled = true;
}

export function queueRelease(
  state: AgentState,
  held: readonly Held[],
  { reason, preempted }: Pick<PendingRelease, 'reason' | 'preempted'>,
): void {
  const requestId = newRequestId(state);
  state.releases.push({ requestId, held, reason, preempted, failures: 0, notBeforeMs: 0 });
}

/** Sends what is due, the oldest first. The caller has contact. */
export function sendDue(state: AgentState, nowMs: number, effects: Effect[]): void {
  for (const release of waitingReleases(state)) {
    if (release.notBeforeMs > nowMs) continue;
    const { requestId, held, reason, preempted } = release;
    const call = { method: 'release', requestId, held, reason, preempted, leaving: false } as const;
    sendCall(state, call, state.config.callTimeoutMs, effects);
  }
  const due = waitingOutcomes(state).filter(({ notBeforeMs }) => notBeforeMs <= nowMs);
  for (const { outcome } of due.filter(goesAlone).slice(0, roomForAlone(state)))
    send(state, [outcome], effects);
  let others = due.filter((entry) => !goesAlone(entry)).slice(0, roomForTogether(state));
  while (others.length > 0) {
    // Receipts name trials: of one trial, the older lease's result goes first, the newer one's in a report of its own.
    const together = new Map<string, SpooledOutcome>();
    const later = others.filter(({ outcome }) => {
      if (together.has(outcome.trialId)) return true;
      together.set(outcome.trialId, outcome);
      return false;
    });
    send(state, [...together.values()], effects);
    others = later;
  }
}

function send(state: AgentState, outcomes: readonly SpooledOutcome[], effects: Effect[]): void {
  const { reportTimeoutMs, callTimeoutMs } = state.config;
  const [first, another] = outcomes as [SpooledOutcome, ...SpooledOutcome[]];
  // The coordinator knows a result by its lease, so that a repeat may bring others along.
  const requestId = another === undefined ? outcomeRequestId(first) : newRequestId(state);
  const isSmall = outcomes.every((outcome) => isPlain(outcome) && !outcome.output && !outcome.curves);
  sendCall(
    state,
    { method: 'report', requestId, outcomes },
    isSmall ? callTimeoutMs : reportTimeoutMs,
    effects,
  );
}

/** When the next of them is due; undefined while there is none, or no room for more calls. */
export function nextSendMs(state: AgentState): number | undefined {
  const hasRoom = roomForAlone(state) > 0;
  const hasRoomTogether = roomForTogether(state) > 0;
  const outcomes = waitingOutcomes(state).filter((entry) => (goesAlone(entry) ? hasRoom : hasRoomTogether));
  const waiting = [...waitingReleases(state), ...outcomes];
  return waiting.length === 0 ? undefined : Math.min(...waiting.map(({ notBeforeMs }) => notBeforeMs));
}

export function onReported(
  state: AgentState,
  outcomes: readonly SpooledOutcome[],
  { verdicts }: Extract<Answer, { method: 'report' }>,
  nowMs: number,
  effects: Effect[],
): void {
  for (const [at, outcome] of outcomes.entries()) {
    const verdict = verdicts[at];
    if (verdict === undefined) postponeOutcome(state, outcome, nowMs);
    else onVerdict(state, outcome, verdict, effects);
  }
}

function onVerdict(
  state: AgentState,
  outcome: SpooledOutcome,
  verdict: OutcomeVerdict,
  effects: Effect[],
): void {
  const key = outcomeKey(outcome);
  if (!removeEntry(state, outcome)) return;
  effects.push({ kind: 'unspool', key, setAside: verdict === 'unknown' });
  if (verdict === 'unknown') {
    const text = `the coordinator does not know trial ${outcome.trialId}: its outcome was moved to aside/ in the spool folder`;
    effects.push({ kind: 'notice', severity: 'warning', text });
  }
}

/** Of several that are rejected one may be at fault: each is tried alone, at once. */
export function onOutcomesRejected(
  state: AgentState,
  outcomes: readonly SpooledOutcome[],
  message: string,
  nowMs: number,
  effects: Effect[],
): void {
  const [outcome, another] = outcomes;
  if (outcome !== undefined && another === undefined) {
    onOutcomeRejected(state, outcome, message, nowMs, effects);
    return;
  }
  for (const entry of entriesOf(state, outcomes)) entry.notBeforeMs = nowMs;
}

/**
 * The coordinator will never take this outcome as it is. A result is put aside, and the attempt reported as failed in
 * its place: without a word about it, the lease would be renewed for ever.
 */
function onOutcomeRejected(
  state: AgentState,
  outcome: SpooledOutcome,
  message: string,
  nowMs: number,
  effects: Effect[],
): void {
  const key = outcomeKey(outcome);
  const entry = state.outbox[key];
  if (entry === undefined || !removeEntry(state, outcome)) return;
  const text = `the coordinator rejected the outcome of trial ${outcome.trialId}, which was moved to aside/ in the spool folder: ${message}`;
  effects.push({ kind: 'unspool', key, setAside: true });
  effects.push({ kind: 'notice', severity: 'error', text });
  if (outcome.kind === 'failed') return;
  const { trialId, fence, logId, startedAtMs, endedAtMs } = outcome;
  const fault = {
    faultClass: 'infrastructure',
    message: `the coordinator rejected the result: ${message}`,
    outputTail: '',
  } as const;
  const failed: SpooledOutcome = { kind: 'failed', trialId, fence, logId, startedAtMs, endedAtMs, fault };
  keepOutcome(state, failed, { lost: entry.lost, isFruitless: false }, nowMs, effects);
}

export function onReleased(state: AgentState, call: Call): void {
  state.releases = state.releases.filter(({ requestId }) => requestId !== call.requestId);
}

/** Repeats what this call was about later, under the same request ids. */
export function postpone(state: AgentState, call: Call, failure: CallFailure, nowMs: number): void {
  if (call.method === 'report') {
    // With nobody there, none of them is to blame.
    const isOneToBlame = call.outcomes.length > 1 && failure !== 'unreachable';
    for (const entry of entriesOf(state, call.outcomes)) entry.alone ||= isOneToBlame;
    for (const outcome of call.outcomes) postponeOutcome(state, outcome, nowMs);
    return;
  }
  const release = state.releases.find(({ requestId }) => requestId === call.requestId);
  if (release !== undefined) backOff(state, release, nowMs);
}

function postponeOutcome(state: AgentState, outcome: SpooledOutcome, nowMs: number): void {
  for (const entry of entriesOf(state, [outcome])) backOff(state, entry, nowMs);
}

function backOff(state: AgentState, item: Retry, nowMs: number): void {
  item.failures++;
  item.notBeforeMs = nowMs + backoffMs(state, item.failures);
}

function entriesOf(state: AgentState, outcomes: readonly SpooledOutcome[]): OutboxEntry[] {
  return outcomes.flatMap((outcome) => state.outbox[outcomeKey(outcome)] ?? []);
}

function removeEntry(state: AgentState, outcome: SpooledOutcome): boolean {
  const key = outcomeKey(outcome);
  // A repeated answer to the result must not remove the failure that was put in its place.
  if (state.outbox[key]?.outcome.kind !== outcome.kind) return false;
  delete state.outbox[key];
  return true;
}

/** Nothing has to be uploaded before it, and Complete takes it. */
const isPlain = (outcome: SpooledOutcome): boolean =>
  outcome.kind === 'completed' && outcome.artifacts.length === 0;

const goesAlone = ({ outcome, alone }: OutboxEntry): boolean => alone || !isPlain(outcome);

function waitingOutcomes(state: AgentState, which: 'spooled' | 'unspooled too' = 'spooled'): OutboxEntry[] {
  const out = new Set(reportsOut(state).flatMap((outcomes) => outcomes.map(outcomeRequestId)));
  return outboxOfThisLog(state).filter(
    ({ outcome, spooled }) => (spooled || which !== 'spooled') && !out.has(outcomeRequestId(outcome)),
  );
}

function waitingReleases(state: AgentState): PendingRelease[] {
  const out = new Set(Object.values(state.calls).map(({ requestId }) => requestId));
  return state.releases.filter(({ requestId }) => !out.has(requestId));
}

/** A result waits for no report before it, as long as not too many are on their way. */
function roomForTogether(state: AgentState): number {
  let out = 0;
  for (const outcomes of reportsOut(state)) if (!isOutAlone(state, outcomes)) out += outcomes.length;
  return Math.max(0, state.config.resultsAtOnce - out);
}

function roomForAlone(state: AgentState): number {
  const out = reportsOut(state).filter((outcomes) => isOutAlone(state, outcomes)).length;
  return Math.max(0, state.config.reportsAtOnce - out);
}

const isOutAlone = (state: AgentState, outcomes: readonly SpooledOutcome[]): boolean =>
  outcomes.length === 1 && entriesOf(state, outcomes).every(goesAlone);

function reportsOut(state: AgentState): (readonly SpooledOutcome[])[] {
  return Object.values(state.calls).flatMap((call) => (call.method === 'report' ? [call.outcomes] : []));
}
