import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, shuffle } from '../../../base/random.ts';
import { analyse } from '../../../stats/analysis.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { repeated } from '../../in-full.ts';

interface Run {
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly y: number;
}

const terms = [['a'], ['b'], ['c'], ['a', 'b']];

const run = (runs: readonly Run[], type: 1 | 2 | 3 = 2, model = terms): Analysis =>
  analyse(
    dataTable({
      a: factorColumn(runs.map(({ a }) => a)),
      b: factorColumn(runs.map(({ b }) => b)),
      c: factorColumn(runs.map(({ c }) => c)),
      y: numericColumn(runs.map(({ y }) => y)),
    }),
    { response: 'y', terms: model, type, detail: 'live' },
  );

/** Unbalanced runs from a seed: every cell of 3 x 2 x 2 is filled one to three times. */
const unbalanced = fc.nat().map((seed) => cells(seed, (random) => 1 + random.below(3)));
const balanced = fc.nat().map((seed) => cells(seed, () => 2));

function cells(seed: number, replicates: (random: ReturnType<typeof seededRandom>) => number): Run[] {
  const random = seededRandom(seed);
  const runs: Run[] = [];
  for (const a of ['a1', 'a2', 'a3']) {
    for (const b of ['b1', 'b2']) {
      for (const c of ['c1', 'c2']) {
        const effect = (a === 'a2' ? 1 : 0) + (b === 'b2' && a === 'a3' ? 2 : 0);
        for (let r = replicates(random); r > 0; r--) runs.push({ a, b, c, y: effect + random.normal() });
      }
    }
  }
  return shuffle(runs, random);
}

const near = (
  actual: number | null | undefined,
  expected: number | null | undefined,
  relTol = 1e-9,
): boolean =>
  actual === expected ||
  (typeof actual === 'number' &&
    typeof expected === 'number' &&
    Math.abs(actual - expected) <= relTol * Math.max(Math.abs(expected), 1e-6));

function sameTests(left: Analysis, right: Analysis, relTol = 1e-9): boolean {
  return left.anova.every((row) => {
    const other = right.anova.find(({ term }) => term === row.term);
    return (
      other !== undefined &&
      row.df === other.df &&
      near(row.f, other.f, relTol) &&
      near(row.p, other.p, relTol) &&
      near(row.partialOmega2, other.partialOmega2, relTol)
    );
  });
}

describe('in any design', () => {
  it('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(unbalanced, (runs) => {
        expect(sameTests(run(runs), run([...runs].reverse()))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('the names and order of the levels do not matter', () => {
    const renamed: Record<string, string> = { a1: 'z', a2: 'm', a3: 'a' };
    fc.assert(
      fc.property(unbalanced, (runs) => {
        const others = runs.map((one) => ({ ...one, a: renamed[one.a] as string })).reverse();
        for (const type of [2, 3] as const) expect(sameTests(run(runs, type), run(others, type))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('shifting and scaling the response changes sums of squares by the square and nothing else', () => {
    fc.assert(
      fc.property(
        unbalanced,
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: -20, max: 20 }),
        (runs, s, e) => {
          const [shift, scale] = [s * 1000, 2 ** e];
          const moved = run(runs.map((one) => ({ ...one, y: scale * (one.y + shift) })));
          const original = run(runs);
          expect(sameTests(moved, original, 1e-7)).toBe(true);
          expect(near(moved.totalSumSq, (original.totalSumSq as number) * scale ** 2, 1e-7)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('the order of the terms does not matter to types II and III, and does to type I', () => {
    const turned = [...terms].reverse();
    let dependsOnOrder = 0;
    fc.assert(
      fc.property(unbalanced, (runs) => {
        for (const type of [2, 3] as const)
          expect(sameTests(run(runs, type), run(runs, type, turned))).toBe(true);
        if (!sameTests(run(runs, 1), run(runs, 1, turned))) dependsOnOrder++;
      }),
      { numRuns: 50 },
    );
    expect(dependsOnOrder).toBeGreaterThan(40);
  });

  it('types II and III agree on the interaction, and differ on what is part of it', () => {
    let differ = 0;
    fc.assert(
      fc.property(unbalanced, (runs) => {
        const fOf = (type: 2 | 3, name: string) => run(runs, type).anova.find(({ term }) => term === name)?.f;
        expect(near(fOf(3, 'a:b'), fOf(2, 'a:b'))).toBe(true);
        expect(near(fOf(3, 'c'), fOf(2, 'c'))).toBe(true);
        if (!near(fOf(3, 'a'), fOf(2, 'a'))) differ++;
      }),
      { numRuns: 50 },
    );
    expect(differ).toBeGreaterThan(40);
  });

  it('type I sums of squares add up to the total', () => {
    fc.assert(
      fc.property(unbalanced, (runs) => {
        const { anova, totalSumSq } = run(runs, 1);
        expect(
          near(
            anova.reduce((sum, { sumSq }) => sum + (sumSq ?? 0), 0),
            totalSumSq,
          ),
        ).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('replicating every row changes no estimate and no share of the sum of squares', () => {
    fc.assert(
      fc.property(unbalanced, (runs) => {
        const [once, twice] = [run(runs), run([...runs, ...runs])];
        expect(once.means.every((mean, i) => near(mean.mean, twice.means[i]?.mean))).toBe(true);
        expect(once.anova.every((row, i) => near(row.eta2, twice.anova[i]?.eta2))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('in a balanced design', () => {
  it('types I, II and III agree and their sums of squares add up', () => {
    fc.assert(
      fc.property(balanced, (runs) => {
        const [one, two, three] = ([1, 2, 3] as const).map((type) => run(runs, type));
        expect(sameTests(two as Analysis, one as Analysis)).toBe(true);
        expect(sameTests(three as Analysis, two as Analysis)).toBe(true);
        const sum = two?.anova.reduce((total, { sumSq }) => total + (sumSq ?? 0), 0);
        expect(near(sum, two?.totalSumSq)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

const dataSets = repeated(600, 2000);

it(`p is uniform where there is no effect: ${dataSets} seeded data sets`, () => {
  const random = seededRandom('uniform p');
  // One run a cell leaves 5 degrees of freedom: with few, a wrong number of them shows.
  const runs = cells(1, () => 1);
  const ps: Record<string, number[]> = {};
  for (let k = 0; k < dataSets; k++) {
    const { anova } = run(runs.map((one) => ({ ...one, y: random.normal() })));
    for (const { term, p } of anova) if (p !== null) (ps[term] ??= []).push(p);
  }
  for (const values of Object.values(ps)) {
    const sorted = values.sort((x, y) => x - y);
    const distance = Math.max(
      ...sorted.map((p, i) =>
        Math.max(Math.abs(p - i / sorted.length), Math.abs(p - (i + 1) / sorted.length)),
      ),
    );
    // Kolmogorov-Smirnov at alpha = .001 for each of four terms.
    expect(distance).toBeLessThan(1.95 / Math.sqrt(sorted.length));
  }
  expect(Object.keys(ps)).toEqual(['a', 'b', 'c', 'a:b']);
});
