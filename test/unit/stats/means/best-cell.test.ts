import { expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import type { AnalysisRequest } from '../../../../stats/analysis-request.ts';
import { analyse } from '../../../../stats/analysis.ts';
import {
  type DataTable,
  dataTable,
  factorColumn,
  numericColumn,
} from '../../../../stats/table/data-table.ts';
import { summarise } from '../../../../stats/words/summary.ts';

interface Run {
  readonly a: string;
  readonly b: string;
  readonly y: number | null;
}

const tableOf = (runs: readonly Run[]): DataTable =>
  dataTable({
    a: factorColumn(runs.map(({ a }) => a)),
    b: factorColumn(runs.map(({ b }) => b)),
    y: numericColumn(runs.map(({ y }) => y ?? Number.NaN)),
  });

/** Three runs of each cell. */
function runsOf(label: string, mean: (a: number, b: number) => number, sd: number): Run[] {
  const random = seededRandom(label);
  return [0, 1, 2].flatMap((a) =>
    [0, 1, 2, 3].flatMap((b) =>
      [0, 1, 2].map(() => ({ a: `a${a}`, b: `b${b}`, y: mean(a, b) + sd * random.normal() })),
    ),
  );
}

const request: AnalysisRequest = { response: 'y', terms: [['a'], ['b']], goal: 'maximise' };
const wordsOf = (table: DataTable, asked = request): string => summarise(analyse(table, asked)).join(' ');

it('trusts no model that misses a ceiling, and says nothing of single levels then', () => {
  const table = tableOf(runsOf('ceiling', (a, b) => Math.min(1, 0.4 + 0.3 * a + 0.2 * b), 0.01));
  const { best } = analyse(table, request);
  expect(best).toMatchObject({ trusted: false, modelled: { levels: { a: 'a2', b: 'b3' } } });
  expect(best?.mean).toBeGreaterThan(1.05);
  expect(best?.observed.mean).toBeLessThan(1.02);
  expect(best?.cells.cells.filter(({ mayBeBest }) => mayBeBest).length).toBeGreaterThan(2);
  const words = wordsOf(table);
  expect(words).toMatch(/The model is not trusted here, because .*lack of fit\), p = /);
  expect(words).toContain('the model fits too badly to say by how much');
  expect(words).not.toMatch(/Factor by factor|Levels that may be the best/);
});

it('draws the best observed mean towards the model by the share that chance explains', () => {
  const runs = runsOf('additive', (a, b) => a + 0.5 * b, 0.5);
  const { best, anova } = analyse(tableOf(runs), request);
  // By hand: F of lack of fit from the sums of squares, then (F - 1) / 3 over (F - 1) / 3 + 1 / 3.
  const means = new Map<string, number[]>();
  for (const { a, b, y } of runs) means.set(`${a} ${b}`, [...(means.get(`${a} ${b}`) ?? []), y as number]);
  const within = [...means.values()].reduce((sum, own) => {
    const mean = own.reduce((total, y) => total + y, 0) / 3;
    return sum + own.reduce((total, y) => total + (y - mean) ** 2, 0);
  }, 0);
  const f = ((anova.at(-1)?.sumSq ?? 0) - within) / 6 / (within / 24);
  const weight = Math.max(0, f - 1) / Math.max(1, f);
  expect(best?.shrunken?.weight).toBeCloseTo(weight, 9);
  const { mean, modelled } = best?.observed ?? { mean: 0, modelled: 0 };
  expect(best?.shrunken?.mean).toBeCloseTo((modelled ?? 0) + weight * (mean - (modelled ?? 0)), 9);
});

it('names every cell that shares the best mean', () => {
  const runs = ['x', 'y', 'z'].flatMap((a) =>
    ['u', 'v'].flatMap((b) => [0, 1].map((run): Run => ({ a, b, y: a === 'z' ? 0.8 + 0.1 * run : 1 }))),
  );
  const { best } = analyse(tableOf(runs), request);
  expect(best?.observed.tied).toHaveLength(3);
  expect(wordsOf(tableOf(runs))).toContain('3 other cells have the same mean: ');
});

it('names cells and levels without a result where it names the best, and without a goal where it counts what is lost', () => {
  const runs = runsOf('lost', (a, b) => a + b, 0.1).map((run) =>
    run.a === 'a2' && run.b === 'b3' ? { ...run, y: null } : run,
  );
  const level = runs.map((run) => (run.b === 'b0' ? { ...run, y: null } : run));
  expect(wordsOf(tableOf(runs))).toMatch(
    /the highest observed y is [^;.]*\.[^;.]*at a a\d, b b\d \(nothing is known of a a2 b b3: no run there gave a result\);/,
  );
  expect(wordsOf(tableOf(runs))).toMatch(/no other cell that has results is better|of 11 cells/);
  const silent = wordsOf(tableOf(level), { response: 'y', terms: [['a'], ['b']] });
  expect(silent).toMatch(/rows are left out \(\d+ missing\), and nothing is known of b b0 and a a2 b b3/);
  expect(silent).toMatch(/b matters .*, leaving out b b0, where no run gave a result/);
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
