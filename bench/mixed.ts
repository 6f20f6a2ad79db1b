/**
 * Errors where seeds are a sample: REML with Kenward-Roger denominators at 960 rows less a few, 20 x 4 x 4 cells, against
 * R's lmer and pbkrtest where they are installed; and a live look at 30 complete replicates from strata.
 *
 * Times are of the processor, not of the wall, so that a busy machine slows all contenders alike.
 *
 *     npx tsx bench/mixed.ts [--peers]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../base/random.ts';
import type { ErrorModel } from '../stats/mixed/error-model.ts';
import { fixedPart } from '../stats/mixed/fixed-part.ts';
import { termHypothesis } from '../stats/mixed/hypothesis.ts';
import { randomError } from '../stats/mixed/random-error.ts';
import { randomTermName, type RandomTerm, randomTermsOf } from '../stats/mixed/random-term.ts';
import { layOutModel } from '../stats/model/model-matrix.ts';
import { prepareData } from '../stats/model/prepare.ts';
import { dataTable, factorColumn, numericColumn } from '../stats/table/data-table.ts';

interface Run {
  readonly seed: string;
  readonly site: string;
  readonly act: string;
  readonly scale: string;
  readonly y: number;
}

const repeats = 7;
const main = [['site'], ['act'], ['scale']];
const twoWay = [...main, ['site', 'act'], ['site', 'scale'], ['act', 'scale']];

/** Six random terms: the seed, its interactions with main effects, and with site:act and site:scale. */
const six = randomTermsOf(['seed'], twoWay).slice(0, 6);

console.log(`processor seconds, median of ${repeats} calls (in brackets the first)`);
compare('3 seeds, a fiftieth lost, main effects, 6 random terms', makeRuns(3, 0.02), main, six);
compare('3 seeds, a fiftieth lost, two-way terms, 6 random terms', makeRuns(3, 0.02), twoWay, six);
compare('3 seeds, complete, two-way terms', makeRuns(3, 0), twoWay, randomTermsOf(['seed'], twoWay));
compare('30 seeds, complete, two-way terms', makeRuns(30, 0), twoWay, randomTermsOf(['seed'], twoWay));

function compare(name: string, runs: readonly Run[], terms: string[][], random: readonly RandomTerm[]): void {
  const times: number[] = [];
  let found: readonly (number | null)[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const before = process.cpuUsage();
    found = analyse(runs, terms, random);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1e6);
  }
  const [first = 0] = times;
  const median = times.toSorted((one, other) => one - other)[Math.floor(repeats / 2)] ?? 0;
  const ours = `${median.toFixed(3)} (${first.toFixed(3)})`;
  const peer = process.argv.includes('--peers') && runs.length < 960 ? inR(runs, terms, random) : undefined;
  const largest = Math.max(...(peer?.dfs ?? []).map((df, i) => Math.abs(df / (found[i] ?? Number.NaN) - 1)));
  const theirs =
    peer === undefined
      ? ''
      : `; R ${peer.seconds.toFixed(2)}, largest relative difference in df ${largest.toExponential(1)}`;
  console.log(`${name}: ${runs.length} rows, ${ours}${theirs}`);
}

/** Denominators of every term, from the table on. */
function analyse(runs: readonly Run[], terms: string[][], random: readonly RandomTerm[]): (number | null)[] {
  const table = dataTable({
    ...Object.fromEntries(
      (['seed', 'site', 'act', 'scale'] as const).map((key) => [
        key,
        factorColumn(runs.map((run) => run[key])),
      ]),
    ),
    y: numericColumn(runs.map(({ y }) => y)),
  });
  const { cells, variables } = prepareData(table, { response: 'y', terms: [['seed'], ...terms] });
  const layout = layOutModel(terms, variables);
  const fixed = fixedPart(layout, cells);
  const error = randomError({ fixed, variables, random });
  if (error.kind === 'none') throw new Error(error.why);
  return terms.map((_, index) => (error satisfies ErrorModel).test(termHypothesis(fixed, index, 2)).denDf);
}

function makeRuns(seeds: number, lost: number): Run[] {
  const random = seededRandom(`mixed ${seeds}`);
  const effects = new Map<string, number>();
  const effect = (key: string, sd: number): number => {
    if (!effects.has(key)) effects.set(key, sd * random.normal());
    return effects.get(key) as number;
  };
  const runs: Run[] = [];
  for (let cell = 0; cell < 320 * seeds; cell++) {
    const [seed, site, act, scale] = [
      `s${Math.floor(cell / 320)}`,
      `p${cell % 20}`,
      `a${Math.floor(cell / 20) % 4}`,
      `x${Math.floor(cell / 80) % 4}`,
    ];
    const shared =
      effect(seed, 0.3) + effect(seed + site, 0.3) + effect(seed + act, 0.2) + effect(seed + scale, 0.2);
    const y = shared + effect(seed + site + act, 0.1) + effect(site, 0.5) + 0.3 * random.normal();
    if (random.uniform() >= lost) runs.push({ seed, site, act, scale, y });
  }
  return runs;
}

function inR(
  runs: readonly Run[],
  terms: string[][],
  random: readonly RandomTerm[],
): { seconds: number; dfs: number[] } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'yates-bench-'));
  const file = join(folder, 'runs.csv');
  writeFileSync(
    file,
    [
      'seed,site,act,scale,y',
      ...runs.map((run) => [run.seed, run.site, run.act, run.scale, run.y].join()),
    ].join('\n'),
  );
  const formula = [
    'y ~ 1',
    ...terms.map((term) => term.join(':')),
    ...random.map((term) => `(1 | ${randomTermName(term)})`),
  ];
  const script = `suppressPackageStartupMessages(library(lmerTest)); d <- read.csv("${file}", stringsAsFactors = TRUE)
    t <- system.time({ m <- suppressMessages(lmer(${formula.join(' + ')}, d)); a <- anova(m, type = 2, ddf = "Kenward-Roger") })
    cat(t[["user.self"]] + t[["sys.self"]], a$DenDF)`;
  try {
    const [seconds = 0, ...dfs] = execFileSync('Rscript', ['-e', script], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split(/\s+/)
      .map(Number);
    return { seconds, dfs };
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
