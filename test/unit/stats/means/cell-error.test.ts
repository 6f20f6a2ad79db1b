import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { analyse } from '../../../../stats/analysis.ts';
import { cellError } from '../../../../stats/means/cell-error.ts';
import { fitModel } from '../../../../stats/model/linear-fit.ts';
import { type FactorVariable, layOutModel } from '../../../../stats/model/model-matrix.ts';
import { prepareData } from '../../../../stats/model/prepare.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';

interface Run {
  readonly cell: string;
  readonly block: string;
}

describe('cellError is the fit of cells and blocks', () => {
  const complete = [0, 1, 2, 3].flatMap((block) =>
    [0, 1, 2, 3, 4].map((cell): Run => ({ cell: `c${cell}`, block: `b${block}` })),
  );
  const twoGroups = complete.filter(({ cell, block }) => cell < 'c2' === block < 'b2');

  it.each([
    ['complete', complete, true],
    ['runs lost', complete.filter((_, i) => i % 4 !== 1), false],
    ['a cell twice in a block', [...complete, complete[3] as Run], false],
    ['no cell links the blocks of two groups', twoGroups, false],
  ])('%s', (_, runs, isOrthogonal) => {
    const random = seededRandom('cells');
    const table = dataTable({
      cell: factorColumn(runs.map(({ cell }) => cell)),
      block: factorColumn(runs.map(({ block }) => block)),
      y: numericColumn(runs.map(() => random.normal())),
    });
    const terms = [['block'], ['cell']];
    const { cells, variables } = prepareData(table, { response: 'y', terms });
    const cell = variables.get('cell') as FactorVariable;
    const block = variables.get('block') as FactorVariable;
    const cellOf = cells.exampleRow.map((row) => cell.codes[row] as number);
    const found = cellError(cells, cellOf, cell.levels.length, block);
    const fit = fitModel(layOutModel(terms, variables), cells);
    expect(found.residualDf).toBe(fit.residualDf);
    expect(found.residualSumSq).toBeCloseTo(fit.residualSumSq, 10);
    expect(found.isOrthogonal).toBe(isOrthogonal);
  });
});

it('compares cells under the same seeds: what seeds do to all cells alike is no error', () => {
  const noise = [3, -2, 1, 0, -4, 2, 2, -1, 5, -3, 1, -2, 0, 4, -1, -3, 2, 1, -2, 3];
  const runs = noise.map((error, i) => {
    const [seed, a, b] = [Math.floor(i / 4), Math.floor(i / 2) % 2, i % 2];
    return { seed: `s${seed}`, a: `a${a}`, b: `b${b}`, y: 100 * seed * (-1) ** seed + 5 * a + 3 * b + error };
  });
  const table = dataTable({
    seed: factorColumn(runs.map(({ seed }) => seed)),
    a: factorColumn(runs.map(({ a }) => a)),
    b: factorColumn(runs.map(({ b }) => b)),
    y: numericColumn(runs.map(({ y }) => y)),
  });
  const { best } = analyse(table, {
    response: 'y',
    terms: [['a'], ['b']],
    goal: 'maximise',
    seeds: 'seed',
  });
  // R: lm(y ~ seed + cell) has 12 residual df, and a difference of two cells the standard error 1.9.
  expect(best?.cells.df).toBe(12);
  const first = best?.cells.cells.find(({ levels }) => levels['a'] === 'a0' && levels['b'] === 'b0');
  expect(first?.mayBeBest).toBe(false);
  expect(first?.lower).toBeCloseTo(-10.546, 3);
});
