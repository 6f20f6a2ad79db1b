/** The trainers and what runs on them. */
import { assert } from '../../base/assert.ts';
import { backoffMs } from './backoff.ts';
import { isOfThisLog, knowsLease, outboxOfThisLog, runningTrials } from './holdings.ts';
import { type Grant, type Held, sameLease } from './lease.ts';
import type { Effect } from './messages.ts';
import { keepOutcome, queueRelease } from './outbox.ts';
import type { AttemptOutcome } from './outcome.ts';
import type { AgentState, Running, Slot } from './state.ts';

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
  assert(phase !== 'running', 'a trial ends before its trainer is reported down');
  if (phase === 'down' || phase === 'off') return;
  if (phase === 'settling') {
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
    const index = state.slots.findIndex(({ doing }) => doing.phase === 'idle');
    const slot = state.slots[index];
    if (slot === undefined || state.drain !== undefined) {
      spare.push({ trialId: grant.trialId, fence: grant.fence });
      continue;
    }
    // An older lease of the same trial was lost, or it would not have been granted again.
    for (const { trial } of runningTrials(state)) {
      if (trial.grant.trialId === grant.trialId) loseLease(state, trial.grant, effects);
    }
    const logId = state.logId ?? '';
    slot.doing = { phase: 'running', grant, logId, startedAtMs: nowMs, fraction: 0, lost: false };
    effects.push({ kind: 'runTrial', slot: index, grant });
  }
  if (spare.length > 0) queueRelease(state, spare, 'no free slot');
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
  // A trial that was killed may end in the same moment: nobody asks for it any more.
  if (doing.phase !== 'running' || !sameLease(doing.grant, lease)) return;
  const { trialId, fence } = lease;
  const { logId, startedAtMs } = doing;
  const spooled = { trialId, fence, logId, ...outcome, startedAtMs, endedAtMs: nowMs };
  if (outcome.kind === 'completed') slot.trainerFailures = 0;
  slot.doing = { phase: 'settling' };
  keepOutcome(state, spooled, doing.lost, nowMs, effects);
}

export function killTrial(state: AgentState, index: number, reason: string, effects: Effect[]): void {
  const slot = slotAt(state, index);
  assert(slot.doing.phase === 'running', 'only a running trial is killed');
  slot.doing = { phase: 'settling' };
  effects.push({ kind: 'killTrial', slot: index, reason });
}

/** Kills the trial and gives its lease back, so that another agent may run it at once. */
export function releaseTrial(state: AgentState, index: number, reason: string, effects: Effect[]): void {
  const { doing } = slotAt(state, index);
  assert(doing.phase === 'running', 'only a running trial is released');
  const { trialId, fence } = doing.grant;
  if (!doing.lost && isOfThisLog(state, doing)) queueRelease(state, [{ trialId, fence }], reason);
  killTrial(state, index, reason, effects);
}

/** The lease is another's. Nearly done, the trial is finished all the same: its result is kept, marked late. */
export function loseLease(state: AgentState, lease: Held, effects: Effect[]): void {
  for (const entry of outboxOfThisLog(state)) if (sameLease(entry.outcome, lease)) entry.lost = true;
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
