/**
 * p-values of simulated runs by R's lmer, lmerTest and pbkrtest (REML, Kenward-Roger) beside ours, on the same data: what size
 * a test has is then R's too. It takes R a second for two runs.
 *
 *     npx tsx test/sim-stats/beside-r.ts [RUNS] [SEED]
 *
 * The layout is the one whose size is furthest from .05: 3 seeds, a fifth of the runs lost, small effects.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { termHypothesis } from '../../stats/mixed/hypothesis.ts';
import type { DataTable } from '../../stats/table/data-table.ts';
import { layouts, termsOf } from './layouts.ts';
import { fit, tableOfRun } from './simulate.ts';

const runs = Number(process.argv[2] ?? 100);
const seed = process.argv[3] ?? '1';
if (!Number.isInteger(runs) || runs < 1)
  throw new Error(`RUNS is ${process.argv[2]}; write a whole number, such as 100`);

const layout = layouts.find(
  ({ name, random }) => name === 'a fifth lost, small effects' && random.levels === 3,
);
if (layout === undefined) throw new Error('layouts.ts has no such layout; choose another here');
const terms = termsOf(layout);
const tables = Array.from({ length: runs }, (_, run) => tableOfRun(layout, seed, run));
const theirs = inR(tables);
const ours = tables.map((table) => {
  const found = fit(table, layout, 'kenward-roger');
  return terms.map((_, index) => found?.error.test(termHypothesis(found.fixed, index, 2)).p ?? Number.NaN);
});
const apart = ours.map((ps, run) => Math.max(...ps.map((p, i) => Math.abs(p - (theirs[run]?.[i] ?? NaN)))));
const size = (all: readonly (readonly number[])[], term: number): string =>
  (all.filter((ps) => (ps[term] as number) < 0.05).length / runs).toFixed(4);
console.log(`${runs} runs, seed ${seed}: largest difference of p ${Math.max(...apart).toExponential(1)}`);
for (const [index, term] of terms.entries())
  console.log(`${term.join(':')}: size ${size(ours, index)}, in R ${size(theirs, index)}`);

/** [runs][terms], p of each term. */
function inR(data: readonly DataTable[]): number[][] {
  const folder = mkdtempSync(join(tmpdir(), 'yates-sim-'));
  try {
    const file = join(folder, 'runs.csv');
    writeFileSync(file, ['run,seed,a,b,y', ...data.flatMap(linesOf)].join('\n'));
    const script = `suppressMessages({library(lmerTest); library(pbkrtest)})
      all <- read.csv("${file}", stringsAsFactors = TRUE)
      for (r in sort(unique(all$run))) {
        d <- droplevels(all[all$run == r, ])
        m <- lmer(y ~ a * b + (1 | seed) + (1 | seed:a) + (1 | seed:b), data = d,
                  control = lmerControl(optimizer = "bobyqa", check.conv.singular = "ignore"))
        cat(anova(m, type = 2, ddf = "Kenward-Roger")[["Pr(>F)"]], "\\n")
      }`;
    const printed = execFileSync('Rscript', ['-e', script], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return printed
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function linesOf({ rows, columns }: DataTable, run: number): string[] {
  return Array.from({ length: rows }, (_, row) => {
    const values = ['seed', 'a', 'b', 'y'].map((name) => {
      const column = columns.get(name);
      if (column === undefined) throw new Error(`a simulated table has no column ${name}`);
      return column.kind === 'numeric' ? column.values[row] : column.levels[column.codes[row] as number];
    });
    return [run, ...values].join();
  });
}
