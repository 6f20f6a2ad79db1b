import type { ParityCase, ParitySet } from '../../../diffusion/backend/parity.ts';

/** True for the cases that a suite runs which cannot afford all of them. */
type Choice = (parityCase: ParityCase) => boolean;

/** Asked for by YATES_PARITY_FULL=1. */
export const everyCase = process.env['YATES_PARITY_FULL'] === '1';

/**
 * Few cases that together have each point an adapter reads at, each that it adds at and each activation of all cases, and
 * at least one of each net. The nets that come last are the smallest, so theirs are taken first.
 *
 * @param sets in the order of `paritySets`
 */
export function coveringCases(sets: readonly ParitySet[]): Choice {
  if (everyCase) return () => true;
  const covered = new Set<string>();
  const chosen = new Set<ParityCase>();
  for (const { cases } of sets.toReversed()) {
    for (const [index, each] of cases.entries()) {
      const parts = [`reads at ${each.input}`, `adds at ${each.output}`, `activation ${each.activation}`];
      if (index > 0 && parts.every((part) => covered.has(part))) continue;
      for (const part of parts) covered.add(part);
      chosen.add(each);
    }
  }
  return (parityCase) => chosen.has(parityCase);
}
