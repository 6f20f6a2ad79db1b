import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyse } from '../../../stats/analysis.ts';
import { summarise } from '../../../stats/words/summary.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { repeated } from '../../in-full.ts';

const level = (name: string, count: number) =>
  fc.option(
    fc.nat(count - 1).map((i) => `${name}${i}`),
    { freq: 12 },
  );

const row = fc.record({
  a: level('a', 3),
  b: level('b', 4),
  block: level('k', 7),
  x: fc.option(fc.constantFrom(0, 1, 1e9, 1e9 + 1, -3.25, 1e-300), { freq: 20 }),
  y: fc.option(fc.constantFrom(0, 0, 1, 1, 2.5, 1e-12, 1e12, 1e200, -1e-200, Number.NaN), { freq: 10 }),
  state: level('s', 2).map((state) => (state === 's1' ? 'diverged' : state)),
});

const termsOf = fc.constantFrom(
  [],
  [['a']],
  [['a'], ['b']],
  [['a'], ['b'], ['a', 'b']],
  [['a', 'b']],
  [['a'], ['x'], ['a', 'x']],
  [['x', 'a']],
  [['x'], ['b']],
);

it('any table gives an analysis that is plain data, with a sentence for every part, and never throws', () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 24 }),
      termsOf,
      fc.constantFrom(1, 2, 3),
      fc.constantFrom('maximise', 'minimise', undefined),
      fc.constantFrom('live', 'full'),
      fc.boolean(),
      fc.boolean(),
      (rows, terms, type, goal, detail, blocked, robust) => {
        const table = dataTable({
          a: factorColumn(
            rows.map(({ a }) => a),
            ['a0', 'a1', 'a2'],
          ),
          b: factorColumn(rows.map(({ b }) => b)),
          block: factorColumn(rows.map(({ block }) => block)),
          x: numericColumn(rows.map(({ x }) => x)),
          y: numericColumn(rows.map(({ y }) => y)),
          state: factorColumn(rows.map(({ state }) => state)),
        });
        const analysis = analyse(table, {
          response: 'y',
          terms,
          type,
          goal,
          detail,
          block: blocked ? 'block' : undefined,
          outcome: 'state',
          interim: blocked,
          robust,
          permutations: 19,
        });
        expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
        expect(summarise(analysis).join(' ')).not.toMatch(/NaN|Infinity|undefined|null/);
        const df = analysis.anova.reduce((sum, own) => sum + own.df, 0);
        expect(df).toBeLessThanOrEqual(Math.max(0, analysis.n));
        for (const { p, f, reason } of analysis.anova.slice(0, -1)) {
          expect(p === null ? reason !== null : p >= 0 && p <= 1 && (f as number) >= 0).toBe(true);
        }
      },
    ),
    { numRuns: repeated(100, 300), seed: 20_260 },
  );
});
