/**
 * Dispatch: sweeps in turn (fair-share.ts), in each the lowest planned order first. An agent with no work for it waits (long
 * poll) and is served in turn as soon as there is some.
 */
import type { Fence, TrialId } from '../../base/ids.ts';
import { artifactsOf } from './apply-retention.ts';
import { mostWanted } from './balance.ts';
import type { WaitingPoll } from './state.ts';
import type { CallerGone, LeaseAsk } from './ask.ts';
import { checkpointsFor } from './checkpoint.ts';
import { mayStartAnother } from './sign-of-life.ts';
import { firstInTurn } from './fair-share.ts';
import { endKeeping, keepsFree, sweepKeptFor } from './keep-free.ts';
import { fits, less, needsOf, roomOf, takenOf } from './room.ts';
import { lacksForTrial, sweepRest } from './machine-lack.ts';
import { isPaused } from './preemption.ts';
import { isForOthers } from './retry.ts';
import { seedsRefusal } from './seeds-taken.ts';
import type { Agent, Attempt, CoordinatorState, Sweep, Trial } from './state.ts';
import { suits } from './suits.ts';
import { cutOffMs, shortestTooLong, usuallyEndsWithin } from './time-left.ts';
import type { Turn } from './turn.ts';

const emptyRequestsKept = 64;
/** In one answer: each grant carries its settings, and clients take 4 MiB by default. */
const grantsMax = 100;
/** Of the settings of all grants in one answer, counted where a trial has more than `columnsUncounted` of them, and of the files that they score. */
const settingsCharsMax = 500_000;
const columnsUncounted = 20;
/** Of a file that a trial scores, beside its name: its hash and its size. */
const fileChars = 80;

export function lease(turn: Turn, ask: LeaseAsk): void {
  const { state } = turn;
  const agent = state.agents.get(ask.agentId);
  if (agent === undefined || agent.left) {
    turn.refuse(ask.call, {
      code: 'E_AGENT_UNKNOWN',
      message: `agent ${ask.agentId} is not registered here`,
      next: 'register first',
    });
    return;
  }
  agent.lastSeenMs = turn.nowMs;
  // An agent has one poll out at a time: a newer one, or its repeat, takes the place of the older.
  endPoll(turn, agent);
  if (agent.leaseRequests.includes(ask.requestId) || agent.emptyRequests.includes(ask.requestId)) {
    const grants = [...agent.running.values()].filter((attempt) => attempt.leaseRequestId === ask.requestId);
    turn.answer(ask.call, 'lease', { grants, idle: false });
    return;
  }
  const { seenFence = state.lastFence } = ask;
  // A lease that expired on its way fills no slot: otherwise an agent that never saw it would wait for ever.
  agent.unseenGrants = agent.unseenGrants.filter((fence) => fence > seenFence && state.running.has(fence));
  const { timeLeftMs = Number.POSITIVE_INFINITY } = ask;
  const grants = grant(turn, agent, ask, timeLeftMs);
  const refusal = grants.length > 0 ? undefined : seedsRefusal(state, agent);
  if (grants.length > 0) turn.answer(ask.call, 'lease', { grants, idle: false });
  else if (refusal !== undefined) turn.refuse(ask.call, refusal);
  else if (tooLongFor(state, agent, timeLeftMs) > 0) answerEmpty(turn, ask, timeLeftMs);
  else if (ask.waitMs > 0)
    wait(state, { ask, untilMs: turn.nowMs + ask.waitMs, jobEndMs: turn.nowMs + timeLeftMs });
  else answerEmpty(turn, ask, timeLeftMs);
}

/** Serves those who wait, longest wait first, and lets go of those who waited long enough. */
export function serveWaiting(turn: Turn): void {
  const { state } = turn;
  const hasWork = [...state.sweeps.values()].some(isOpen);
  // A thousand agents that wait cost nothing while there is nothing for them.
  if (state.waiting.size === 0 || (!hasWork && turn.nowMs < state.nextPollEndMs)) return;
  state.nextPollEndMs = Number.POSITIVE_INFINITY;
  for (const [agentId, { ask, untilMs, jobEndMs }] of state.waiting) {
    const agent = state.agents.get(agentId);
    const timeLeftMs = jobEndMs - turn.nowMs;
    const grants = agent === undefined || !hasWork ? [] : grant(turn, agent, ask, timeLeftMs);
    if (grants.length > 0) turn.answer(ask.call, 'lease', { grants, idle: false });
    else if (untilMs <= turn.nowMs) answerEmpty(turn, ask, timeLeftMs);
    else {
      state.nextPollEndMs = Math.min(state.nextPollEndMs, untilMs);
      continue;
    }
    state.waiting.delete(agentId);
  }
}

export function forgetCaller({ state }: Turn, { call }: CallerGone): void {
  for (const [agentId, { ask }] of state.waiting) if (ask.call === call) state.waiting.delete(agentId);
}

/** The agent asks again, or leaves. */
export function endPoll(turn: Turn, { id }: Agent): void {
  const poll = turn.state.waiting.get(id);
  if (poll === undefined) return;
  turn.state.waiting.delete(id);
  answerNothing(turn, poll.ask);
}

function wait(state: CoordinatorState, poll: WaitingPoll): void {
  state.waiting.set(poll.ask.agentId, poll);
  state.nextPollEndMs = Math.min(state.nextPollEndMs, poll.untilMs);
}

/** Remembered: a delayed copy of a request that was answered must not be granted a trial that nobody hears of. */
function answerEmpty(turn: Turn, ask: LeaseAsk, timeLeftMs: number): void {
  const agent = turn.state.agents.get(ask.agentId);
  agent?.emptyRequests.push(ask.requestId);
  if (agent !== undefined && agent.emptyRequests.length > emptyRequestsKept) agent.emptyRequests.shift();
  answerNothing(turn, ask, agent === undefined ? 0 : tooLongFor(turn.state, agent, timeLeftMs));
}

