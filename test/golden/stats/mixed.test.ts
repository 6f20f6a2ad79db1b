import { describe, expect, it } from 'vitest';
import type { DdfMethod, ErrorModel } from '../../../stats/mixed/error-model.ts';
import { termHypothesis } from '../../../stats/mixed/hypothesis.ts';
import { randomError } from '../../../stats/mixed/random-error.ts';
import { type RandomTerm, randomTermsOf } from '../../../stats/mixed/random-term.ts';
import { type MixedModel, mixedModel } from '../../../stats/mixed/reml/mixed-model.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { meanFunctions, mixedSetting, type MixedSetting, pairFunctions } from './mixed-case.ts';
import { deviation, referenceCase, tableOf, terms } from './reference-case.ts';
import { referenceFile } from './reference-file.ts';

interface ExpectedTest {
  readonly term: string;
  readonly numDf: number;
  readonly denDf: number;
  readonly F: number;
}

interface ExpectedEstimate {
  readonly value: number | null;
  readonly se: number | null;
  readonly df: number | null;
}

const tolerance = { variance: 1e-4, f: 1e-4, se: 1e-4, df: 1e-3 };

function fitted(setting: MixedSetting, method: DdfMethod): Extract<MixedModel, { fitted: true }> {
  const model = mixedModel(setting, method);
  if (!model.fitted) throw new Error(`not fitted: ${model.why}`);
  return model;
}

function testDeviations(
  { fixed, layout }: MixedSetting,
  error: ErrorModel,
  type: 2 | 3,
  expected: readonly ExpectedTest[],
): string[] {
  return expected.flatMap(({ term, numDf, denDf, F }) => {
    const index = layout.blocks.findIndex(({ name }) => name === term);
    const test = error.test(termHypothesis(fixed, index, type));
    return [
      ...deviation(`numDf of ${term}`, test.numDf, numDf, 0),
      ...deviation(`denDf of ${term}`, test.denDf, denDf, tolerance.df),
      ...deviation(`F of ${term}`, test.f, F, tolerance.f),
    ];
  });
}

function estimateDeviations(
  error: ErrorModel,
  functions: readonly Float64Array[],
  expected: readonly ExpectedEstimate[],
  what: string,
): string[] {
  return functions.flatMap((l, i) => {
    const want = expected[i] as ExpectedEstimate;
    const found = error.of(l);
    if (want.value === null) return found === undefined ? [] : [`${what} ${i} is not estimable`];
    const se = Math.sqrt(found?.variance ?? Number.NaN);
    const off = Math.abs((found?.value ?? Number.NaN) - want.value) / (want.se as number);
    return [
      ...(off < 1e-4 ? [] : [`${what} ${i}: ${found?.value} for ${want.value}`]),
      ...deviation(`se of ${what} ${i}`, se, want.se, tolerance.se),
      ...deviation(`df of ${what} ${i}`, found?.df, want.df, tolerance.df),
    ];
  });
}

/** Relative, and for what is nearly nothing against the residual. */
function varianceDeviations(error: ErrorModel, expected: Readonly<Record<string, number>>): string[] {
  const residual = expected['residual'] as number;
  return Object.entries(expected).flatMap(([group, want]) => {
    const found = error.components.find((one) => one.group === group)?.variance ?? Number.NaN;
    return Math.abs(found - want) <= tolerance.variance * Math.max(want, residual)
      ? []
      : [`variance of ${group}: ${found} for ${want}`];
  });
}

