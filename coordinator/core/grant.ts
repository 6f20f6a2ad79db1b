/**
 * Dispatch: sweeps in order of launch, in each the lowest planned order first. An agent with no work for it waits (long
 * poll) and is served in turn as soon as there is some.
 */
import type { Fence, TrialId } from '../../base/ids.ts';
import type { HangUp, LeaseAsk } from './exchange.ts';
import { isBlamed } from './circuit-breaker.ts';
import { retryElsewhereMs } from './retry.ts';
import type { Agent, Attempt, CoordinatorState, Sweep, Trial } from './state.ts';
import { isOnline } from './state.ts';
import type { Turn } from './turn.ts';

const emptyRequestsKept = 64;

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
  endPoll(turn, (poll) => poll.ask.agentId === ask.agentId);
  if (agent.leaseRequests.includes(ask.requestId) || agent.emptyRequests.includes(ask.requestId)) {
    const grants = [...agent.running.values()].filter((attempt) => attempt.leaseRequestId === ask.requestId);
    turn.answer(ask.call, 'lease', { grants, idle: false });
    return;
  }
  const grants = grant(turn, agent, ask);
  if (grants.length > 0) turn.answer(ask.call, 'lease', { grants, idle: false });
  else if (ask.waitMs > 0) state.waiting.push({ ask, untilMs: turn.nowMs + ask.waitMs });
  else answerEmpty(turn, ask);
}

/** Serves those who wait, longest wait first, and lets go of those who waited long enough. */
export function serveWaiting(turn: Turn): void {
  const { state } = turn;
  if (state.waiting.length === 0) return;
  const polls = state.waiting;
  state.waiting = [];
  for (const poll of polls) {
    const agent = state.agents.get(poll.ask.agentId);
    if (agent === undefined || agent.left) {
      answerEmpty(turn, poll.ask);
      continue;
    }
    const grants = grant(turn, agent, poll.ask);
    if (grants.length > 0) turn.answer(poll.ask.call, 'lease', { grants, idle: false });
    else if (poll.untilMs <= turn.nowMs) answerEmpty(turn, poll.ask);
    else state.waiting.push(poll);
  }
}

export function hangUp(turn: Turn, { call }: HangUp): void {
  turn.state.waiting = turn.state.waiting.filter((poll) => poll.ask.call !== call);
}

function endPoll(turn: Turn, which: (poll: { readonly ask: LeaseAsk }) => boolean): void {
  const ended = turn.state.waiting.filter(which);
  if (ended.length === 0) return;
  turn.state.waiting = turn.state.waiting.filter((poll) => !which(poll));
  for (const poll of ended) answerNothing(turn, poll.ask);
}

/** Remembered: a delayed copy of a request that was answered must not be granted a trial that nobody hears of. */
function answerEmpty(turn: Turn, ask: LeaseAsk): void {
  const agent = turn.state.agents.get(ask.agentId);
  agent?.emptyRequests.push(ask.requestId);
  if (agent !== undefined && agent.emptyRequests.length > emptyRequestsKept) agent.emptyRequests.shift();
  answerNothing(turn, ask);
}

function answerNothing(turn: Turn, ask: LeaseAsk): void {
  const idle = ![...turn.state.sweeps.values()].some(
    ({ status }) => status === 'running' || status === 'paused',
  );
  turn.answer(ask.call, 'lease', { grants: [], idle });
}

function grant(turn: Turn, agent: Agent, ask: LeaseAsk): readonly Attempt[] {
  if (agent.setAside !== undefined) return [];
  const { state } = turn;
  const grants: Attempt[] = [];
  let slots = Math.min(ask.slots, agent.card.slots);
  // Fair shares between sweeps would go here: today the sweep launched first is served first.
  for (const sweep of state.sweeps.values()) {
    const { slots: needed } = sweep.spec.resources;
    if (sweep.counts.queued === 0 || sweep.status !== 'running' || !suits(sweep, agent)) continue;
    while (slots >= needed) {
      const trial = takeNext(state, sweep, agent);
      if (trial === undefined) break;
      const fence = (state.lastFence + 1) as Fence;
      turn.record({
        type: 'trial-leased',
        sweepId: sweep.id,
        trialId: trial.plan.id,
        fence,
        agentId: agent.id,
        requestId: ask.requestId,
        attempt: trial.attempts.length + 1,
      });
      grants.push(state.attempts.get(fence) as Attempt);
      slots -= needed;
    }
    if (slots <= 0) break;
  }
  return grants;
}

/** Whether the agent could run trials of this sweep at all. */
function suits(sweep: Sweep, agent: Agent): boolean {
  const { slots, labels } = sweep.spec.resources;
  if (sweep.trials.length < sweep.trialCount || agent.card.slots < slots) return false;
  return Object.entries(labels).every(([name, value]) => agent.card.labels[name] === value);
}

function takeNext(state: CoordinatorState, sweep: Sweep, agent: Agent): Trial | undefined {
  const passedOver: number[] = [];
  let taken: Trial | undefined;
  while (taken === undefined) {
    const position = sweep.queue.pop();
    if (position === undefined) break;
    const trial = sweep.trials[position];
    if (trial === undefined || trial.status.kind !== 'queued') continue;
    if (isBetterElsewhere(state, trial, agent) || runsInOtherSweep(state, trial)) passedOver.push(position);
    else taken = trial;
  }
  for (const position of passedOver) sweep.queue.push(position);
  return taken;
}

/**
 * For a while a trial that failed here is left to another machine, if there is one that has not failed it: a second
 * failure in the same place tells less than one elsewhere.
 */
function isBetterElsewhere(state: CoordinatorState, trial: Trial, agent: Agent): boolean {
  const since = state.nowMs - retryElsewhereMs(state.config);
  const failedHere = trial.attempts.some(
    (attempt) => attempt.agentId === agent.id && isBlamed(attempt) && (attempt.endedAtMs ?? 0) > since,
  );
  if (!failedHere) return false;
  for (const other of state.agents.values()) {
    if (other === agent || other.setAside !== undefined || !isOnline(other, state)) continue;
    if (!suits(trial.sweep, other)) continue;
    if (!trial.attempts.some((attempt) => attempt.agentId === other.id && isBlamed(attempt))) return true;
  }
  return false;
}

/** Two sweeps may hold the same trial; agents know trials by id, so it runs in one at a time. */
function runsInOtherSweep(state: CoordinatorState, trial: Trial): boolean {
  const { id }: { id: TrialId } = trial.plan;
  for (const sweep of state.sweeps.values()) {
    if (sweep !== trial.sweep && sweep.trialById.get(id)?.status.kind === 'leased') return true;
  }
  return false;
}
