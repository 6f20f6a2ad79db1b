import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSeedName, seedUse } from '../../../../stats/table/seed-column.ts';

test.each([
  'seed',
  'Seed',
  'random_seed',
  'RNG-seed',
  'randomSeed',
  'config.seed',
  'params/random_seed',
  ' seed ',
])('%j is a column of seeds', (name) => expect(isSeedName(name)).toBe(true));

test.each(['seeds', 'seedling', 'reseed', 'seed_loss', 'block', 'linseed'])('%j is none', (name) =>
  expect(isSeedName(name)).toBe(false),
);

test('a seed that recurs over cells is shared, whatever the numbers are and some runs lack', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 2, max: 5 }),
      (seeds, cells) => {
        const runs = seeds.flatMap((seed) =>
          Array.from({ length: cells }, (_, cell) => ({ seed, cell: `${cell}` })),
        );
        const cellsOfRuns = runs.map(({ cell }) => cell);
        expect(
          seedUse(
            runs.map(({ seed }) => seed),
            cellsOfRuns,
          ),
        ).toBe('shared');
        expect(
          seedUse(
            runs.map(({ seed }, at) => (at === 0 ? null : `s${seed}`)),
            cellsOfRuns,
          ),
        ).toBe('shared');
        expect(
          seedUse(
            runs.map((_, at) => 1000 + at),
            cellsOfRuns,
          ),
        ).toBe('own');
        expect(
          seedUse(
            runs.map(() => 42),
            cellsOfRuns,
          ),
        ).toBe('single');
      },
    ),
  );
});

test('a seed that recurs within a cell alone links no two cells', () => {
  expect(seedUse([1, 1, 2, 2], ['a', 'a', 'b', 'b'])).toBe('own');
});

test('one run with a seed, or none, says nothing', () => {
  expect(seedUse([null, null], ['a', 'b'])).toBeUndefined();
  expect(seedUse([3, null], ['a', 'b'])).toBeUndefined();
});
