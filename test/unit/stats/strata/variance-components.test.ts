import { expect, it } from 'vitest';
import { layOutModel, type FactorVariable } from '../../../../stats/model/model-matrix.ts';
import { prepareData } from '../../../../stats/model/prepare.ts';
import { varianceComponents } from '../../../../stats/strata/variance-components.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';

const sizes = [4, 7, 3, 6, 5, 8, 2];
const y = [
  1.61, -0.87, -1.37, -1.09, 1.23, 0.25, 1.95, 2.08, 1.35, 3.39, 2.55, 1.39, 0.96, 0, 1.73, 0.3, -0.06, -0.48,
  -0.18, 1.82, 1.22, 1.08, 2.68, -1.01, 1.65, 2.65, 2.21, 2.05, 1.48, 1.19, 0.59, 3.18, 1.57, -0.92, -0.26,
];

// R 4.2.2: lme(y ~ a, random = ~ 1 | g), of nlme; tolerance 1e-12.
it.each([
  ['reml', 0.7565231139, 1.0344781252],
  ['ml', 0.6221625855, 0.9628968904],
] as const)(
  'variances between and within groups of unequal sizes, beside a fixed effect: %s',
  (method, between, within) => {
    const group = sizes.flatMap((size, at) => Array.from({ length: size }, () => `g${at}`));
    const a = y.map((_, at) => ['x', 'z', 'y'][(at + 1) % 3] as string);
    const table = dataTable({ g: factorColumn(group), a: factorColumn(a), y: numericColumn(y) });
    const data = prepareData(table, { response: 'y', terms: [['g'], ['a']] });
    const found = varianceComponents(
      layOutModel([['a']], data.variables),
      data.cells,
      data.variables.get('g') as FactorVariable,
      method,
    );
    expect(found?.between).toBeCloseTo(between, 5);
    expect(found?.within).toBeCloseTo(within, 5);
    expect(found?.intraclassCorrelation).toBeCloseTo(between / (between + within), 5);
  },
);
