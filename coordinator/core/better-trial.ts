import type { Trial } from './state.ts';

/** By the primary response; of equal ones, the one that was planned earlier. */
export function isBetter(left: Trial, right: Trial): boolean {
  const difference = goodnessOf(left) - goodnessOf(right);
  return Number.isNaN(difference) || difference === 0
    ? left.plan.plannedOrder < right.plan.plannedOrder
    : difference > 0;
}

/** What is no number is worse than all numbers. */
function goodnessOf({ status, sweep }: Trial): number {
  const { name, goal } = sweep.spec.primary;
  const value = status.kind === 'done' ? (status.attempt.result.metrics[name] ?? Number.NaN) : Number.NaN;
  if (Number.isNaN(value)) return Number.NEGATIVE_INFINITY;
  return goal === 'maximize' ? value : -value;
}
