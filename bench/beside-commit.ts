/**
 * The analysis of 960 runs with own seeds beside that of commit 1c0cf07, which knew no seeds: fit and table, a live look, and
 * the whole analysis of examples/paper.yaml. Both in one process, in turns; processor time, medians.
 *
 *     git worktree add ../before 1c0cf07 && ln -s $PWD/node_modules ../before
 *     npx tsx bench/beside-commit.ts ../before
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';
import { madeUpTrials } from './made-up-trials.ts';

type Work = Readonly<Record<'fit and table' | 'live look' | 'whole analysis', () => unknown>>;

const [warmUps, repeats] = [10, 30];
const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder that holds commit 1c0cf07');

const before = await workOf(folder);
const now = await workOf(packageRoot);
console.log('| work | before | now | now over before, median of pairs |\n|---|---|---|---|');
for (const name of ['fit and table', 'live look', 'whole analysis'] as const) {
  const pairs = Array.from({ length: warmUps + repeats }, (_, k) => {
    // Who goes first changes from pair to pair.
    const [first, second] = k % 2 === 0 ? [before, now] : [now, before];
    const [a, b] = [secondsOf(first[name]), secondsOf(second[name])];
    return k % 2 === 0 ? { before: a, now: b } : { before: b, now: a };
  }).slice(warmUps);
  const shown = [
    median(pairs.map((pair) => pair.before)).toFixed(4),
    median(pairs.map((pair) => pair.now)).toFixed(4),
    median(pairs.map((pair) => pair.now / pair.before)).toFixed(2),
  ];
  console.log(`| ${[name, ...shown].join(' | ')} |`);
}

/** The same work done by the source in another folder, whose files may have other paths. */
async function workOf(root: string): Promise<Work> {
  const load = async (...places: readonly string[]) =>
    await import(places.map((place) => join(root, place)).find((place) => existsSync(place)) as string);
  const { designOf } = await load('design/design-of.ts');
  const { parseSweep } = await load('design/file/parse-sweep.ts', 'design/parse-sweep.ts');
  const { analyseSweep } = await load('report/sweep-analysis.ts');
  const { anovaTable } = await load('stats/anova/anova-table.ts', 'stats/anova-table.ts');
  const { parseFormula } = await load('stats/formula/parse-formula.ts');
  const { fitModel } = await load('stats/model/linear-fit.ts');
  const { layOutModel } = await load('stats/model/model-matrix.ts');
  const { prepareData } = await load('stats/model/prepare.ts');
  const { dataTable, factorColumn, numericColumn } = await load('stats/table/data-table.ts');
  const { seededRandom } = await load('base/random.ts');
  const checks = 'cli/input/trainer-checks.ts';
  const trainers = existsSync(join(root, checks)) ? await (await load(checks)).trainerChecks() : undefined;

  const file = readFileSync(join(root, 'examples/paper.yaml'), 'utf8');
  const own = file.replace(/^seeds: shared/m, 'seeds: own');
  const spec = parseSweep(own, { fileName: 'paper.yaml', trainers });
  const response = spec.primary.name;
  const random = seededRandom('beside');
  const trials = madeUpTrials(designOf(spec, 'base', trainers).trials, response, random);
  const column = (prefix: string, step: number, levels: number) =>
    factorColumn(Array.from({ length: 960 }, (_, i) => `${prefix}${Math.floor(i / step) % levels}`));
  const table = dataTable({
    seed: column('r', 320, 3),
    site: column('s', 1, 20),
    act: column('a', 20, 4),
    scale: column('c', 80, 4),
    y: numericColumn(Array.from({ length: 960 }, () => random.normal())),
  });
  const formula = parseFormula('y ~ seed + (site + act + scale)^2');
  return {
    'fit and table': () => {
      const { variables, cells } = prepareData(table, formula);
      return anovaTable(fitModel(layOutModel(formula.terms, variables), cells), 2);
    },
    'live look': () => analyseSweep({ spec, response, interim: true, trials, detail: 'live' }),
    'whole analysis': () => analyseSweep({ spec, response, interim: false, trials }),
  };
}

function secondsOf(once: () => unknown): number {
  const start = process.cpuUsage();
  once();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
