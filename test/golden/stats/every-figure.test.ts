/** Every reference file has a test that reads it, and every figure in it is compared or named here with the reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../stats/analysis.ts';
import type { Comparison } from '../../../stats/analysis-result.ts';
import { dataTable, factorColumn } from '../../../stats/table/data-table.ts';
import { analyseCase, deviation, referenceCase, tableOf } from './reference-case.ts';

const fixtures = new URL('../../fixtures/stats/', import.meta.url);

/** What R gives and no analysis of ours does, or what is about R itself. */
const notOurs: Readonly<Record<string, readonly string[]>> = {
  '02-unbalanced-2way': ['typeIII_interceptSS', 'cookD_additive'],
  '03-sweep320-complete': [
    // How R words, in treatment coding, what ours says by df and by the words of a pair.
    'mainEffects_aliasedTreatmentCoding',
    'mainEffects_carTypeIIIError',
    'site2way_aliased',
    'io2way_nAliased',
    'io2way_typeII_agrees',
  ],
  '06-empty-cells': ['typeIII_carError'],
  // R's own loss of digits on the raw response.
  '09-large-offset': ['rOnRawY'],
  '12-warpbreaks': ['bartlettCells', 'fligner', 'andersonDarling', 'boxcox'],
  '13-toothgrowth': ['polyDose'],
  '16-plantgrowth-toolbox': ['bartlett'],
  // Method of moments, Kenward and Roger's df, Friedman's test.
  '18-rcbd': ['anovaMethod', 'kr', 'friedman_A_meanOverB'],
  '19-varcomp-unbalanced': ['n0', 'anovaMethod'],
  // A number of runs that is no whole number; replicates are whole.
  '24-power': ['powerAnova_n'],
  // Boundaries other than the Lan and DeMets one that SPEC asks for.
  '25-sequential': ['asP', 'pocock', 'OBF'],
};

const folder = new URL('.', import.meta.url);
const sources = [folder, new URL('../', folder)].flatMap((own) =>
  readdirSync(own)
    .filter((name) => name.endsWith('.test.ts') && name !== 'every-figure.test.ts')
    .map((name) => readFileSync(new URL(name, own), 'utf8')),
);
const own = readFileSync(new URL('every-figure.test.ts', folder), 'utf8').slice(
  readFileSync(new URL('every-figure.test.ts', folder), 'utf8').lastIndexOf('describe('),
);
/** Those of cases/ are read folder by folder, by cases.test.ts; the schema of an earlier version is no reference. */
const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.(json|csv)$/.test(name) && !/^cases\/|schema\.json$/.test(name),
);

describe('the reference files', () => {
  it.each(files)('%s is read by a test', (file) => {
    const name = (file.split('/').at(-1) as string).replace(/\.json$/, '');
    const expected = readFileSync(new URL('datasets/expected.json', fixtures), 'utf8');
    const isNamed = [...sources, expected].some((text) => text.includes(name));
    expect(isNamed, `no test names ${file}`).toBe(true);
  });

  it.each(files.filter((file) => file.startsWith('r/')))('%s: every figure is compared', (file) => {
    const name = file.slice(2).replace('.json', '');
    const { expected } = JSON.parse(readFileSync(new URL(file, fixtures), 'utf8')) as { expected: object };
    const readers = [own, ...sources].filter((text) => text.includes(name)).join('\n');
    const left = Object.keys(expected).filter((key) => !readers.includes(key));
    expect(left.sort()).toEqual([...(notOurs[name] ?? [])].sort());
  });
});

