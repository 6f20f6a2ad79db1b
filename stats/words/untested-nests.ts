import type { Analysis, LinkedPair } from '../analysis-result.ts';
import { partsOf } from './qualified.ts';
import { listWords } from './wording.ts';

/** A factor that cannot be tested beside factors each of whose levels goes with one of its own: a control beside treatments, say. */
interface UntestedNest {
  readonly outer: string;
  readonly inner: readonly string[];
  /** True if the model has an interaction of the inner factors. */
  readonly isCrossed: boolean;
  readonly pairs: readonly LinkedPair[];
}

export function untestedNests(analysis: Analysis): UntestedNest[] {
  const { anova, linkedPairs } = analysis;
  const untested = anova
    .filter(({ p, status }) => p === null && status === 'aliased')
    .map(({ term }) => term);
  return untested.flatMap((outer) => {
    const pairs = linkedPairs.filter((pair) => isOuterOf(outer, pair));
    const inner = pairs.map(({ factors: [x, y] }) => (x === outer ? y : x));
    const isCrossed = anova.some(
      ({ term }) => partsOf(term, analysis).filter((part) => inner.includes(part)).length > 1,
    );
    return pairs.length === 0 ? [] : [{ outer, inner, isCrossed, pairs }];
  });
}

/** Each group has one level of the outer factor, and one of them at least has several of the other. */
function isOuterOf(outer: string, { factors, components }: LinkedPair): boolean {
  const own = factors.indexOf(outer);
  if (own < 0 || components.length < 2) return false;
  return (
    components.every((group) => group[own]?.length === 1) &&
    components.some((group) => (group[1 - own]?.length ?? 0) > 1)
  );
}

export function nestInWords({ outer, inner, isCrossed }: UntestedNest): string {
  const within = inner.length === 1 ? inner[0] : `(${inner.join(isCrossed ? ' * ' : ' + ')})`;
  return `Every level of ${listWords(inner)} goes with one level of ${outer}: "${outer} / ${within}" in --formula tests ${outer}, and ${listWords(inner)} within it.`;
}
