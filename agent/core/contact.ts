/** Joining the coordinator, keeping the leases alive, and asking for trials. */
import { fence } from '../../base/ids.ts';
import { backoffMs } from './backoff.ts';
import type { Answer, Call } from './call.ts';
import { cancelCalls, isOut, newRequestId, sendCall } from './calls.ts';
import {
  claimsOnJoining,
  holdings,
  isOfThisLog,
  outboxOfThisLog,
  runningTrials,
  stoppingTrials,
} from './holdings.ts';
import { type AttemptEnvironment, type Held, leaseKey, sameLease } from './lease.ts';
import type { Effect } from './messages.ts';
import { freeGpus } from './placement.ts';
import {
  backendOf,
  idleSlots,
  killTrial,
  limitTrial,
  loseLease,
  loseTrialsOfOtherLogs,
  releaseTrial,
} from './slots.ts';
import type { AgentState, Running } from './state.ts';

type AnswerTo<Method extends Answer['method']> = Extract<Answer, { method: Method }>;
type CallTo<Method extends Call['method']> = Extract<Call, { method: Method }>;

/**
 * Nobody answers: what runs goes on, and the agent registers again, with all that it holds.
 *
 * @param failed the call that shows it; undefined when the coordinator itself said so
 */
export function loseContact(
  state: AgentState,
  failed: Call['method'] | undefined,
  why: string,
  nowMs: number,
  effects: Effect[],
): void {
  const { contact } = state;
  // One loss fails every call that was out: only the tries to join again are counted.
  if (contact.phase === 'away' && failed !== 'register') return;
  // An answer to these might contradict what the next Register says; the others are facts whenever they come.
  cancelCalls(state, 'lease', effects);
  cancelCalls(state, 'renew', effects);
  const failures = contact.phase === 'away' ? contact.failures + 1 : 1;
  // Who was cut off may be refused when the coordinator is back: people must hear of that too.
  const refusal = /^E_[A-Z0-9_]+/.exec(why)?.[0];
  const isNews = refusal !== undefined && contact.phase === 'away' && refusal !== contact.refusal;
  if (failures === 1 || isNews) {
    const running = runningTrials(state).length;
    const goesOn = running === 0 ? '' : `; ${running === 1 ? '1 trial goes' : `${running} trials go`} on`;
    const what = state.everJoined ? 'lost contact with the coordinator' : 'not joined yet';
    effects.push({ kind: 'notice', severity: 'warning', text: `${what}${goesOn}: ${why}` });
  }
  state.isLogConfirmed = false;
  state.contact = { phase: 'away', failures, notBeforeMs: nowMs + backoffMs(state, failures), refusal };
}

export function keepContact(state: AgentState, nowMs: number, effects: Effect[]): void {
  const { config } = state;
  // The coordinator shows what its agents compute with: tell it again when that is first known, or has changed.
  if (state.contact.phase === 'joined' && state.contact.backend !== backendOf(state)) {
    state.contact = { phase: 'away', failures: 0, notBeforeMs: nowMs };
  }
  const { contact } = state;
  if (contact.phase === 'away') {
    if (contact.notBeforeMs > nowMs || isOut(state, 'register')) return;
    // Whatever was asked before belongs to the acquaintance that ends here.
    cancelCalls(state, 'lease', effects);
    cancelCalls(state, 'renew', effects);
    const call = {
      method: 'register',
      requestId: newRequestId(state),
      held: claimsOnJoining(state),
      backend: backendOf(state),
    } as const;
    sendCall(state, call, config.callTimeoutMs, effects);
    return;
  }
  // With nothing held, the renewal still says that the agent is alive.
  if (contact.renewAtMs <= nowMs && !isOut(state, 'renew')) {
    const everyMs = Math.ceil(contact.leaseTtlMs / 3);
    contact.renewAtMs = nowMs + everyMs;
    const call = {
      method: 'renew',
      requestId: newRequestId(state),
      held: holdings(state),
      environments: environmentsToSay(state),
    } as const;
    sendCall(state, call, Math.min(config.callTimeoutMs, Math.max(everyMs, 1_000)), effects);
  }
  // A poll that is out delays no other: a slot that became idle since is reported at once.
  if (wantsToPoll(state) && (isOut(state, 'lease') || state.poll.notBeforeMs <= nowMs)) {
    const call = {
      method: 'lease',
      requestId: newRequestId(state),
      slots: idleSlots(state),
      gpus: freeGpus(state).length,
      waitMs: config.leaseWaitMs,
      seenFence: state.seenFence,
      ...timeLeft(state, nowMs),
    } as const;
    // A coordinator that has ended every sweep may answer at once: ask at a steady pace then.
    state.poll.notBeforeMs = nowMs + config.leaseEveryMs;
    sendCall(state, call, config.leaseWaitMs + config.callTimeoutMs, effects);
  }
}

/** At least a millisecond: 0 stands for a job without an end. */
function timeLeft({ config: { jobEnd } }: AgentState, nowMs: number): { readonly timeLeftMs?: number } {
  return jobEnd === undefined ? {} : { timeLeftMs: Math.max(1, jobEnd.atMs - jobEnd.marginMs - nowMs) };
}

function wantsToPoll(state: AgentState): boolean {
  return (
    state.contact.phase === 'joined' && state.drain === undefined && idleSlots(state) > slotsAskedFor(state)
  );
}

/** Number of slots in the newest open poll, which replaces the others. */
function slotsAskedFor(state: AgentState): number {
  let slots = 0;
  for (const call of Object.values(state.calls)) if (call.method === 'lease') slots = call.slots;
  return slots;
}

