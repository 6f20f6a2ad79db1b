import { expect, it } from 'vitest';
import { type FactorVariable, layOutModel } from '../../../stats/model/model-matrix.ts';
import { prepareData } from '../../../stats/model/prepare.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { errorStrata, type Stratum } from '../../../stats/strata/error-strata.ts';
import { deviation, type ReferenceRow, referenceCase, tableOf, terms } from './reference-case.ts';

function stratumDeviations(actual: Stratum, expected: readonly ReferenceRow[], relTol: number): string[] {
  return expected.flatMap((row, i) => {
    const found = actual.rows[i];
    return [
      ...(found?.term === row.term ? [] : [`${found?.term} for ${row.term}`]),
      ...deviation(`df of ${row.term}`, found?.df, row.df, 0),
      ...deviation(`sumSq of ${row.term}`, found?.sumSq, row.sumSq, relTol),
      ...deviation(`F of ${row.term}`, found?.f, row.F, relTol),
      ...deviation(`p of ${row.term}`, found?.p, row.p, relTol),
    ];
  });
}

it('11 npk: N:P:K is tested between blocks, the rest within', () => {
  const reference = referenceCase('11-npk');
  const model = terms('N + P + K + N:P + N:K + P:K + N:P:K');
  const data = prepareData(tableOf(reference), { response: 'yield', terms: [['block'], ...model] });
  const block = data.variables.get('block') as FactorVariable;
  const strata = errorStrata(layOutModel(model, data.variables), data.cells, block);
  const { expected, relTol } = reference;
  expect(stratumDeviations(strata.between, expected.rows('errorStratum_block'), relTol)).toEqual([]);
  expect(stratumDeviations(strata.within, expected.rows('errorStratum_within'), relTol)).toEqual([]);
});

it('a split plot: the whole-plot factor has the few degrees of freedom of the plots', () => {
  const rows = Array.from({ length: 24 }, (_, i) => ({
    plot: `p${Math.floor(i / 4)}`,
    base: Math.floor(i / 4) % 2 === 0 ? 'small' : 'large',
    scale: `s${i % 4}`,
    y: Math.sin(i * 7.3) + (i % 4),
  }));
  const table = dataTable({
    plot: factorColumn(rows.map(({ plot }) => plot)),
    base: factorColumn(rows.map(({ base }) => base)),
    scale: factorColumn(rows.map(({ scale }) => scale)),
    y: numericColumn(rows.map(({ y }) => y)),
  });
  const model = [['base'], ['scale'], ['base', 'scale']];
  const data = prepareData(table, { response: 'y', terms: [['plot'], ...model] });
  const plot = data.variables.get('plot') as FactorVariable;
  const { between, within } = errorStrata(layOutModel(model, data.variables), data.cells, plot);
  expect(between.rows.map(({ term, df }) => [term, df])).toEqual([
    ['base', 1],
    ['Residuals', 4],
  ]);
  expect(within.rows.map(({ term, df }) => [term, df])).toEqual([
    ['scale', 3],
    ['base:scale', 3],
    ['Residuals', 12],
  ]);
  const total = [...between.rows, ...within.rows].reduce((sum, { sumSq }) => sum + (sumSq ?? 0), 0);
  expect(deviation('total', total, data.cells.totalSumSq, 1e-12)).toEqual([]);
});
