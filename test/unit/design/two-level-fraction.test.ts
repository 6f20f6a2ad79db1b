import { describe, expect, it } from 'vitest';
import {
  cellsOfFraction,
  definingRelation,
  fractionOfSize,
  orthogonalFraction,
  relationOf,
  smallestFraction,
} from '../../../design/cells/two-level-fraction.ts';

/** Runs of the smallest fractions, from the catalogues of textbooks (Box, Hunter and Hunter 2005, table 6.22). */
const catalogue = [
  [3, 3, 4],
  [5, 3, 8],
  [7, 3, 8],
  [8, 3, 16],
  [15, 3, 16],
  [4, 4, 8],
  [6, 4, 16],
  [8, 4, 16],
  [9, 4, 32],
  [16, 4, 32],
  [5, 5, 16],
  [6, 6, 32],
  [8, 5, 64],
  [9, 5, 128],
  [11, 5, 128],
] as const;

const cells = (factors: number, resolution: number): number[][] => {
  const fraction = smallestFraction(factors, resolution);
  return fraction === undefined ? [] : Array.from(cellsOfFraction(fraction), (digits) => [...digits]);
};

const product = (digits: readonly number[], factors: readonly number[]): number =>
  factors.reduce((sign, factor) => sign * (digits[factor] === 1 ? 1 : -1), 1);

describe('the smallest fraction with a resolution', () => {
  it.each(catalogue)('of %i factors, resolution %i, has %i cells', (factors, resolution, runs) => {
    expect(smallestFraction(factors, resolution)?.runs).toBe(runs);
  });

  it.each(catalogue)('of %i factors keeps the promise of resolution %i', (factors, resolution) => {
    const own = cells(factors, resolution);
    expect(new Set(own.map(String)).size).toBe(own.length);
    // A product of fewer factors than the resolution is as often 1 as -1.
    const sets = subsets(factors, Math.min(resolution - 1, 4));
    const constant = sets.filter((set) => own.reduce((sum, digits) => sum + product(digits, set), 0) !== 0);
    expect(constant).toEqual([]);
  });

  it('of seven factors in 16 cells has the fewest words of four', () => {
    // Wu and Hamada 2000, table 4A.3: 2^(7-3) of resolution IV has seven words of length 4.
    expect(smallestFraction(7, 4)?.lengths).toEqual([0, 0, 0, 7, 0, 0, 0]);
    // 2^(6-2): three words of length 4.
    expect(fractionOfSize(6, 4, 4)?.lengths.slice(3)).toEqual([3, 0, 0]);
  });

  it('has defining words that are 1 in every cell', () => {
    const fraction = smallestFraction(9, 4);
    const words = [...definingRelation(fraction as NonNullable<typeof fraction>)].map(({ word }) =>
      Array.from({ length: 9 }, (_, k) => k).filter((k) => (word & (1 << k)) !== 0),
    );
    expect(words).toHaveLength(15);
    for (const digits of cells(9, 4)) for (const word of words) expect(product(digits, word)).toBe(1);
  });
});

function subsets(count: number, size: number): number[][] {
  const all: number[][] = [[]];
  for (let factor = 0; factor < count; factor++) {
    const longer = all.filter((set) => set.length < size).map((set) => [...set, factor]);
    all.push(...longer);
  }
  return all.slice(1);
}

it('tells what a latin half aliases', () => {
  const factors = Array.from({ length: 7 }, (_, k) => ({ name: `f${k}`, label: '', levels: ['l', 'h'] }));
  expect(relationOf(factors, { kind: 'latin', by: 'f6' })).toMatchObject({
    resolution: 7,
    generators: [{ word: 127, negative: true }],
  });
});

it('finds a fraction in which a model is orthogonal, and none where two terms would be aliased', () => {
  const main = Array.from({ length: 15 }, (_, k) => [k]);
  expect(orthogonalFraction(15, 16, main)?.resolution).toBe(3);
  expect(orthogonalFraction(15, 16, [...main, [0, 1]])).toBeUndefined();
  expect(orthogonalFraction(15, 20, main)).toBeUndefined();
});