describe('figures that no other test compares', () => {
  interface PairRow {
    readonly contrast: string;
    readonly estimate: number;
    readonly SE: number;
    readonly t: number;
    readonly p: number;
    readonly lower: number;
    readonly upper: number;
  }
  const rowOf = (found: readonly Comparison[], contrast: string): Comparison | undefined =>
    found.find(({ first, second }) => `${first} - ${second}` === contrast);

  it("pairs by Holm, with Bonferroni's limits", () => {
    const reference = referenceCase('01-balanced-3factor');
    const model = 'A + B + C + A:B + A:C + B:C + A:B:C';
    const { comparisons } = analyseCase(reference, model, { comparisons: 'holm' });
    const rows = reference.expected.table<PairRow>('pairsC_holm');
    const deviations = rows.flatMap(({ contrast, estimate, SE, p, lower, upper }) => {
      const row = rowOf(comparisons, contrast);
      return [
        ...deviation(contrast, row?.difference, estimate, reference.relTol),
        ...deviation(`se of ${contrast}`, row?.se, SE, reference.relTol),
        ...deviation(`p of ${contrast}`, row?.pAdjusted, p, reference.relTol),
        ...deviation(`lower of ${contrast}`, row?.lower, lower, reference.relTol),
        ...deviation(`upper of ${contrast}`, row?.upper, upper, reference.relTol),
      ];
    });
    expect([rows.length, deviations]).toEqual([6, []]);
  });

  it('pairs without adjustment', () => {
    const reference = referenceCase('02-unbalanced-2way');
    const { comparisons } = analyseCase(reference, 'A + B');
    const rows = reference.expected.table<PairRow>('pairsB_additive_none');
    const deviations = rows.flatMap(({ contrast, t, p }) => [
      ...deviation(`t of ${contrast}`, rowOf(comparisons, contrast)?.t, t, reference.relTol),
      ...deviation(`p of ${contrast}`, rowOf(comparisons, contrast)?.p, p, reference.relTol),
    ]);
    expect([rows.length, deviations]).toEqual([6, []]);
    const plant = referenceCase('16-plantgrowth-toolbox');
    const pairs = analyseCase(plant, 'group').comparisons;
    const pooled = Object.entries(plant.expected.table<number>('pairwiseT_pooled'));
    const off = pooled.flatMap(([names, p]) => {
      const [second, first] = names.split('_');
      const row = pairs.find((pair) => new Set([pair.first, pair.second, first, second]).size === 2);
      return deviation(`p of ${names}`, row?.p, p, plant.relTol);
    });
    expect([pooled.length, off]).toEqual([3, []]);
  });

  it('cells of two factors in pairs, as levels of one', () => {
    const reference = referenceCase('12-warpbreaks');
    const { wool, tension, breaks } = reference.data.columns as Record<string, string[]>;
    const cell = factorColumn((wool ?? []).map((name, row) => `${name}:${tension?.[row]}`));
    const table = dataTable({ cell, breaks: tableOf(reference).columns.get('breaks') ?? cell });
    const { comparisons } = analyse(table, { response: 'breaks', terms: [['cell']] });
    const rows = reference.expected.table<{ contrast: string; diff: number; pAdj: number }>('tukeyCells');
    const off = rows.flatMap(({ contrast, diff, pAdj }) => {
      const [left, right] = contrast.split('-');
      const row = comparisons.find(
        ({ first, second }) => (first === left && second === right) || (first === right && second === left),
      );
      const sign = row?.first === left ? 1 : -1;
      return [
        ...deviation(contrast, sign * (row?.difference ?? Number.NaN), diff, reference.relTol),
        // R's ptukey is good to some 1e-8 here.
        ...deviation(`p of ${contrast}`, row?.pAdjusted, pAdj, 1e-7),
      ];
    });
    expect([rows.length, off, breaks?.length]).toEqual([15, [], 54]);
  });

  it.each([
    [
      '03-sweep320-complete',
      'input + output + activation + scale',
      'input',
      'emmeans_input_mainEffects_nonEstimable',
    ],
    ['06-empty-cells', 'A + B + A:B', 'A', 'emmeansA_full_nonEstimable'],
  ])('%s: the means of %s that are not estimable', (name, model, factor, key) => {
    const reference = referenceCase(name);
    const { means } = analyseCase(reference, model, { detail: 'live' });
    const missing = means.flatMap(({ term, over, mean, levels }) =>
      term === factor && over === 'all' && mean === null ? [levels[factor]] : [],
    );
    expect(new Set(missing)).toEqual(new Set(reference.expected.list(key)));
    expect(missing).toHaveLength(reference.expected.list(key).length);
  });

  it('11-npk: the interaction that is confounded with blocks', () => {
    const reference = referenceCase('11-npk');
    expect(reference.expected.list('fixedBlock_aliased')).toEqual(['N1:P1:K1']);
    const { anova } = analyseCase(reference, 'block + N + P + K + N:P + N:K + P:K + N:P:K');
    expect(anova.flatMap(({ term, status }) => (status === 'aliased' ? [term] : []))).toEqual(['N:P:K']);
  });
});
