/** Programs that ignore their seed, and metrics at their bound: rows without any variation that a model leaves. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { summarise } from '../../../stats/words/summary.ts';

const a = Array.from({ length: 18 }, (_, i) => (i % 6 < 3 ? 'x' : 'y'));
const b = Array.from({ length: 18 }, (_, i) => ['p', 'q', 'r'][Math.floor(i / 6)] as string);
const analysisOf = (y: readonly number[], terms = [['a'], ['b'], ['a', 'b']]) =>
  analyse(dataTable({ a: factorColumn(a), b: factorColumn(b), y: numericColumn(y) }), {
    response: 'y',
    terms,
    goal: 'minimise',
  });

describe('a model that fits every row exactly', () => {
  const analysis = analysisOf(a.map((level) => (level === 'y' ? 2.5 : 0)));

  it('has no figures that are rounding alone', () => {
    expect(analysis.anova.map(({ sumSq }) => sumSq)).toEqual([expect.closeTo(28.125, 9), 0, 0, 0]);
    const [x] = analysis.means.filter(({ term }) => term === 'a');
    expect(x?.mean).toBe(0);
    expect(analysis.assumptions.equalVarianceByFactor['a']?.p).toBeNull();
    expect(summarise(analysis).join(' ')).not.toContain('The spread differs');
  });

  it('gives no interval, and says why', () => {
    for (const { se, lower, upper, reason } of analysis.means) {
      expect([se, lower, upper]).toEqual([null, null, null]);
      expect(reason).toContain('the model fits every row exactly');
    }
    expect(summarise(analysis).join(' ')).toContain('the model estimates 0 there.');
  });
});

it('names no best cell of a response that never varies', () => {
  const words = summarise(analysisOf(a.map(() => 5))).join(' ');
  expect(words).toContain('there is no variation to explain');
  expect(words).not.toContain('the lowest');
});

it('writes figures beside a large offset with the digits in which they differ', () => {
  const noise = [0.1, -0.2, 0.4, -0.3, 0.2, -0.1];
  const y = a.map((level, i) => 1e9 + (level === 'y' ? 3 : 0) + (noise[i % 6] as number));
  const words = summarise(analysisOf(y, [['a']])).join(' ');
  expect(words).toMatch(/the lowest observed y is 1000000000\.\d+, .* estimates 1000000000\.\d+ \(95%/);
  expect(words).not.toContain('e+');
});
