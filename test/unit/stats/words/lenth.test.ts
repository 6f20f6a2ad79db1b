import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';
import { summarise } from '../../../../stats/words/summary.ts';

/** Eight of sixteen cells, D = A B C, so that each interaction of two factors has an alias. */
const fraction = [
  'lo lo lo lo 44.77',
  'hi hi lo lo 46.90',
  'hi lo hi lo 62.26',
  'lo hi hi lo 46.09',
  'hi lo lo hi 48.61',
  'lo hi lo hi 43.78',
  'lo lo hi hi 46.93',
  'hi hi hi hi 61.52',
].map((line) => line.split(' '));

const table = dataTable({
  ...Object.fromEntries(
    ['A', 'B', 'C', 'D'].map((name, at) => [name, factorColumn(fraction.map((row) => row[at] as string))]),
  ),
  y: numericColumn(fraction.map((row) => Number(row[4]))),
});
const main = [['A'], ['B'], ['C'], ['D']];

describe('effects of single runs of a fraction', () => {
  it('are named with the interactions that the runs cannot tell them from', () => {
    const analysis = analyse(table, { response: 'y', terms: [...main, ['A', 'C'], ['B', 'D']] });
    expect(analysis.lenth?.effects.find(({ term }) => term === 'A:C')).toMatchObject({
      // R: s <- sapply(d[1:4], function(x) ifelse(x == 'hi', 1, -1)); sum(s[, 1] * s[, 3] * d$y) / 4, and of all seven
      // pse <- 1.5 * median(abs(e)[abs(e) < 2.5 * 1.5 * median(abs(e))])
      effect: expect.closeTo(5.95, 9),
      aliasedWith: ['B:D'],
    });
    expect(analysis.lenth?.pse).toBeCloseTo(0.36375, 9);
    expect(analysis.lenth?.effects.find(({ term }) => term === 'A')).not.toHaveProperty('aliasedWith');
    expect(summarise(analysis).join(' ')).toContain(
      'A, C and A:C (or B:D) are beyond both. These runs cannot tell a term from those in its brackets.',
    );
  });

  it('are named where they stand out and the model leaves them out', () => {
    const words = (terms: string[][]): string =>
      summarise(analyse(table, { response: 'y', terms })).join(' ');
    expect(words(main)).toContain(
      "A:C (or B:D) stands out among the effects of single runs (Lenth's method), and the model leaves it out",
    );
    expect(words([['A'], ['C'], ['B', 'D']])).not.toContain('stands out among the effects');
  });
});
