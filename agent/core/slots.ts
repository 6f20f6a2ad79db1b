/** The trainers and what runs on them. */
import { assert } from '../../base/assert.ts';
import { backoffMs } from './backoff.ts';
import { isOfThisLog, knowsLease, outboxOfThisLog, runningTrials, stoppingTrials } from './holdings.ts';
import { type AttemptLimits, type Grant, type Held, sameLease } from './lease.ts';
import type { Effect } from './messages.ts';
import { keepOutcome, queueRelease } from './outbox.ts';
import { slotsFor } from './placement.ts';
import type { AttemptOutcome } from './outcome.ts';
import type { AgentState, PendingRelease, Running, Slot, Stopping } from './state.ts';

export function idleSlots(state: AgentState): number {
  return state.slots.filter(({ doing }) => doing.phase === 'idle').length;
}

/** Backends of all trainers, each once; empty until the first is up. */
export function backendOf(state: AgentState): string {
  const names = new Set(state.slots.map(({ backend }) => backend).filter((name) => name !== ''));
  return [...names].toSorted().join(', ');
}

export function onTrainerReady(state: AgentState, index: number, backend: string): void {
  const slot = slotAt(state, index);
  const { phase } = slot.doing;
  if (phase !== 'starting' && phase !== 'settling') return;
  slot.backend = backend;
  slot.doing = { phase: 'idle' };
}

export function onTrainerDown(
  state: AgentState,
  index: number,
  message: string,
  nowMs: number,
  effects: Effect[],
): void {
  const slot = slotAt(state, index);
  const { phase } = slot.doing;
  if (slot.doing.phase === 'lent') {
    slot.doing.isGone = true;
    beginIfReady(state, slot.doing.by, effects);
    return;
  }
  if (slot.doing.phase === 'running') {
    assert(slot.doing.isHeldBack, 'a trial ends before its trainer is reported down');
    giveBack(state, index, slot.doing, 'the process of its slot ended before it began', effects);
    startTrainer(state, index, effects);
    return;
  }
  if (phase === 'down' || phase === 'off') return;
  if (slot.doing.phase === 'stopping') onStopped(state, index, slot.doing, effects);
  if (phase === 'settling' || phase === 'stopping') {
    startTrainer(state, index, effects);
    return;
  }
  slot.trainerFailures++;
  const waitMs = backoffMs(state, slot.trainerFailures);
  slot.doing = { phase: 'down', retryAtMs: nowMs + waitMs };
  const did = phase === 'starting' ? 'could not start' : 'exited while idle';
  const text = `the trainer of slot ${index + 1} ${did} (${slot.trainerFailures} in a row, next try in ${waitMs} ms): ${message}`;
  effects.push({ kind: 'notice', severity: 'error', text });
}

export function startTrainers(state: AgentState, nowMs: number, effects: Effect[]): void {
  for (const [index, { doing }] of state.slots.entries()) {
    if (doing.phase === 'down' && doing.retryAtMs <= nowMs) startTrainer(state, index, effects);
  }
}

function startTrainer(state: AgentState, index: number, effects: Effect[]): void {
  const slot = slotAt(state, index);
  // A draining agent leaves: another trainer would only start to be killed.
  if (state.drain !== undefined) {
    slot.doing = { phase: 'off' };
    return;
  }
  slot.doing = { phase: 'starting' };
  effects.push({ kind: 'startTrainer', slot: index });
}

/** Runs each grant on an idle slot; gives back at once what no slot is free for. */
export function takeGrants(
  state: AgentState,
  grants: readonly Grant[],
  nowMs: number,
  effects: Effect[],
): void {
  const spare: Held[] = [];
  for (const grant of grants) {
    if (grant.fence > state.seenFence) state.seenFence = grant.fence;
    // A repeated answer brings grants that are known already.
    if (knowsLease(state, grant)) continue;
    const taken = slotsFor(state, grant) ?? [];
    const [index, ...others] = taken;
    if (index === undefined || state.drain !== undefined) {
      spare.push({ trialId: grant.trialId, fence: grant.fence });
      continue;
    }
    // An older lease of the same trial was lost, or it would not have been granted again.
    for (const { trial } of [...runningTrials(state), ...stoppingTrials(state)]) {
      if (trial.grant.trialId === grant.trialId) loseLease(state, trial.grant, effects);
    }
    state.counters.begun++;
    for (const slot of taken) slotAt(state, slot).begun = state.counters.begun;
    const logId = state.logId ?? '';
    const begun = { logId, startedAtMs: nowMs, fraction: 0, lost: false, isHeldBack: true };
    slotAt(state, index).doing = { phase: 'running', grant, ...begun };
    for (const other of others) {
      slotAt(state, other).doing = { phase: 'lent', by: index, isGone: false };
      effects.push({ kind: 'stopTrainer', slot: other });
    }
    beginIfReady(state, index, effects);
  }
  if (spare.length > 0) queueRelease(state, spare, { reason: 'no free slot', preempted: false });
}