function answerNothing(turn: Turn, ask: LeaseAsk, tooLongMs = 0): void {
  const idle = ![...turn.state.sweeps.values()].some(
    ({ status }) => status === 'running' || status === 'paused',
  );
  turn.answer(ask.call, 'lease', { grants: [], idle, ...(tooLongMs > 0 ? { tooLongMs } : {}) });
}

/** @param timeLeftMs until the agent's job ends; infinite if no end is known */
function grant(turn: Turn, agent: Agent, ask: LeaseAsk, timeLeftMs: number): readonly Attempt[] {
  if (agent.setAside !== undefined) return [];
  const { state } = turn;
  const grants: Attempt[] = [];
  agent.free = roomOf(state, agent, ask);
  const open = sweepsFor(state, agent).filter((sweep) => usuallyEndsWithin(sweep, timeLeftMs));
  const kept = sweepKeptFor(state, agent);
  let keptFor = kept !== undefined && open.includes(kept) ? kept : undefined;
  let sweeps = keptFor === undefined ? open : [keptFor];
  let chars = 0;
  while (agent.free.slots > 0 && sweeps.length > 0 && grants.length < grantsMax && chars < settingsCharsMax) {
    const sweep = firstInTurn(sweeps);
    const needs = needsOf(sweep);
    const mayStart = mayStartAnother(sweep, agent);
    const hasRoom = fits(needs, agent.free);
    const trial = mayStart ? takeNext(state, sweep, agent, timeLeftMs) : undefined;
    if (trial === undefined || !hasRoom) {
      if (trial !== undefined) sweep.queue.push(trial.plan.plannedOrder);
      if (trial !== undefined && (sweep === keptFor || keepsFree(state, sweep, agent, sweeps))) break;
      sweeps = (sweep === keptFor ? open : sweeps).filter((one) => one !== sweep);
      continue;
    }
    const fence = (state.lastFence + 1) as Fence;
    const leased = {
      type: 'trial-leased',
      sweepId: sweep.id,
      trialId: trial.plan.id,
      fence,
      agentId: agent.id,
      requestId: ask.requestId,
      attempt: trial.attempts.length + 1,
    } as const;
    const [checkpoint] = checkpointsFor(trial, agent.card);
    turn.record(checkpoint === undefined ? leased : { ...leased, checkpoint: checkpoint.manifest });
    grants.push(state.attempts.get(fence) as Attempt);
    agent.unseenGrants.push(fence);
    agent.free = less(agent.free, takenOf(agent.card, needs));
    chars += charsOf(trial);
    endKeeping(state, sweep.id);
    if (sweep === keptFor) sweeps = open;
    keptFor = undefined;
  }
  return grants;
}

function charsOf({ sweep, plan }: Trial): number {
  const source = sweep.scoring?.sources.get(plan.id)?.attempt;
  const files = source === undefined ? [] : artifactsOf(source);
  const ofFiles = files.reduce(
    (sum, { name, mediaType }) => sum + name.length + mediaType.length + fileChars,
    0,
  );
  if (sweep.spec.factors.length + sweep.spec.derive.length <= columnsUncounted) return ofFiles;
  return ofFiles + Object.values(plan.settings).reduce<number>((sum, level) => sum + String(level).length, 0);
}

/** True if it has trials that may be granted. */
const isOpen = ({ status, counts, paused, trials, trialCount }: Sweep): boolean =>
  status === 'running' && counts.queued > paused && trials.length === trialCount;

/** Those with trials that the agent may run. */
const sweepsFor = (state: CoordinatorState, agent: Agent): Sweep[] =>
  [...state.sweeps.values()].filter(
    (sweep) => isOpen(sweep) && suits(sweep, agent) && sweepRest(agent, sweep, state.nowMs) === undefined,
  );

const tooLongFor = (state: CoordinatorState, agent: Agent, timeLeftMs: number): number =>
  agent.setAside === undefined ? shortestTooLong(sweepsFor(state, agent), timeLeftMs) : 0;

function takeNext(
  state: CoordinatorState,
  sweep: Sweep,
  agent: Agent,
  timeLeftMs: number,
): Trial | undefined {
  const { dispatch } = sweep.spec;
  const passedOver: Trial[] = [];
  const candidates: Trial[] = [];
  while (candidates.length < (dispatch?.window ?? 1)) {
    const position = sweep.queue.pop();
    if (position === undefined) break;
    const trial = sweep.trials.at(position);
    // One that is paused comes back into the queue when it is resumed.
    if (trial === undefined || trial.status.kind !== 'queued' || isPaused(trial)) continue;
    const isKept =
      cutOffMs(trial) > timeLeftMs ||
      lacksForTrial(agent, trial, state.nowMs) ||
      isForOthers(state, trial, agent) ||
      runsInOtherSweep(state, trial);
    (isKept ? passedOver : candidates).push(trial);
  }
  const taken =
    dispatch === undefined || candidates.length === 0
      ? candidates[0]
      : mostWanted(sweep, agent, dispatch, candidates);
  for (const trial of [...passedOver, ...candidates]) {
    if (trial !== taken) sweep.queue.push(trial.plan.plannedOrder);
  }
  return taken;
}

/** Two sweeps may hold the same trial; agents know trials by id, so it runs in one at a time. */
function runsInOtherSweep(state: CoordinatorState, trial: Trial): boolean {
  const { id }: { id: TrialId } = trial.plan;
  for (const sweep of state.sweeps.values()) {
    if (sweep !== trial.sweep && sweep.trials.statusOf(id)?.kind === 'leased') return true;
  }
  return false;
}
