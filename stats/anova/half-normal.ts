import { normalUpperQuantile } from '../distributions/normal.ts';
import type { Lenth, LenthEffect } from './lenth.ts';

/** Aliases that are named; more are counted. */
const aliasesMax = 2;

/**
 * The name of an effect, with the terms that it may as well be.
 *
 * @example
 * effectName({ term: 'a:b', aliasedWith: ['c:d'] }); // 'a:b (or c:d)'
 */
export function effectName({ term, aliasedWith = [] }: Pick<LenthEffect, 'term' | 'aliasedWith'>): string {
  if (aliasedWith.length === 0) return term;
  const named = aliasedWith.slice(0, aliasesMax);
  const hidden = aliasedWith.length - named.length;
  return `${term} (or ${[...named, ...(hidden > 0 ? [`${hidden} more`] : [])].join(', ')})`;
}

export interface HalfNormalPoint {
  /** With its aliases. */
  readonly term: string;
  /** What the largest, the second largest and so on of so many half-normal values would be. */
  readonly expected: number;
  /** Absolute effect. */
  readonly size: number;
  /** `found` among all effects, found if looked at `alone`, or no larger than chance makes them. */
  readonly verdict: 'found' | 'alone' | 'chance';
}

/**
 * The half-normal plot of an unreplicated two-level design: effects that are only chance lie on a line through the origin, the
 * others above it. Largest first.
 *
 * @see Daniel 1959, Technometrics 1; Lenth 1989, Technometrics 31
 *
 * @example
 * const effects = [{ term: 'a', effect: -9 }, { term: 'b', effect: 1 }];
 * const points = halfNormal({ pse: 1, me: 3, sme: 6, effects });
 * points.map(({ term, verdict }) => [term, verdict]); // [['a', 'found'], ['b', 'chance']]
 */
export function halfNormal({ effects, me, sme }: Lenth): HalfNormalPoint[] {
  const m = effects.length;
  return effects
    .map((one) => ({ term: effectName(one), size: Math.abs(one.effect) }))
    .sort((a, b) => b.size - a.size)
    .map(({ term, size }, at) => ({
      term,
      size,
      expected: normalUpperQuantile((at + 0.5) / (2 * m)),
      verdict: size > sme ? 'found' : size > me ? 'alone' : 'chance',
    }));
}
