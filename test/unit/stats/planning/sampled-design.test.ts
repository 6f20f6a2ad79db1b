import { describe, expect, it } from 'vitest';
import { hypothesisBasis, termHypothesis } from '../../../../stats/mixed/hypothesis.ts';
import { randomTermsOf } from '../../../../stats/mixed/random-term.ts';
import { plannedErrors } from '../../../../stats/mixed/strata/planned-error.ts';
import { strataStructure } from '../../../../stats/mixed/strata/structure.ts';
import { tTwoSidedQuantile } from '../../../../stats/distributions/t-distribution.ts';
import { halveInterval } from '../../../../stats/planning/halve-interval.ts';
import { widestDifference } from '../../../../stats/planning/main-comparison.ts';
import { plannedTests } from '../../../../stats/planning/planned-tests.ts';
import { smallestDetectableF } from '../../../../stats/planning/power.ts';
import { type SampledDesign, sampledDesign } from '../../../../stats/planning/sampled-design.ts';
import {
  type DataTable,
  dataTable,
  factorColumn,
  numericColumn,
} from '../../../../stats/table/data-table.ts';
import { mixedSetting } from '../../../golden/stats/mixed-case.ts';
import { terms } from '../../../golden/stats/reference-case.ts';

/** Every combination of levels of these factors, of which `keep` leaves some. */
function crossed(
  factors: Readonly<Record<string, number>>,
  keep: (row: Readonly<Record<string, string>>) => boolean = () => true,
): DataTable {
  let rows: Record<string, string>[] = [{}];
  for (const [name, levels] of Object.entries(factors)) {
    rows = rows.flatMap((row) =>
      Array.from({ length: levels }, (_, i) => ({ ...row, [name]: `${name}${i}` })),
    );
  }
  const kept = rows.filter(keep);
  return dataTable({
    ...Object.fromEntries(
      Object.keys(factors).map((name) => [name, factorColumn(kept.map((row) => row[name] as string))]),
    ),
    y: numericColumn(kept.map((_, i) => Math.sin(i * i))),
  });
}

const model = terms('a + b + a:b');
const ratios = new Map([
  ['subject', 3],
  ['subject:a', 0.7],
  ['subject:b', 0.2],
  ['seed:a', 0.4],
]);

/** Degrees of freedom and variance of each test that a layout as run has. */
function errorsAsRun(table: DataTable, fixed: typeof model, random: readonly string[]) {
  const structure = strataStructure(mixedSetting(table, 'y', fixed, randomTermsOf(random, fixed)));
  if (structure === undefined) throw new Error('not complete');
  const errors = plannedErrors(structure, ratios);
  return structure.fixed.layout.blocks.map(({ name }, index) => {
    const rows = termHypothesis(structure.fixed, index, 2);
    return { name, ...errors.test(hypothesisBasis(structure.fixed, rows) ?? []) };
  });
}

function errorsAsPlanned({ structure, errors }: SampledDesign, counts: readonly number[]) {
  const own = errors(ratios, counts);
  return structure.fixed.layout.blocks.map(({ name }, index) => {
    const rows = termHypothesis(structure.fixed, index, 2);
    return { name, ...own.test(hypothesisBasis(structure.fixed, rows) ?? []) };
  });
}

