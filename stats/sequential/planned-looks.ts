import { normalUpperQuantile, normalUpperTail } from '../distributions/normal.ts';

/**
 * Share of alpha spent by information time `t`, after O'Brien and Fleming's boundary: next to nothing early.
 *
 * @param t share of the planned runs that are in, 0..1
 * @see Lan and DeMets 1983, Biometrika 70
 */
export function obrienFlemingSpent(t: number, alpha = 0.05): number {
  if (t <= 0) return 0;
  return 2 * normalUpperTail(normalUpperQuantile(alpha / 2) / Math.sqrt(Math.min(t, 1)));
}

export interface PlannedLook {
  /** Share of the planned runs that are in. */
  readonly t: number;
  /** Reject at this look if its fixed-sample p is below this. */
  readonly rejectBelow: number;
}

/**
 * Thresholds of planned looks: each may reject only on the alpha spent since the look before, so that all of them
 * together reject falsely with probability alpha at most, whatever their dependence (Bonferroni over the increments).
 *
 * @param times increasing, each in (0, 1]
 */
export function plannedLooks(times: readonly number[], alpha = 0.05): PlannedLook[] {
  return times.map((t, k) => ({
    t,
    rejectBelow:
      obrienFlemingSpent(t, alpha) - (k === 0 ? 0 : obrienFlemingSpent(times[k - 1] as number, alpha)),
  }));
}
