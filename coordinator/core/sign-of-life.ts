/** Whether a sweep works at all: its program is there, starts, and gets somewhere (fail-fast.ts). */
import type { Agent, Sweep } from './state.ts';

/** A trial that runs for so long works, though it may report nothing. */
export const signOfLifeMs = 5 * 60_000;

/** True once a trial has reported a step, has run for five minutes or has succeeded. */
export const showsLife = (sweep: Sweep): boolean => sweep.isProven || sweep.hasReported;

/** True if the agent may have another trial of the sweep: any number once it works, one before. */
export function mayStartAnother(sweep: Sweep, agent: Agent): boolean {
  if (showsLife(sweep)) return true;
  for (const { trial } of agent.running.values()) if (trial.sweep === sweep) return false;
  return true;
}