describe('the errors of a design of another size', () => {
  it('are those of its layout as run: subjects, with runs in blocks', () => {
    const design = sampledDesign({
      cells: crossed({ a: 3, b: 2 }),
      terms: model,
      random: [{ name: 'subject', levels: 2 }],
      runs: { name: 'block', planned: 1, blocked: true },
    });
    const run = errorsAsRun(crossed({ a: 3, b: 2, subject: 4, block: 3 }), terms('block + a + b + a:b'), [
      'subject',
    ]);
    expect(errorsAsPlanned(design, [4, 3])).toEqual(
      run
        .filter(({ name }) => name !== 'block')
        .map((one) => ({ ...one, variance: expect.closeTo(one.variance as number, 10) })),
    );
    expect(design.errors(ratios, [4, 3])).toMatchObject({ n: 72, residualDf: 72 - 4 * 8 });
  });

  it('are those of its layout as run: subjects and seeds at once', () => {
    const design = sampledDesign({
      cells: crossed({ a: 3, b: 2 }),
      terms: model,
      random: [
        { name: 'seed', levels: 2 },
        { name: 'subject', levels: 2 },
      ],
    });
    const run = errorsAsRun(crossed({ a: 3, b: 2, seed: 3, subject: 5 }), model, ['seed', 'subject']);
    expect(run[0]).toMatchObject({ exact: false });
    const planned = errorsAsPlanned(design, [3, 5]);
    for (const [i, { variance, df, ...one }] of run.entries()) {
      expect(planned[i]).toMatchObject(one);
      expect(planned[i]?.variance).toBeCloseTo(variance as number, 10);
      expect(planned[i]?.df).toBeCloseTo(df as number, 8);
    }
  });
});

describe('power with shared seeds', () => {
  it('is that of the paired t test', () => {
    const [replicates, ratio] = [6, 0.5];
    const design = sampledDesign({
      cells: crossed({ a: 2 }),
      terms: [['a']],
      random: [{ name: 'seed', levels: replicates }],
    });
    const [test] = plannedTests(design, { ratios: new Map([['seed:a', ratio]]), power: 0.8, alpha: 0.05 });
    expect(test).toMatchObject({ df: 1, denDf: 5, error: ['seed:a'], exact: true });
    // The difference within a seed has the variance 2 (1 + ratio), and f is half the difference of the means.
    const pairs = smallestDetectableF(replicates, 1, replicates - 1) as number;
    expect(test?.smallestF).toBeCloseTo((pairs * Math.sqrt(2 * (1 + ratio))) / 2, 8);
  });

  it('needs the number of seeds that finds the effect, and no fewer', () => {
    const at = (levels: number, wantedF?: number) => {
      const design = sampledDesign({
        cells: crossed({ a: 3, b: 2 }),
        terms: model,
        random: [{ name: 'seed', levels }],
      });
      return plannedTests(design, { ratios: new Map([['seed:a', 1]]), power: 0.8, alpha: 0.05, wantedF })[0];
    };
    const needed = at(4, 0.6)?.needed[0] as number;
    expect(at(needed)?.smallestF).toBeLessThanOrEqual(0.6);
    expect(at(needed - 1)?.smallestF).toBeGreaterThan(0.6);
  });

  it('knows the error of factors that constraints tie together from how differences vary over seeds', () => {
    const tied = crossed(
      { a: 3, b: 3 },
      ({ a, b }) => !(a === 'a2' && b === 'b0') && !(a === 'a0' && b === 'b2'),
    );
    const design = sampledDesign({
      cells: tied,
      terms: terms('a + b'),
      random: [{ name: 'seed', levels: 5 }],
    });
    const own = new Map([
      ['seed:a', 1],
      ['seed:b', 2],
    ]);
    const { fixed } = design.structure;
    const difference = widestDifference(fixed, 'a', design.errors(own));
    const found = design.errors(own).of(difference?.l as Float64Array);
    expect(found).toMatchObject({ exact: false, df: 4 });
    // By hand: weights of the seven cells, summed over cells that share an effect.
    const weights = cellWeights(tied, difference?.first as string, difference?.second as string);
    const sumsOver = (name: string): number =>
      [
        ...weights
          .reduce(
            (sums, { row, weight }) => sums.set(row[name], (sums.get(row[name]) ?? 0) + weight),
            new Map<string | undefined, number>(),
          )
          .values(),
      ]
        .map((sum) => sum * sum)
        .reduce((left, right) => left + right, 0);
    const single = weights.reduce((sum, { weight }) => sum + weight * weight, 0);
    expect(found?.variance).toBeCloseTo((single + sumsOver('a') + 2 * sumsOver('b')) / 5, 8);
  });
});

