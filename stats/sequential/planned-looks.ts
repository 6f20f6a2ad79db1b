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
 *
 * @example
 * plannedLooks([0.5, 1]).map(({ rejectBelow }) => rejectBelow.toFixed(4)); // ['0.0056', '0.0444']
 */
export function plannedLooks(times: readonly number[], alpha = 0.05): PlannedLook[] {
  return times.map((t, k) => ({
    t,
    rejectBelow:
      obrienFlemingSpent(t, alpha) - (k === 0 ? 0 : obrienFlemingSpent(times[k - 1] as number, alpha)),
  }));
}

/** Levels up to which a larger level gives each look more to spend. */
const alphaMax = 0.3;

/**
 * The level at which the `number`-th of equally spaced looks would just reject, of which all looks together may be believed:
 * under no effect one of them has a value of alpha or less with probability alpha at most. A look that is left out only
 * makes the others stricter than they need be.
 *
 * @param p of the fixed-sample test at this look
 * @param number from 1
 * @returns 1 where no level up to 0.3 would do
 *
 * @example
 * lookP(0.001, 1, 4).toFixed(2); // '0.10'
 * lookP(0.001, 4, 4).toFixed(4); // '0.0012'
 */
export function lookP(p: number, number: number, planned: number): number {
  const [before, now] = [(number - 1) / planned, number / planned];
  const isEnough = (alpha: number): boolean =>
    obrienFlemingSpent(now, alpha) - obrienFlemingSpent(before, alpha) >= p;
  if (number > planned || !isEnough(alphaMax)) return 1;
  // In logarithms, so that small levels are as precise as large ones.
  let [low, high] = [Math.log(1e-300), Math.log(alphaMax)];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (isEnough(Math.exp(middle))) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}
