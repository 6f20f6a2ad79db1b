/**
 * Sets an agent aside that fails what others finish: a broken driver or a full disk would otherwise take one trial
 * after the other and spend everybody's retry budget, quickly.
 *
 * Evidence, since the agent's last success: (a) trials that it failed and another agent then finished; (b) failures in
 * a row while another agent's last attempt went well. A diverged loss or a lost agent says nothing about the machine.
 * An agent set aside is tried again after a while, with one failure to spare, and at once when it restarts or when no
 * other agent is left.
 */
import type { AgentId } from '../../base/ids.ts';
import type { FaultClass } from './fault.ts';
import type { Agent, Attempt, CoordinatorState } from './state.ts';
import { isOnline } from './state.ts';

const finishedByOthersMax = 3;
const failuresInARowMax = 5;
const firstRestMs = 60_000;
const longestRestMs = 30 * 60_000;

export const blames = (faultClass: FaultClass): boolean => faultClass !== 'diverged' && faultClass !== 'lost';

export function forgiveAgent(agent: Agent): void {
  agent.failuresInARow = 0;
  agent.finishedByOthers = 0;
}

export function noteFailure(agent: Agent): void {
  agent.failuresInARow++;
}

/** `earlier` is an attempt at a trial that agent `finisher` has just finished. */
export function noteFinishedByOther(state: CoordinatorState, earlier: Attempt, finisher: AgentId): void {
  if (earlier.agentId === finisher || earlier.outcome !== 'failed') return;
  if (earlier.fault === undefined || !blames(earlier.fault.faultClass)) return;
  const agent = state.agents.get(earlier.agentId);
  // With no failure in a row left, it had a success since.
  if (agent !== undefined && agent.failuresInARow > agent.finishedByOthers) agent.finishedByOthers++;
}

export function putOnProbation(agent: Agent): void {
  agent.setAside = undefined;
  agent.finishedByOthers = 0;
  agent.failuresInARow = failuresInARowMax - 1;
}

/** Why the agent should be set aside now, and for how long; undefined when it should not. */
export function caseAgainst(
  state: CoordinatorState,
  agent: Agent,
): { readonly reason: string; readonly restMs: number } | undefined {
  if (agent.setAside !== undefined || agent.left) return undefined;
  const restMs = Math.min(longestRestMs, firstRestMs * 2 ** agent.timesSetAside);
  if (agent.finishedByOthers >= finishedByOthersMax && hasStandIn(state, agent)) {
    return { reason: `other agents finished ${agent.finishedByOthers} trials that it failed`, restMs };
  }
  if (agent.failuresInARow >= failuresInARowMax && othersSucceed(state, agent)) {
    return { reason: `it failed ${agent.failuresInARow} trials in a row while others finish theirs`, restMs };
  }
  return undefined;
}

/** Why an agent set aside should work again; undefined when it should rest on. */
export function caseForReturn(state: CoordinatorState, agent: Agent): string | undefined {
  if (agent.setAside === undefined || agent.left) return undefined;
  if (state.nowMs >= agent.setAside.untilMs) return 'it has rested; one more failure sets it aside again';
  if (!hasStandIn(state, agent)) return 'no other agent is left';
  return undefined;
}

function hasStandIn(state: CoordinatorState, agent: Agent): boolean {
  for (const other of state.agents.values()) {
    if (other !== agent && other.setAside === undefined && isOnline(other, state)) return true;
  }
  return false;
}

function othersSucceed(state: CoordinatorState, agent: Agent): boolean {
  for (const other of state.agents.values()) {
    if (other === agent || other.setAside !== undefined || !isOnline(other, state)) continue;
    if (other.done > 0 && other.failuresInARow === 0) return true;
  }
  return false;
}
