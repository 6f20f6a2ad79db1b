/** The agents, those that matter now first, and what each is doing. */
import type { AgentId } from '../../base/ids.ts';
import type { Agent, AgentState, Trial } from '../../client/facts.ts';
import { oncePer, oncePerPair } from './once-per.ts';
import { digestOf } from './trial-digest.ts';
import type { TrialMap } from './trial-map.ts';

export interface AgentRow {
  readonly agent: Agent;
  /** Trials that it runs now, in the order in which it took them. */
  readonly running: readonly Trial[];
  /** Sum of the counted durations of its finished trials. */
  readonly busyMs: number;
}

export const agentRows = oncePerPair(rowsOf);

function rowsOf(trials: TrialMap, agents: ReadonlyMap<string, Agent>): AgentRow[] {
  const running = new Map<AgentId, Trial[]>();
  // The one that has run longest comes first.
  for (const trial of digestOf(trials).running) {
    if (trial.agentId === undefined) continue;
    const known = running.get(trial.agentId);
    if (known === undefined) running.set(trial.agentId, [trial]);
    else known.push(trial);
  }
  const busyMs = new Map<AgentId, number>();
  for (const chunk of trials.chunks)
    for (const [id, ms] of busyOfChunk(chunk)) busyMs.set(id, (busyMs.get(id) ?? 0) + ms);
  return [...agents.values()]
    .map((agent) => ({
      agent,
      running: running.get(agent.id) ?? [],
      busyMs: busyMs.get(agent.id) ?? 0,
    }))
    .sort(
      (a, b) =>
        stateRank[a.agent.state] - stateRank[b.agent.state] ||
        compareText(a.agent.name, b.agent.name) ||
        compareText(a.agent.id, b.agent.id),
    );
}

/** Counted milliseconds of finished trials, by agent. */
const busyOfChunk = oncePer((chunk: readonly Trial[]): ReadonlyMap<AgentId, number> => {
  const busyMs = new Map<AgentId, number>();
  for (const { state, agentId, durationMs } of chunk)
    if (state === 'done' && agentId !== undefined)
      busyMs.set(agentId, (busyMs.get(agentId) ?? 0) + durationMs);
  return busyMs;
});

const stateRank: Readonly<Record<AgentState, number>> = {
  online: 0,
  'set-aside': 1,
  lost: 2,
  unknown: 3,
  left: 4,
};

/** "agent-2" before "agent-10". */
const compareText = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
