/** The agents, those that matter now first, and what each is doing. */
import type { AgentId } from '../../base/ids.ts';
import type { Agent, AgentState, Trial } from '../../client/facts.ts';
import { oncePerPair } from './once-per.ts';

export interface AgentRow {
  readonly agent: Agent;
  /** Trials that it runs now, in the order in which it took them. */
  readonly running: readonly Trial[];
  /** Sum of the counted durations of its finished trials. */
  readonly busyMs: number;
}

export const agentRows = oncePerPair(rowsOf);

function rowsOf(trials: ReadonlyMap<string, Trial>, agents: ReadonlyMap<string, Agent>): AgentRow[] {
  const running = new Map<AgentId, Trial[]>();
  const busyMs = new Map<AgentId, number>();
  for (const trial of trials.values()) {
    if (trial.agentId === undefined) continue;
    if (trial.state === 'leased') {
      const known = running.get(trial.agentId);
      if (known === undefined) running.set(trial.agentId, [trial]);
      else known.push(trial);
    }
    if (trial.state === 'done') {
      busyMs.set(trial.agentId, (busyMs.get(trial.agentId) ?? 0) + trial.durationMs);
    }
  }
  return [...agents.values()]
    .map((agent) => ({
      agent,
      running: (running.get(agent.id) ?? []).sort(
        (a, b) => a.leasedAtMs - b.leasedAtMs || a.plannedOrder - b.plannedOrder,
      ),
      busyMs: busyMs.get(agent.id) ?? 0,
    }))
    .sort(
      (a, b) =>
        stateRank[a.agent.state] - stateRank[b.agent.state] ||
        compareText(a.agent.name, b.agent.name) ||
        compareText(a.agent.id, b.agent.id),
    );
}

const stateRank: Readonly<Record<AgentState, number>> = {
  online: 0,
  'set-aside': 1,
  lost: 2,
  unknown: 3,
  left: 4,
};

/** "agent-2" before "agent-10". */
const compareText = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