describe('seeds and subjects as a sample, as R has them', () => {
  const cases = [
    ['30-common-seeds-complete', 'site + scale + site:scale', 'block', '', []],
    ['30b-common-seeds-missing', 'site + scale + site:scale', 'block', '', []],
    ['31-random-subject', 'site', 'subject', 'mixed', []],
    ['31-random-subject', 'site', 'subject', 'mixedMissing', 'missingRows'],
  ] as const;
  for (const [name, model, group, key, missing] of cases) {
    const reference = referenceCase(name);
    const at = (what: string): string => (key === '' ? what : `${key}.${what}`);
    const lost = typeof missing === 'string' ? reference.expected.table<number>(missing) : [];
    const without = <Value>(values: readonly Value[]): Value[] =>
      values.filter((_, row) => !lost.includes(row));
    const { columns } = reference.data;
    const kept = Object.fromEntries(
      Object.entries(columns).map(([column, values]) => [column, without(values)]),
    );
    const table = tableOf({ ...reference, data: { ...reference.data, columns: kept } });
    const fixedTerms = terms(model);
    const setting = mixedSetting(table, 'y', fixedTerms, randomTermsOf([group], fixedTerms));

    it(`${name} ${key}: variances, F and both kinds of denominators`, () => {
      const kr = fitted(setting, 'kenward-roger');
      const sat = fitted(setting, 'satterthwaite');
      expect(kr.converged).toBe(true);
      const variances = Object.fromEntries(
        kr.error.components.flatMap(({ group: g, variance }) =>
          variance === null ? [] : [[g, reference.expected.value(...at('varcomp').split('.'), g)]],
        ),
      );
      expect(varianceDeviations(kr.error, variances)).toEqual([]);
      const rows = (what: string) => reference.expected.table<ExpectedTest>(at(what));
      expect(testDeviations(setting, kr.error, 2, rows('kenwardRogerII'))).toEqual([]);
      expect(testDeviations(setting, sat.error, 2, rows('satterthwaiteII'))).toEqual([]);
      expect(testDeviations(setting, sat.error, 3, rows('satterthwaiteIII'))).toEqual([]);
    });

    it(`${name} ${key}: means and differences`, () => {
      // Whatever a sweep's analysis asks: strata where the layout is complete.
      const error = randomError(setting);
      if (error.kind === 'none') throw new Error(error.why);
      expect(error.kind).toBe(name.startsWith('30b') || lost.length > 0 ? 'reml' : 'strata');
      for (const factor of fixedTerms.filter((term) => term.length === 1).flat()) {
        const expected = (what: string) =>
          reference.expected
            .table<Record<string, number>>(at(`${what}_${factor}_kr`))
            .map(
              (row) =>
                ({ value: row['mean'] ?? row['estimate'], se: row['se'], df: row['df'] }) as ExpectedEstimate,
            );
        const means = meanFunctions(setting, factor);
        expect(estimateDeviations(error, means, expected('means'), `mean of ${factor}`)).toEqual([]);
        expect(
          estimateDeviations(error, pairFunctions(means), expected('pairs'), `pair of ${factor}`),
        ).toEqual([]);
      }
    });
  }
});

interface MadeUpCase {
  readonly name: string;
  readonly data: Readonly<Record<string, readonly (string | number)[]>>;
  readonly levels: Readonly<Record<string, readonly string[]>>;
  readonly fixed: readonly string[];
  readonly random: readonly RandomTerm[];
  readonly variances: Readonly<Record<string, number>>;
  readonly criterion: number;
  readonly kenwardRogerII: readonly ExpectedTest[];
  readonly satterthwaiteII: readonly ExpectedTest[];
  readonly kenwardRogerIII?: readonly ExpectedTest[];
  readonly satterthwaiteIII?: readonly ExpectedTest[];
  readonly kenwardRoger: readonly ExpectedMargins[];
  readonly satterthwaite: readonly ExpectedMargins[];
}

interface ExpectedMargins {
  readonly factor: string;
  readonly means: readonly ExpectedEstimate[];
  readonly pairs: readonly ExpectedEstimate[];
}

describe('made-up unbalanced layouts', () => {
  for (const made of referenceFile('mixed/cases.json') as readonly MadeUpCase[]) {
    const columns = Object.entries(made.data).map(([name, values]) => {
      const levels = made.levels[name];
      return [
        name,
        levels === undefined ? numericColumn(values as number[]) : factorColumn(values as string[], levels),
      ] as const;
    });
    const fixedTerms = made.fixed.map((term) => term.split(':'));
    const setting = mixedSetting(dataTable(Object.fromEntries(columns)), 'y', fixedTerms, made.random);

    it(`case ${made.name}`, () => {
      for (const method of ['kenward-roger', 'satterthwaite'] as const) {
        const { error, converged } = fitted(setting, method);
        expect(converged).toBe(true);
        expect(error.fit.at.criterion).toBeLessThan(made.criterion + 1e-8);
        expect(varianceDeviations(error, made.variances)).toEqual([]);
        const [two, three, margins] =
          method === 'kenward-roger'
            ? [made.kenwardRogerII, made.kenwardRogerIII, made.kenwardRoger]
            : [made.satterthwaiteII, made.satterthwaiteIII, made.satterthwaite];
        expect(testDeviations(setting, error, 2, two)).toEqual([]);
        expect(testDeviations(setting, error, 3, three ?? [])).toEqual([]);
        for (const { factor, means, pairs } of margins) {
          const functions = meanFunctions(setting, factor);
          expect(estimateDeviations(error, functions, means, `mean of ${factor}`)).toEqual([]);
          expect(estimateDeviations(error, pairFunctions(functions), pairs, `pair of ${factor}`)).toEqual([]);
        }
      }
    });
  }
});
