/** Least squares over blocks that are folded together: the same triangle and Q'y as over every row. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../base/random.ts';
import { householder } from '../../../stats/model/householder.ts';
import { leastSquaresRows } from '../../../stats/model/least-squares-rows.ts';
import { fitModel } from '../../../stats/model/linear-fit.ts';
import { layOutModel, modelMatrix } from '../../../stats/model/model-matrix.ts';
import { prepareData } from '../../../stats/model/prepare.ts';
import { baseTerms } from '../../../stats/model/base-terms.ts';
import { increment } from '../../../stats/model/sum-of-squares.ts';
import { blockedTable } from './blocked-table.ts';

const terms = [['block'], ['a'], ['b'], ['x'], ['a', 'b']];

function prepared(seed: number, blocks: number, lost: number) {
  const table = blockedTable(seededRandom(`folded ${seed}`), { blocks, lost });
  const data = prepareData(table, { response: 'y', terms });
  return { cells: data.cells, layout: layOutModel(terms, data.variables) };
}

describe('a fit over folded blocks', () => {
  it('has the triangle of the fit over all rows, whatever is missing from the blocks', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 7 }), fc.nat(5), (seed, blocks, lost) => {
        const { cells, layout } = prepared(seed, blocks, lost);
        const weights = cells.size.map(Math.sqrt);
        const whole = householder(
          modelMatrix(layout, cells.exampleRow, weights),
          cells.count,
          layout.width,
          cells.mean.map((mean, cell) => mean * (weights[cell] as number)),
        );
        const { trapezoid, lackOfFitSumSq } = fitModel(layout, cells);
        expect([...trapezoid.kept]).toEqual([...whole.kept]);
        const scale = Math.sqrt(cells.totalSumSq);
        for (const [k, effect] of whole.qty.entries())
          expect(Math.abs(Math.abs(trapezoid.qty[k] as number) - Math.abs(effect))).toBeLessThan(
            1e-11 * scale,
          );
        expect(Math.abs(lackOfFitSumSq - whole.residualSumSq)).toBeLessThan(1e-11 * cells.totalSumSq);
        for (let column = 0; column < layout.width; column++) {
          for (let row = 0; row < whole.rank; row++) {
            const [own, other] = [trapezoid, whole].map(
              ({ r, stride }) => r[column * stride + row] as number,
            );
            expect(Math.abs(Math.abs(own as number) - Math.abs(other as number))).toBeLessThan(1e-10);
          }
        }
      }),
    );
  });

  it('has as many rows as one block has, and one for each block after it', () => {
    const { cells, layout } = prepared(1, 9, 0);
    expect(leastSquaresRows(layout, cells).count).toBe(cells.count / 9 + 8);
  });

  it('gives each term what it gives over the columns in an order of their own', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 4 }), fc.nat(8), (seed, blocks, lost) => {
        const { cells, layout } = prepared(seed, blocks, lost);
        const fit = fitModel(layout, cells);
        const weights = cells.size.map(Math.sqrt);
        const matrix = modelMatrix(layout, cells.exampleRow, weights);
        const column = (index: number) => matrix.subarray(index * cells.count, (index + 1) * cells.count);
        for (const [index, block] of layout.blocks.entries()) {
          for (const type of [1, 2, 3] as const) {
            const base = [0, ...baseTerms(fit.layout, index, type).flatMap((other) => columnsOf(other))];
            const order = [...base, ...columnsOf(index)];
            const a = new Float64Array(order.length * cells.count);
            for (const [k, from] of order.entries()) a.set(column(from), k * cells.count);
            const y = cells.mean.map((mean, cell) => mean * (weights[cell] as number));
            const { kept, qty } = householder(a, cells.count, order.length, y);
            const own = [...kept].flatMap((k, i) => (k < base.length ? [] : [(qty[i] as number) ** 2]));
            const { df, sumSq } = increment(fit, baseTerms(fit.layout, index, type), [index]);
            expect([block.name, type, df]).toEqual([block.name, type, own.length]);
            expect(Math.abs(sumSq - own.reduce((sum, part) => sum + part, 0))).toBeLessThan(
              1e-11 * cells.totalSumSq,
            );
          }
        }
        function columnsOf(index: number): number[] {
          const { start, end } = layout.blocks[index] as { start: number; end: number };
          return Array.from({ length: end - start }, (_, k) => start + k);
        }
      }),
    );
  });
});
