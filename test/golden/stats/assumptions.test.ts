import { describe, expect, it } from 'vitest';
import type { AssumptionTest } from '../../../stats/analysis-result.ts';
import { brownForsythe } from '../../../stats/assumptions/brown-forsythe.ts';
import { lackOfFit } from '../../../stats/assumptions/check-assumptions.ts';
import { residualsOf } from '../../../stats/assumptions/residuals.ts';
import { shapiroWilk } from '../../../stats/assumptions/shapiro-wilk.ts';
import { fitModel } from '../../../stats/model/linear-fit.ts';
import { layOutModel } from '../../../stats/model/model-matrix.ts';
import { prepareData } from '../../../stats/model/prepare.ts';
import { analyseCase, deviation, type Expected, referenceCase, tableOf, terms } from './reference-case.ts';

function testDeviations(
  actual: AssumptionTest | null | undefined,
  expected: Expected,
  path: readonly string[],
  fields: readonly string[],
  relTol: number,
): string[] {
  const ours: Record<string, number | null | undefined> = {
    ...actual,
    F: actual?.statistic,
  } as Record<string, number | null | undefined>;
  return fields.flatMap((field) =>
    deviation(`${path.join('.')}.${field}`, ours[field], expected.value(...path, field), relTol),
  );
}

describe('Brown-Forsythe', () => {
  it.each([
    ['01-balanced-3factor', 'A + B + C + A:B + A:C + B:C + A:B:C', 'leveneCells'],
    ['09-large-offset', 'A + B + A:B', 'levene'],
    ['12-warpbreaks', 'wool + tension + wool:tension', 'levene'],
    ['16-plantgrowth-toolbox', 'group', 'levene'],
  ])('%s, across cells', (name, model, key) => {
    const reference = referenceCase(name);
    const { equalVariance } = analyseCase(reference, model).assumptions;
    const fields = ['F', 'df1', 'df2', 'p'];
    expect(
      testDeviations(equalVariance, reference.expected, [key, 'median'], fields, reference.relTol),
    ).toEqual([]);
  });

  it('03: across sites, where no cell has two runs', () => {
    const reference = referenceCase('03-sweep320-complete');
    const { assumptions } = analyseCase(reference, 'site + activation + scale');
    const fields = ['F', 'df1', 'df2', 'p'];
    const bySite = assumptions.equalVarianceByFactor['site'];
    expect(testDeviations(bySite, reference.expected, ['brownForsythe_site'], fields, 1e-9)).toEqual([]);
    expect(assumptions.equalVariance).toMatchObject({
      statistic: null,
      reason: 'every group has a single row',
    });
  });

  it('centred on means it is the test of Levene', () => {
    const reference = referenceCase('16-plantgrowth-toolbox');
    const { columns } = reference.data;
    const groups = columns['group']?.map((name) => ['ctrl', 'trt1', 'trt2'].indexOf(String(name)));
    const test = brownForsythe(
      Float64Array.from(columns['weight'] as number[]),
      Int32Array.from(groups ?? []),
      3,
      'mean',
    );
    expect(testDeviations(test, reference.expected, ['levene', 'mean'], ['F', 'p'], 1e-9)).toEqual([]);
  });
});

describe('Shapiro-Wilk on residuals (11: of the mean alone)', () => {
  it.each([
    ['01-balanced-3factor', 'A + B + C + A:B + A:C + B:C + A:B:C', 'shapiroResid'],
    ['03-sweep320-complete', 'site + activation + scale', 'shapiro_resid'],
    ['11-npk', '', 'shapiro'],
    ['12-warpbreaks', 'wool + tension + wool:tension', 'shapiroResid'],
    ['16-plantgrowth-toolbox', 'group', 'shapiroResid'],
  ])('%s', (name, model, key) => {
    const reference = referenceCase(name);
    const { normality } = analyseCase(reference, model).assumptions;
    const fields = ['statistic', 'p'];
    expect(testDeviations(normality, reference.expected, [key], fields, 1e-7)).toEqual([]);
  });

  it.each(['ctrl', 'trt1', 'trt2'])('16: ten raw values of %s', (group) => {
    const reference = referenceCase('16-plantgrowth-toolbox');
    const { columns } = reference.data;
    const values = (columns['weight'] as number[]).filter((_, row) => columns['group']?.[row] === group);
    const path = ['shapiroByGroup', group];
    expect(testDeviations(shapiroWilk(values), reference.expected, path, ['statistic', 'p'], 1e-7)).toEqual(
      [],
    );
  });
});

describe('residuals', () => {
  it('01: residuals, leverage and studentized residuals, row by row', () => {
    const reference = referenceCase('01-balanced-3factor');
    const model = terms('A + B + C + A:B + A:C + B:C + A:B:C');
    const data = prepareData(tableOf(reference), { response: 'y', terms: model });
    const fit = fitModel(layOutModel(model, data.variables), data.cells);
    const actual = residualsOf(fit, data.response);
    for (const name of ['residuals', 'leverage', 'studentized'] as const) {
      const expected = reference.expected.table<number>(name);
      const worst = Math.max(
        ...expected.map((value, row) => Math.abs(value - (actual[name][row] as number))),
      );
      expect(worst).toBeLessThan(1e-9);
    }
  });
});

it('13: lack of fit of a straight line in log2 dose', () => {
  const reference = referenceCase('13-toothgrowth');
  const { columns } = reference.data;
  const table = tableOf({
    ...reference,
    data: {
      ...reference.data,
      columns: { ...columns, logDose: columns['dose']?.map((dose) => Math.log2(Number(dose))) ?? [] },
    },
  });
  const model = [['supp'], ['logDose']];
  const data = prepareData(table, { response: 'len', terms: model });
  const test = lackOfFit(fitModel(layOutModel(model, data.variables), data.cells));
  expect(
    testDeviations(test, reference.expected, ['lackOfFit'], ['F', 'df1', 'df2', 'p'], reference.relTol),
  ).toEqual([]);
});
