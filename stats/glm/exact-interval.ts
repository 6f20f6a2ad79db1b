import { fUpperQuantile } from '../distributions/f-distribution.ts';

/**
 * Exact limits of the probability behind some successes.
 *
 * @param alpha share of samples whose limits miss it, at most
 * @see Clopper and Pearson 1934, Biometrika 26
 *
 * @example
 * exactInterval(1, 40); // [0.000632745, 0.131586]
 */
export function exactInterval(
  successes: number,
  tries: number,
  alpha = 0.05,
): readonly [lower: number, upper: number] {
  const failures = tries - successes;
  const lower =
    successes === 0
      ? 0
      : successes /
        (successes + (failures + 1) * fUpperQuantile(alpha / 2, 2 * (failures + 1), 2 * successes));
  if (failures === 0) return [lower, 1];
  const odds = (successes + 1) * fUpperQuantile(alpha / 2, 2 * (successes + 1), 2 * failures);
  return [lower, odds / (failures + odds)];
}
