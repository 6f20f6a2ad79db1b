import { expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { anovaTable } from '../../../../stats/anova/anova-table.ts';
import { fitModel } from '../../../../stats/model/linear-fit.ts';
import { layOutModel } from '../../../../stats/model/model-matrix.ts';
import { prepareData } from '../../../../stats/model/prepare.ts';
import { analyse } from '../../../../stats/analysis.ts';
import {
  type DataTable,
  dataTable,
  factorColumn,
  numericColumn,
} from '../../../../stats/table/data-table.ts';

/** 11 x 10 cells, too many for a comparison of all pairs, in three replicates. */
function tableOf(lost: number): DataTable {
  const random = seededRandom('many cells');
  const runs = ['r1', 'r2', 'r3']
    .flatMap((replicate, r) =>
      Array.from({ length: 110 }, (_, cell) => ({
        replicate,
        a: `a${cell % 11}`,
        b: `b${Math.floor(cell / 11)}`,
        y: r + (cell % 11) + 0.3 * (cell % 7) + random.normal(),
      })),
    )
    .slice(lost);
  return dataTable({
    replicate: factorColumn(runs.map((run) => run.replicate)),
    a: factorColumn(runs.map(({ a }) => a)),
    b: factorColumn(runs.map(({ b }) => b)),
    y: numericColumn(runs.map(({ y }) => y)),
  });
}

const terms = [['a'], ['b']];

it('tests the model against the residual about many cells as a:b is tested, runs missing or not', () => {
  for (const lost of [0, 5]) {
    const table = tableOf(lost);
    const { best } = analyse(table, { response: 'y', goal: 'maximise', block: 'replicate', terms });
    const all = [['replicate'], ...terms, ['a', 'b']];
    const { cells, variables } = prepareData(table, { response: 'y', terms: all });
    const rows = anovaTable(fitModel(layOutModel(all, variables), cells), 2);
    const interaction = rows.find(({ term }) => term === 'a:b');
    expect(best?.lackOfFitP).toBeCloseTo(interaction?.p as number, 12);
    expect(best?.cells.reason).toMatch(/^more than 100 cells, each/);
  }
});

it('tests it against the interaction of shared seeds with cells', () => {
  const { values } = tableOf(0).columns.get('y') as { values: Float64Array };
  const at = (seed: number, cell: number): number => values[110 * seed + cell] as number;
  const cells = Array.from({ length: 110 }, (_, cell) => cell);
  const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
  const cellMean = cells.map((cell) => mean([0, 1, 2].map((seed) => at(seed, cell))));
  const seedMean = [0, 1, 2].map((seed) => mean(cells.map((cell) => at(seed, cell))));
  const all = mean(cellMean);
  const aMean = (cell: number): number => mean(cellMean.filter((_, other) => other % 11 === cell % 11));
  const bMean = (cell: number): number =>
    mean(cellMean.filter((_, other) => Math.floor(other / 11) === Math.floor(cell / 11)));
  let [misfit, error] = [0, 0];
  for (const cell of cells) {
    const own = cellMean[cell] as number;
    misfit += 3 * (own - aMean(cell) - bMean(cell) + all) ** 2;
    for (const [seed, luck] of seedMean.entries()) error += (at(seed, cell) - own - luck + all) ** 2;
  }
  const { assumptions } = analyse(tableOf(0), { response: 'y', terms, goal: 'maximise', seeds: 'replicate' });
  expect(assumptions.lackOfFit).toMatchObject({ df1: 90, df2: 218 });
  expect(assumptions.lackOfFit?.statistic).toBeCloseTo(misfit / 90 / (error / 218), 9);
});
