/**
 * Sets an agent aside that fails what others finish, or what others run without failing: a broken driver or a full disk would
 * otherwise take one trial after the other and spend everybody's retry budget, quickly.
 *
 * Evidence, since the agent's last success: (a) trials that it failed and another agent then finished; (b) failures in
 * a row while another agent's last attempt went well; (c) before anybody has finished a trial of the sweep, fast failures in
 * a row while another agent runs trials of it and has not failed. A diverged loss or a lost agent says nothing about the
 * machine. What the agent failed in that time is pardoned: it costs the trials nothing, and a trial that was given up for it
 * is queued again. An agent set aside is tried again after 1, 5, then 30 minutes, with one failure to spare, and at once when
 * it restarts or when no other agent is left.
 */
import type { AgentId } from '../../base/ids.ts';
import { failuresInARowMax, fastFailuresInARowMax } from './failure-record.ts';
import { restMs } from './machine-lack.ts';
import type { Agent, Attempt, CoordinatorState, Sweep } from './state.ts';
import { isOnline } from './state.ts';
import type { Turn } from './turn.ts';

const finishedByOthersMax = 3;

/**
 * Sets aside whom the turn's failures and successes speak against. An agent is judged when it fails and when another
 * finishes what it failed, not when others merely fare better later.
 */
export function judgeAgents(turn: Turn): void {
  const { state } = turn;
  // Judging records events itself: those need no judging.
  for (const event of turn.events.slice()) {
    if (event.type !== 'attempt-failed' && event.type !== 'trial-completed') continue;
    const attempt = state.attempts.get(event.fence);
    if (attempt === undefined) continue;
    if (event.type === 'attempt-failed') judge(turn, attempt.agentId, attempt);
    else for (const earlier of attempt.trial.attempts) judge(turn, earlier.agentId, undefined);
  }
}

/** @param failed what the agent has just failed; undefined where another has just finished what it failed */
function judge(turn: Turn, agentId: AgentId, failed: Attempt | undefined): void {
  const { state } = turn;
  const agent = state.agents.get(agentId);
  if (agent === undefined || agent.setAside !== undefined || agent.left) return;
  const reason = caseAgainst(state, agent, failed);
  if (reason === undefined) return;
  const untilMs = turn.wallMsOf(turn.nowMs + restMs(agent.timesSetAside));
  turn.record({ type: 'agent-set-aside', agentId, reason, untilMs });
  for (const fence of agent.failedInARow) {
    const attempt = state.attempts.get(fence);
    if (attempt?.status !== 'failed' || attempt.pardoned) continue;
    const { sweep, plan } = attempt.trial;
    turn.record({ type: 'fault-pardoned', sweepId: sweep.id, trialId: plan.id, fence });
  }
}

function caseAgainst(state: CoordinatorState, agent: Agent, failed: Attempt | undefined): string | undefined {
  if (agent.finishedByOthers >= finishedByOthersMax && hasStandIn(state, agent)) {
    return `other agents finished ${agent.finishedByOthers} trials that it failed`;
  }
  if (failed === undefined) return undefined;
  if (agent.failuresInARow >= failuresInARowMax && othersSucceed(state, agent)) {
    return `it failed ${agent.failuresInARow} trials in a row while others finish theirs`;
  }
  const { sweep } = failed.trial;
  const fast = agent.fastFailuresInARow;
  if (sweep.counts.done === 0 && fast >= fastFailuresInARowMax && othersRun(state, agent, sweep)) {
    return `it failed ${fast} trials in a row within a minute each, of a sweep that others run without failing`;
  }
  return undefined;
}

/** Why an agent set aside should work again; undefined when it should rest on. */
export function caseForReturn(state: CoordinatorState, agent: Agent): string | undefined {
  if (agent.setAside === undefined || agent.left) return undefined;
  if (state.nowMs >= agent.setAside.restsUntilMs)
    return 'it has rested; one more failure sets it aside again';
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

function othersRun(state: CoordinatorState, agent: Agent, sweep: Sweep): boolean {
  for (const other of state.agents.values()) {
    if (other === agent || other.setAside !== undefined || !isOnline(other, state)) continue;
    if (other.failuresInARow > 0) continue;
    for (const { trial } of other.running.values()) if (trial.sweep === sweep) return true;
  }
  return false;
}
