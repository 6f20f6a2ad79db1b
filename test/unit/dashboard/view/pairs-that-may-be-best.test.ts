import { describe, expect, it } from 'vitest';
import { pairsThatMayBeBest } from '../../../../dashboard/view/pairs-that-may-be-best.ts';
import type { Analysis } from '../../../../stats/analysis-result.ts';

const pair = { across: 'a', down: 'b' };
type Parts = Parameters<typeof pairsThatMayBeBest>[0];
const analysis = (parts: Partial<Record<keyof Parts, unknown>>): Parts =>
  ({ best: null, bestLevels: [], anova: [{ term: 'a' }, { term: 'b' }], ...parts }) as unknown as Pick<
    Analysis,
    keyof Parts
  >;
const levels = (term: string, may: Readonly<Record<string, boolean>>) => ({
  term,
  levels: Object.entries(may).map(([level, mayBeBest]) => ({ level, mayBeBest })),
  reason: null,
});
const cell = (a: string, b: string, mayBeBest: boolean) => ({ levels: { a, b }, mayBeBest });

describe('pairsThatMayBeBest', () => {
  it('goes by the comparisons of the cells where these are the combinations', () => {
    const found = pairsThatMayBeBest(
      analysis({
        best: { cells: { cells: [cell('x', 'u', true), cell('x', 'v', false), cell('y', 'v', true)] } },
      }),
      pair,
      ['b', 'a'],
    );
    expect(found?.by).toBe('cells');
    expect([found?.has('x', 'u'), found?.has('x', 'v'), found?.has('y', 'v'), found?.has('y', 'u')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('goes by the levels of both where further factors vary and the model has no interaction of them', () => {
    const bestLevels = [levels('a', { x: true, y: false }), levels('b', { u: true, v: true })];
    const anova = [{ term: 'a' }, { term: 'b' }, { term: 'c' }, { term: 'c:d' }];
    const found = pairsThatMayBeBest(analysis({ bestLevels, anova }), pair, ['a', 'b', 'c', 'd']);
    expect(found?.by).toBe('levels');
    expect([found?.has('x', 'u'), found?.has('x', 'v'), found?.has('y', 'u')]).toEqual([true, true, false]);
  });

  it('says nothing where a factor interacts with any other, or nothing was compared', () => {
    const bestLevels = [levels('a', { x: true }), levels('b', { u: true })];
    const anova = [{ term: 'a' }, { term: 'b' }, { term: 'c' }, { term: 'b:c' }];
    expect(pairsThatMayBeBest(analysis({ bestLevels, anova }), pair, ['a', 'b', 'c'])).toBeUndefined();
    expect(
      pairsThatMayBeBest(analysis({ bestLevels: [bestLevels[0]] }), pair, ['a', 'b', 'c']),
    ).toBeUndefined();
  });
});
