/**
 * Cells of 42 combinations over seeds, some runs of which are lost: compared by REML, against R 4.2.2 with lme4 1.1-31, lmerTest 3.1-3 and
 * emmeans 1.8.4.
 *
 *     d <- expand.grid(a=0:5, b=0:6, s=0:4); d <- d[(d$a*7 + d$b + 3*d$s) %% 17 != 0, ]
 *     d$y <- 0.1*d$a + 0.05*d$b + ((d$s*29) %% 11)/10 +
 *       ((d$a*37 + d$b*53 + d$s*71 + d$a*d$b*13 + d$a*d$s*17 + d$b*d$s*d$s*19) %% 101)/200
 *     for (n in c("a", "b", "s")) d[[n]] <- factor(d[[n]])
 *     m <- lmer(y ~ a*b + (1|s), d)
 *     anova(m, type=1, ddf="Kenward-Roger")
 *     e <- as.data.frame(emmeans(m, ~ a*b)); e[order(e$emmean), ][1:3, ]
 */
import { expect, it } from 'vitest';
import { analyse } from '../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const runs = range(5)
  .flatMap((s) => range(7).flatMap((b) => range(6).map((a) => ({ a, b, s }))))
  .filter(({ a, b, s }) => (a * 7 + b + 3 * s) % 17 !== 0);
const response = runs.map(
  ({ a, b, s }) =>
    0.1 * a +
    0.05 * b +
    ((s * 29) % 11) / 10 +
    ((a * 37 + b * 53 + s * 71 + a * b * 13 + a * s * 17 + b * s * s * 19) % 101) / 200,
);
const table = dataTable({
  a: factorColumn(runs.map(({ a }) => String(a))),
  b: factorColumn(runs.map(({ b }) => String(b))),
  seed: factorColumn(runs.map(({ s }) => String(s))),
  y: numericColumn(response),
});

it('compares 42 cells that lack some runs, as lme4 and emmeans do', () => {
  const { best, assumptions } = analyse(table, {
    response: 'y',
    terms: [['a'], ['b']],
    seeds: 'seed',
    goal: 'minimise',
  });
  const { lackOfFit } = assumptions;
  expect(lackOfFit?.df1).toBe(30);
  expect(lackOfFit?.statistic).toBeCloseTo(0.895098202971, 8);
  expect(lackOfFit?.df2).toBeCloseTo(152.001789158, 4);
  expect(lackOfFit?.p).toBeCloseTo(0.626529069951, 6);
  expect(best?.cells.reason).toBeNull();
  expect(best?.cells.cells).toHaveLength(42);
  expect(best?.cells.df).toBeCloseTo(152, 1);
  const difference = (a: string, b: string): number | undefined =>
    best?.cells.cells.find(({ levels }) => levels['a'] === a && levels['b'] === b)?.difference;
  expect(difference('1', '1')).toBeCloseTo(0.811168247997 - 0.77397583602, 7);
  expect(difference('0', '1')).toBeCloseTo(0.802 - 0.77397583602, 7);
});