/** Runs the trial of the slot once nothing of an earlier attempt, and no other process in its slots, is left. */
function beginIfReady(state: AgentState, index: number, effects: Effect[]): void {
  const { doing } = slotAt(state, index);
  if (doing.phase !== 'running' || !doing.isHeldBack) return;
  const { grant } = doing;
  const lent = slotsLentTo(state, index);
  if (lent.some(({ isGone }) => !isGone)) return;
  if (stoppingTrials(state).some(({ trial }) => trial.grant.trialId === grant.trialId)) return;
  doing.isHeldBack = false;
  effects.push({ kind: 'runTrial', slot: index, slots: [index, ...lent.map(({ other }) => other)], grant });
}

function slotsLentTo(
  state: AgentState,
  index: number,
): { readonly other: number; readonly isGone: boolean }[] {
  return [...state.slots.entries()].flatMap(([other, { doing }]) =>
    doing.phase === 'lent' && doing.by === index ? [{ other, isGone: doing.isGone }] : [],
  );
}

/** The trial of the slot has ended: the slots that it had beside it start processes of their own again. */
function takeBackLent(state: AgentState, index: number, effects: Effect[]): void {
  for (const { other, isGone } of slotsLentTo(state, index)) {
    // Its own process is still to end: the next one starts when it has.
    if (isGone) startTrainer(state, other, effects);
    else slotAt(state, other).doing = { phase: 'settling' };
  }
}

/** Gives the lease of a trial back that has not begun. */
function giveBack(state: AgentState, index: number, trial: Running, reason: string, effects: Effect[]): void {
  const { trialId, fence } = trial.grant;
  if (!trial.lost && isOfThisLog(state, trial))
    queueRelease(state, [{ trialId, fence }], { reason, preempted: false });
  takeBackLent(state, index, effects);
}

/** The process is gone: now another may run the trial, here or elsewhere. */
function onStopped(state: AgentState, index: number, stopped: Stopping, effects: Effect[]): void {
  const { trialId, fence } = stopped.grant;
  const release = isOfThisLog(state, stopped) ? stopped.release : undefined;
  slotAt(state, index).doing = { phase: 'settling' };
  takeBackLent(state, index, effects);
  if (release !== undefined) queueRelease(state, [{ trialId, fence }], release);
  for (const { index: other, trial } of runningTrials(state)) {
    if (trial.grant.trialId === trialId) beginIfReady(state, other, effects);
  }
}

export function onTrialProgressed(state: AgentState, index: number, lease: Held, fraction: number): void {
  const { doing } = slotAt(state, index);
  if (doing.phase === 'running' && sameLease(doing.grant, lease)) doing.fraction = fraction;
}

export function onAttemptEnded(
  state: AgentState,
  index: number,
  lease: Held,
  outcome: AttemptOutcome,
  nowMs: number,
  effects: Effect[],
): void {
  const slot = slotAt(state, index);
  const { doing } = slot;
  if (doing.phase !== 'running' && doing.phase !== 'stopping') return;
  if (!sameLease(doing.grant, lease)) return;
  const isFruitless = !isFruit(outcome, doing.grant);
  // A trial that is stopped may still bring its result. If nobody wants it, or there is none, its end is waited for.
  if (doing.phase === 'stopping' && (doing.release === undefined || isFruitless)) return;
  const { trialId, fence } = lease;
  const lost = doing.phase === 'running' && doing.lost;
  slot.doing = { phase: 'settling' };
  takeBackLent(state, index, effects);
  if (isFruitless && state.drain !== undefined) {
    const release = { reason: state.drain.reason, preempted: true };
    if (!lost && isOfThisLog(state, doing)) queueRelease(state, [{ trialId, fence }], release);
    return;
  }
  const { logId, startedAtMs } = doing;
  const spooled = { trialId, fence, logId, ...outcome, startedAtMs, endedAtMs: nowMs };
  if (outcome.kind === 'completed') slot.trainerFailures = 0;
  keepOutcome(state, spooled, { lost, isFruitless }, nowMs, effects);
}

