/**
 * Trials that take several slots or GPUs would wait for ever beside a sweep of small trials, which take each slot as it falls
 * free. So an agent is kept free for them: what falls free there goes to nobody else until the trial fits.
 *
 * When: the sweep is first in turn (fair-share.ts), its trial finds too little room, and the sweep that would get the room has
 * had a minute of it more than this one. Short of that the small trials fill the machine, so that two sweeps take turns with
 * all of it. Which: of the agents that fit, the one that lacks least. A sweep has one agent kept at a time, and an agent is
 * kept for one sweep, until the trial is granted, there or elsewhere. What stands idle meanwhile is bounded by the longest
 * trial on that agent: nothing is known of how long trials take, so nothing smaller is put in between.
 *
 * None of this is in the log. After a restart it is decided again.
 */
import type { SweepId } from '../../base/ids.ts';
import { firstInTurn, serviceOf } from './fair-share.ts';
import { sweepRest } from './machine-lack.ts';
import { fits, less, needsOf, takenOf, usableOf } from './room.ts';
import { mayStartAnother } from './sign-of-life.ts';
import { type Agent, type CoordinatorState, isOnline, type Keeping, type Sweep } from './state.ts';
import { suits } from './suits.ts';

/** Time of all that a trial takes, by which another sweep must have been served more. */
const leadMs = 60_000;
/** A slot whose process restarts is out of order for a moment; a broken one longer than this. */
const shortMsMax = 60_000;

/** As `sweepKeptFor`, for whoever only looks. */
export function keptSweepOf(state: CoordinatorState, { id }: Agent): Sweep | undefined {
  for (const [sweepId, { agentId }] of state.kept) if (agentId === id) return state.sweeps.get(sweepId);
  return undefined;
}

/** The sweep that the agent is kept for; undefined where it is free for all. */
export function sweepKeptFor(state: CoordinatorState, agent: Agent): Sweep | undefined {
  for (const [sweepId, keeping] of state.kept) {
    if (keeping.agentId !== agent.id) continue;
    const sweep = state.sweeps.get(sweepId);
    if (sweep !== undefined && stillHolds(state, sweep, agent, keeping)) return sweep;
    state.kept.delete(sweepId);
  }
  return undefined;
}

function stillHolds(state: CoordinatorState, sweep: Sweep, agent: Agent, keeping: Keeping): boolean {
  if (!isAble(state, sweep, agent)) return false;
  if (fits(takenOf(agent.card, needsOf(sweep)), usableOf(agent))) keeping.shortSinceMs = undefined;
  else keeping.shortSinceMs ??= state.nowMs;
  return keeping.shortSinceMs === undefined || state.nowMs - keeping.shortSinceMs <= shortMsMax;
}

/**
 * True if what is free on the agent is to stay so, for a trial of the sweep that is first in turn and does not fit.
 *
 * @param others that could have trials of this agent
 */
export function keepsFree(
  state: CoordinatorState,
  sweep: Sweep,
  agent: Agent,
  others: readonly Sweep[],
): boolean {
  if (isKeptSomewhere(state, sweep)) return false;
  const takers = others.filter(
    (one) => one !== sweep && fits(needsOf(one), agent.free) && mayStartAnother(one, agent),
  );
  if (takers.length === 0) return false;
  const lead = serviceOf(firstInTurn(takers), state.nowMs) - serviceOf(sweep, state.nowMs);
  const { slots, gpus } = needsOf(sweep);
  if (lead <= (leadMs * Math.max(slots, gpus)) / sweep.priority) return false;
  const best = nearestToRoom(state, sweep, agent);
  if (best === undefined) return false;
  state.kept.set(sweep.id, { agentId: best.id, shortSinceMs: undefined });
  return best === agent;
}

/** The sweep has its trial, or does not want one any more. */
export function endKeeping(state: CoordinatorState, sweepId: SweepId): void {
  state.kept.delete(sweepId);
}

function isKeptSomewhere(state: CoordinatorState, sweep: Sweep): boolean {
  const keeping = state.kept.get(sweep.id);
  const agent = keeping && state.agents.get(keeping.agentId);
  return agent !== undefined && sweepKeptFor(state, agent) === sweep;
}

/** Of the agents that have enough with all that runs there, the one with least to come; `first` where several are equal. */
function nearestToRoom(state: CoordinatorState, sweep: Sweep, first: Agent): Agent | undefined {
  const taken = new Set([...state.kept.values()].map(({ agentId }) => agentId));
  let best: Agent | undefined;
  let leastLack = Number.POSITIVE_INFINITY;
  for (const agent of [first, ...state.agents.values()]) {
    if (taken.has(agent.id) || !isAble(state, sweep, agent)) continue;
    const needed = takenOf(agent.card, needsOf(sweep));
    if (!fits(needed, usableOf(agent))) continue;
    const { slots, gpus } = less(needed, agent.free);
    const lack = Math.max(slots, gpus);
    if (lack < leastLack) [best, leastLack] = [agent, lack];
  }
  return best;
}

const isAble = (state: CoordinatorState, sweep: Sweep, agent: Agent): boolean =>
  sweep.status === 'running' &&
  sweep.counts.queued > sweep.paused &&
  isOnline(agent, state) &&
  agent.setAside === undefined &&
  suits(sweep, agent) &&
  sweepRest(agent, sweep, state.nowMs) === undefined &&
  mayStartAnother(sweep, agent);
