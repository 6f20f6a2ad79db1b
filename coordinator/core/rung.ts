/** The steps at which a sweep prunes, and how the values reported there compare. */
import type { HalvingSpec } from '../../design/sweep-spec.ts';
import type { Trial } from './state.ts';

/** The rung that a report decides; undefined where it decides none. From 1. */
export function rungOf({ sweep, rung, plan }: Trial, step: number): number | undefined {
  const { prune } = sweep.spec;
  // A reference is no candidate: it is there to be compared with.
  if (prune === undefined || plan.reference !== undefined) return undefined;
  // Where several are passed at once, values of later steps would be held against earlier ones: only the last counts.
  const reached = prune.at.findLastIndex((atStep) => step >= atStep) + 1;
  return reached > rung ? reached : undefined;
}

/** Lower is better. What is not a finite number is the worst, whatever the goal. */
export function scoreOf(value: number | null, { goal }: HalvingSpec): number {
  if (value === null) return Number.POSITIVE_INFINITY;
  return goal === 'minimize' ? value : -value;
}

/** Values of one rung and block, best first. */
export const rungKey = (block: number, rung: number): string => `${block}/${rung}`;
