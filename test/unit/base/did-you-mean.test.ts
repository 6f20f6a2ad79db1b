import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../../base/did-you-mean.ts';

describe('nearest', () => {
  it.each([
    ['replicate', ['replicates', 'response'], 'replicates'],
    ['outOfMemory', ['out_of_memory'], 'out_of_memory'],
    ['gaol', ['goal', 'label'], 'goal'],
    ['CAot', ['CAin', 'CAout', 'CAc'], 'CAout'],
    ['SAIN', ['SAin', 'CAin'], 'SAin'],
    ['zzz', ['goal', 'label'], undefined],
    ['x', [], undefined],
    ['r', ['p', 'q'], undefined],
    ['R', ['r', 'q'], 'r'],
  ])('%s among %j: %s', (written, candidates, expected) => {
    expect(nearest(written, candidates)).toBe(expected);
  });
});

describe('didYouMean', () => {
  it('lists the choice where nothing is near', () => {
    expect(didYouMean('zzz', ['goal', 'label'])).toBe('known: goal, label');
    expect(didYouMean('zzz', [])).toBe('none is known');
  });

  it('does not list hundreds', () => {
    const many = Array.from({ length: 100 }, (_, index) => `factor${index}`);
    expect(didYouMean('zzz', many)).toMatch(/factor23, \.\.\.$/);
  });
});