/**
 * True for what no end of the machine can have caused: a whole result, or the word of the trial that it diverged. A program
 * that is told to end may cause all else: exit code 0 without a result, 1, or 143.
 */
function isFruit(outcome: AttemptOutcome, { requiredMetrics }: Grant): boolean {
  if (outcome.kind === 'failed') return outcome.fault.faultClass === 'diverged';
  return requiredMetrics.every((name) => Object.hasOwn(outcome.metrics, name));
}

export function limitTrial(state: AgentState, index: number, limits: AttemptLimits, effects: Effect[]): void {
  const { doing } = slotAt(state, index);
  assert(doing.phase === 'running', 'only a running trial has limits');
  const { timeoutMs, stallTimeoutMs } = doing.grant;
  if (limits.timeoutMs === timeoutMs && limits.stallTimeoutMs === stallTimeoutMs) return;
  doing.grant = { ...doing.grant, ...limits };
  effects.push({ kind: 'limitTrial', slot: index, limits });
}

/** Kills a trial whose lease there is no need to give back. */
export function killTrial(state: AgentState, index: number, reason: string, effects: Effect[]): void {
  stopTrial(state, index, reason, undefined, effects);
}

/** Kills the trial, and gives its lease back once it is gone. */
export function releaseTrial(
  state: AgentState,
  index: number,
  release: Stopping['release'] & object,
  effects: Effect[],
): void {
  const { doing } = slotAt(state, index);
  assert(doing.phase === 'running', 'only a running trial is released');
  const isOurs = !doing.lost && isOfThisLog(state, doing);
  stopTrial(state, index, release.reason, isOurs ? release : undefined, effects);
}

function stopTrial(
  state: AgentState,
  index: number,
  reason: string,
  release: Pick<PendingRelease, 'reason' | 'preempted'> | undefined,
  effects: Effect[],
): void {
  const slot = slotAt(state, index);
  assert(slot.doing.phase === 'running', 'only a running trial is killed');
  const { grant, logId, startedAtMs } = slot.doing;
  slot.doing = { phase: 'stopping', grant, logId, startedAtMs, release };
  effects.push({ kind: 'killTrial', slot: index, reason });
}

/** The lease is another's. Nearly done, the trial is finished all the same: its result is kept, marked late. */
export function loseLease(state: AgentState, lease: Held, effects: Effect[]): void {
  for (const entry of outboxOfThisLog(state)) if (sameLease(entry.outcome, lease)) entry.lost = true;
  for (const { trial } of stoppingTrials(state)) {
    if (sameLease(trial.grant, lease) && isOfThisLog(state, trial)) trial.release = undefined;
  }
  for (const { index, trial } of runningTrials(state)) {
    if (sameLease(trial.grant, lease) && isOfThisLog(state, trial)) {
      loseTrial(state, index, trial, 'its lease was lost', effects);
    }
  }
}

/** The coordinator serves another log, in which nothing that runs here was granted. */
export function loseTrialsOfOtherLogs(state: AgentState, effects: Effect[]): void {
  for (const { index, trial } of runningTrials(state)) {
    if (!isOfThisLog(state, trial))
      loseTrial(state, index, trial, 'the coordinator serves another log', effects);
  }
}

function loseTrial(
  state: AgentState,
  index: number,
  trial: Running,
  reason: string,
  effects: Effect[],
): void {
  trial.lost = true;
  if (trial.fraction < state.config.nearlyDoneFraction) killTrial(state, index, reason, effects);
}

function slotAt(state: AgentState, index: number): Slot {
  const slot = state.slots[index];
  assert(slot !== undefined, `slot ${index} exists`);
  return slot;
}
