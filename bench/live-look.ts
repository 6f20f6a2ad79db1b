/**
 * A live look at the sweep of examples/paper.yaml (20 linked pairs of positions, 4 activations, 4 scales), as the dashboard
 * does it while trials run: from the trials to the analysis, with shared and with own seeds.
 *
 * Processor time stands beside elapsed time: on a busy machine the first says what the look costs.
 *
 *     npx tsx bench/live-look.ts [REPLICATES...]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';
import { seededRandom } from '../base/random.ts';
import { trainerChecks } from '../cli/input/trainer-checks.ts';
import { designOf } from '../design/design-of.ts';
import { parseSweep } from '../design/file/parse-sweep.ts';
import { analyseSweep, trialTable } from '../report/sweep-analysis.ts';
import { madeUpTrials } from './made-up-trials.ts';

/** Seconds. */
interface Time {
  readonly processor: number;
  readonly elapsed: number;
}

const repeats = 15;
const given = process.argv.slice(2).map(Number);
if (given.some((replicates) => !Number.isInteger(replicates) || replicates < 1))
  throw new Error('REPLICATES are whole numbers, such as 3 30');

const trainers = await trainerChecks();
const file = readFileSync(join(packageRoot, 'examples/paper.yaml'), 'utf8');
console.log(`median of ${repeats} looks, seconds: processor, elapsed (processor of the first look)`);
console.log('| replicates | trials | seeds | whole look | of it fit and tables |\n|---|---|---|---|---|');
for (const replicates of given.length > 0 ? given : [1, 3, 30, 300]) {
  for (const seeds of ['shared', 'own'] as const) console.log(`| ${row(replicates, seeds).join(' | ')} |`);
}

function row(replicates: number, seeds: 'own' | 'shared'): (string | number)[] {
  const parsed = parseSweep(file.replace(/^seeds: shared/m, `seeds: ${seeds}`), {
    fileName: 'paper.yaml',
    trainers,
  });
  const spec = { ...parsed, replicates };
  const response = spec.primary.name;
  const random = seededRandom('live');
  const trials = madeUpTrials(designOf(spec, 'base', trainers).trials, response, random);
  const whole = time(() => analyseSweep({ spec, response, interim: true, trials, detail: 'live' }));
  const table = time(() => trialTable(spec, trials, response));
  const [{ processor, elapsed }] = [whole.median];
  return [
    replicates,
    trials.length,
    seeds,
    `${processor.toFixed(3)}, ${elapsed.toFixed(3)} (${whole.first.toFixed(3)})`,
    (processor - table.median.processor).toFixed(3),
  ];
}

function time(once: () => unknown): { readonly first: number; readonly median: Time } {
  const times = Array.from({ length: repeats + 1 }, (): Time => {
    const [cpu, start] = [process.cpuUsage(), performance.now()];
    once();
    const { user, system } = process.cpuUsage(cpu);
    return { processor: (user + system) / 1e6, elapsed: (performance.now() - start) / 1e3 };
  });
  const [first, ...rest] = times as [Time, ...Time[]];
  return {
    first: first.processor,
    median: {
      processor: median(rest.map(({ processor }) => processor)),
      elapsed: median(rest.map(({ elapsed }) => elapsed)),
    },
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
