/**
 * What machines lack. A fault of class `machine` (no such program, folder, permission, package or device, a health check that
 * failed) spends no budget of its trial and keeps its agent from it for a while, however long other agents are busy: 1, 5,
 * then 30 minutes. An agent that has finished no trial of the sweep yet, or has such faults in a row, gets none of its trials
 * for that time: the others would fail there as well. Its restart and a user who readmits it end the rest.
 */
import type { MachineLack, Rest } from './rest.ts';
import type { Agent, Attempt, Sweep, Trial } from './state.ts';

/** How long an agent is kept from work after it failed: the first time, the second, and every further one. */
const restsMs = [60_000, 5 * 60_000, 30 * 60_000] as const;
/** @param times how often it rested before */
export const restMs = (times: number): number => restsMs[Math.min(times, restsMs.length - 1)] as number;

/** With as many in a row, an agent that has finished trials of the sweep lacks what the sweep needs, not one trial alone. */
const inARowMax = 3;

/** The attempt failed for want of something on the agent's machine. */
export function noteLack(agent: Agent, attempt: Attempt, message: string, nowMs: number): void {
  const { sweep, plan } = attempt.trial;
  const known = agent.lacks.get(sweep.id);
  const lack: MachineLack = known ?? {
    sweepId: sweep.id,
    message,
    inARow: 0,
    rest: undefined,
    trials: new Map(),
  };
  agent.lacks.set(sweep.id, lack);
  lack.message = message;
  lack.inARow++;
  lack.trials.set(plan.id, nextRest(lack.trials.get(plan.id), attempt, nowMs));
  if (agent.provenIn.has(sweep.id) && lack.inARow < inARowMax) return;
  lack.rest = nextRest(lack.rest, attempt, nowMs);
}

/** The agent finished a trial of the sweep: it has what the sweep needs, but for single trials. */
export function noteSuited(agent: Agent, sweep: Sweep): void {
  agent.provenIn.add(sweep.id);
  const lack = agent.lacks.get(sweep.id);
  if (lack === undefined) return;
  lack.inARow = 0;
  lack.rest = undefined;
}

/** The machine may have been mended. */
export function forgetLacks(agent: Agent): void {
  agent.lacks.clear();
  agent.provenIn.clear();
}

/** When the agent may be given trials of the sweep again; undefined when it may now. */
export function sweepRest(agent: Agent, { id }: Sweep, nowMs: number): Rest | undefined {
  const rest = agent.lacks.get(id)?.rest;
  return rest !== undefined && rest.untilMs > nowMs ? rest : undefined;
}

/** True while the agent is kept from this trial, though perhaps not from the sweep. */
export function lacksForTrial(agent: Agent, { sweep, plan }: Trial, nowMs: number): boolean {
  return (agent.lacks.get(sweep.id)?.trials.get(plan.id)?.untilMs ?? 0) > nowMs;
}

/** Attempts that ran side by side are one case: only one that began after the rest makes the next rest longer. */
function nextRest(before: Rest | undefined, attempt: Attempt, nowMs: number): Rest {
  if (before !== undefined && attempt.servedSinceMs < before.sinceMs) return before;
  const times = before?.times ?? 0;
  return { times: times + 1, sinceMs: nowMs, untilMs: nowMs + restMs(times) };
}
