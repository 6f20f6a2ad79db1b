import { assert } from '../../base/assert.ts';
import type { AgentId } from '../../base/ids.ts';
import type { AgentLeft, AgentReadmitted, AgentRegistered, AgentSetAside } from './event.ts';
import { forgiveAgent, putOnProbation } from './failure-record.ts';
import { forgetLacks } from './machine-lack.ts';
import { keepAnswer } from './control-answers.ts';
import type { Agent, CoordinatorState } from './state.ts';

export function applyAgentRegistered(state: CoordinatorState, event: AgentRegistered): void {
  const known = state.agents.get(event.agentId);
  if (known === undefined) {
    state.agents.set(event.agentId, {
      id: event.agentId,
      joinedAtMs: event.atMs,
      card: event.card,
      left: false,
      setAside: undefined,
      timesSetAside: 0,
      running: new Map(),
      done: 0,
      failed: 0,
      failuresInARow: 0,
      fastFailuresInARow: 0,
      failedInARow: [],
      finishedByOthers: 0,
      slotsHidden: 0,
      leaseRequests: [],
      lacks: new Map(),
      provenIn: new Set(),
      lastSeenMs: state.nowMs,
      free: { slots: 0, gpus: 0 },
      atWork: undefined,
      unseenGrants: [],
      disk: undefined,
      emptyRequests: [],
    });
    return;
  }
  if (known.card.incarnation !== event.card.incarnation) {
    // A restart is how people mend a machine: it gets a clean slate.
    known.setAside = undefined;
    forgiveAgent(known);
    forgetLacks(known);
  }
  known.card = event.card;
  known.left = false;
  known.lastSeenMs = state.nowMs;
}

export function applyAgentLeft(state: CoordinatorState, event: AgentLeft): void {
  agentOf(state, event.agentId).left = true;
}

export function applyAgentSetAside(state: CoordinatorState, event: AgentSetAside): void {
  const agent = agentOf(state, event.agentId);
  assert(agent.setAside === undefined, `agent ${agent.id} is not set aside twice`);
  const { reason, untilMs, atMs } = event;
  agent.setAside = { reason, untilMs, restsUntilMs: state.nowMs + Math.max(0, untilMs - atMs) };
  agent.timesSetAside++;
}

export function applyAgentReadmitted(state: CoordinatorState, event: AgentReadmitted): void {
  const agent = agentOf(state, event.agentId);
  if (event.requestId === undefined) {
    assert(agent.setAside !== undefined, `agent ${agent.id} was set aside`);
    putOnProbation(agent);
    return;
  }
  keepAnswer(state, event.requestId, 0);
  agent.setAside = undefined;
  agent.timesSetAside = 0;
  forgetLacks(agent);
  forgiveAgent(agent);
}

function agentOf(state: CoordinatorState, id: AgentId): Agent {
  const agent = state.agents.get(id);
  assert(agent !== undefined, `agent ${id} is in the log`);
  return agent;
}