export function onRegistered(
  state: AgentState,
  call: CallTo<'register'>,
  answer: AnswerTo<'register'>,
  nowMs: number,
  effects: Effect[],
): void {
  const { leaseTtlMs, lostTrialIds, logId } = answer;
  state.isLogConfirmed = true;
  if (logId !== state.logId) onOtherLog(state, logId, effects);
  const news = !state.everJoined || (state.contact.phase === 'away' && state.contact.failures > 0);
  if (news) effects.push({ kind: 'notice', severity: 'info', text: 'joined the coordinator' });
  const renewAtMs = nowMs + Math.ceil(leaseTtlMs / 3);
  state.contact = { phase: 'joined', leaseTtlMs, renewAtMs, backend: call.backend };
  state.everJoined = true;
  state.poll = { failures: 0, notBeforeMs: nowMs };
  state.saidEnvironments = [];
  // What waits for the coordinator need not sit out the rest of its backoff.
  for (const item of [...Object.values(state.outbox), ...state.releases]) item.notBeforeMs = nowMs;
  const lost = new Set(lostTrialIds);
  for (const held of call.held) if (lost.has(held.trialId)) loseLease(state, held, effects);
  // Leases of another log were claimed, and one may be taken for a lease of this log: say at once what is held.
  const claims = new Set(holdings(state).map(leaseKey));
  const overclaimed = call.held.some((held) => !claims.has(leaseKey(held)) && !lost.has(held.trialId));
  if (overclaimed) state.contact = { phase: 'away', failures: 0, notBeforeMs: nowMs };
}

function onOtherLog(state: AgentState, logId: string, effects: Effect[]): void {
  state.logId = logId;
  state.seenFence = fence(0);
  loseTrialsOfOtherLogs(state, effects);
  // Trials that another log granted are not to be given back to this one.
  if (state.everJoined) state.releases = [];
  const waiting = Object.keys(state.outbox).length - outboxOfThisLog(state).length;
  if (waiting === 0) return;
  const outcomes = waiting === 1 ? '1 outcome' : `${waiting} outcomes`;
  const text = `${outcomes} in the spool folder belong to another log than the one that the coordinator serves: kept until it serves that log again`;
  effects.push({ kind: 'notice', severity: 'warning', text });
}

export function onRenewed(
  state: AgentState,
  call: CallTo<'renew'>,
  answer: AnswerTo<'renew'>,
  nowMs: number,
  effects: Effect[],
): void {
  for (const { trialId, verdict, limits } of answer.renewals) {
    // By the fence that was asked for: meanwhile the agent may hold a newer lease of the same trial.
    const held = call.held.find((one) => one.trialId === trialId);
    if (held === undefined) continue;
    onRunning(state, held, (_, trial) => {
      if (call.environments.some((said) => sameLease(said, held))) trial.environment = undefined;
    });
    if (verdict === 'lost') loseLease(state, held, effects);
    else if (verdict === 'cancel') {
      for (const { trial } of stoppingTrials(state))
        if (sameLease(trial.grant, held)) trial.release = undefined;
      onRunning(state, held, (index) => killTrial(state, index, 'cancelled', effects));
    } else if (verdict === 'pause') {
      const release = { reason: 'paused', preempted: false };
      onRunning(state, held, (index) => releaseTrial(state, index, release, effects));
    } else if (limits !== undefined)
      onRunning(state, held, (index) => limitTrial(state, index, limits, effects));
  }
  if (answer.registerAgain)
    loseContact(state, undefined, 'the coordinator asked the agent to register again', nowMs, effects);
}

function onRunning(state: AgentState, held: Held, act: (index: number, trial: Running) => void): void {
  for (const { index, trial } of runningTrials(state)) if (sameLease(trial.grant, held)) act(index, trial);
}

/**
 * The next renewal says it. One that the sweep has not met from here is said at once: that a program has changed within a sweep
 * should be known while it can still be stopped.
 */
export function onTrialDescribed(
  state: AgentState,
  index: number,
  { hash, environment, ...lease }: AttemptEnvironment & { readonly hash: string },
  nowMs: number,
): void {
  const doing = state.slots[index]?.doing;
  if (doing?.phase !== 'running' || !sameLease(doing.grant, lease)) return;
  doing.environment = environment;
  const key = `${doing.grant.sweepId} ${hash}`;
  if (state.saidEnvironments.includes(key)) return;
  state.saidEnvironments = [...state.saidEnvironments, key].slice(-environmentsKept);
  if (state.contact.phase === 'joined') state.contact.renewAtMs = nowMs;
}

/** More than sweeps and environments that meet on one agent at a time. */
const environmentsKept = 100;

function environmentsToSay(state: AgentState): AttemptEnvironment[] {
  return runningTrials(state).flatMap(({ trial }) => {
    const { environment, lost } = trial;
    if (environment === undefined || lost || !isOfThisLog(state, trial)) return [];
    const { trialId, fence } = trial.grant;
    return [{ trialId, fence, environment }];
  });
}

/** When the next Register, Renew or Lease is due; undefined while all of them are out. */
export function nextContactMs(state: AgentState): number | undefined {
  const { contact } = state;
  if (contact.phase === 'away') return isOut(state, 'register') ? undefined : contact.notBeforeMs;
  const renewAtMs = isOut(state, 'renew') ? Number.POSITIVE_INFINITY : contact.renewAtMs;
  const pollAtMs = wantsToPoll(state) ? state.poll.notBeforeMs : Number.POSITIVE_INFINITY;
  const next = Math.min(renewAtMs, pollAtMs);
  return Number.isFinite(next) ? next : undefined;
}