/** Weights of the cells in the least-squares difference of two levels of a, adjusted for b: normal equations by hand. */
function cellWeights(table: DataTable, first: string, second: string) {
  const level = (name: string, row: number): string => {
    const column = table.columns.get(name);
    if (column?.kind !== 'factor') throw new Error('no factor');
    return column.levels[column.codes[row] as number] as string;
  };
  const rows = Array.from({ length: table.rows }, (_, row) => ({ a: level('a', row), b: level('b', row) }));
  const names = [
    ...['a0', 'a1', 'a2'].map((own) => (row: { a: string; b: string }) => (row.a === own ? 1 : 0)),
    ...['b1', 'b2'].map((own) => (row: { a: string; b: string }) => (row.b === own ? 1 : 0)),
  ];
  const x = rows.map((row) => names.map((is) => is(row)));
  const l = ['a0', 'a1', 'a2', '', ''].map((own) => (own === first ? 1 : own === second ? -1 : 0));
  const solved = solve(
    names.map((_, i) =>
      names.map((_other, j) => x.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0)),
    ),
    l,
  );
  return rows.map((row, r) => ({
    row: row as Readonly<Record<string, string>>,
    weight: (x[r] as number[]).reduce((sum, value, j) => sum + value * (solved[j] as number), 0),
  }));
}

/** Gauss, without pivoting: the matrix is positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const m = matrix.map((row, i) => [...row, right[i] as number]);
  for (const [i, pivot] of m.entries()) {
    for (const [j, row] of m.entries()) {
      if (j === i) continue;
      const factor = (row[i] as number) / (pivot[i] as number);
      for (let k = i; k < row.length; k++) row[k] = (row[k] as number) - factor * (pivot[k] as number);
    }
  }
  return m.map((row, i) => (row.at(-1) as number) / (row[i] as number));
}

describe('more subjects or more seeds', () => {
  const design = sampledDesign({
    cells: crossed({ a: 3, b: 2 }),
    terms: model,
    random: [
      { name: 'seed', levels: 3 },
      { name: 'subject', levels: 4 },
    ],
  });
  const l = widestDifference(design.structure.fixed, 'a', design.errors(ratios))?.l as Float64Array;

  it.each([0, 40])('finds the cheapest of all sizes, where a subject costs as much as %i runs', (price) => {
    const found = halveInterval(design, ratios, l, { run: 1, draws: new Map([['subject', price]]) }, []);
    const widthAt = (counts: readonly number[]): number => {
      const own = design.errors(ratios, counts).of(l);
      return own === undefined ? Infinity : tTwoSidedQuantile(0.05, own.df) * Math.sqrt(own.variance);
    };
    expect(found?.halfWidth).toBeCloseTo(widthAt([3, 4]), 10);
    const halves = (seeds: number, subjects: number): boolean =>
      widthAt([seeds, subjects]) <= widthAt([3, 4]) / 2;
    let cheapest = Number.POSITIVE_INFINITY;
    for (let seeds = 2; seeds <= 16; seeds++) {
      for (let subjects = 2; subjects <= 24; subjects++) {
        const cost = 6 * seeds * subjects + price * subjects;
        if (cost < cheapest && halves(seeds, subjects)) cheapest = cost;
      }
    }
    expect(found?.cheapest?.cost).toBe(cheapest);
    expect(found?.cheapest?.halfWidth).toBeLessThanOrEqual((found?.halfWidth as number) / 2);
  });

  it('says that more seeds alone never do where subjects differ', () => {
    const own = new Map([['subject:a', 2]]);
    const found = halveInterval(design, own, l, { run: 1, draws: new Map() }, [3, 4]);
    expect(found?.alone['seed']).toBeNull();
    expect(found?.cheapest?.counts['seed']).toBeGreaterThanOrEqual(3);
  });
});
