/**
 * Power of own against shared seeds at equal cost: 5 sites x 4 activations x 3 replicates, 60 runs either way. One site and
 * one activation are better than all others by one standard deviation of a run.
 *
 *     npx tsx test/sim-stats/power.ts [RUNS] [SEED]
 *
 * RUNS is 400 by default; what is recorded in docs/designs.md says with how many.
 */
import { assert } from '../../base/assert.ts';
import { seededRandom } from '../../base/random.ts';
import type { AnovaRow } from '../../stats/analysis-result.ts';
import { analyse } from '../../stats/analysis.ts';
import { tTwoSidedQuantile } from '../../stats/distributions/t-distribution.ts';
import { dataTable, factorColumn, numericColumn } from '../../stats/table/data-table.ts';

const [sites, activations, replicates] = [5, 4, 3];
const alpha = 0.05;
const runs = Number(process.argv[2] ?? 400);
const seed = process.argv[3] ?? '1';
if (!Number.isInteger(runs) || runs < 1)
  throw new Error(`RUNS is ${process.argv[2]}; write a whole number, such as 400`);

/** Variances over that of a run: of seeds, and of each interaction of seeds with site, activation and both. */
interface Ratios {
  readonly seeds: number;
  readonly interaction: number;
}

/** Share of tests with p < .05, and mean half-width of the 95% interval of the difference of the first two sites. */
interface Found {
  readonly site: number;
  readonly activation: number;
  readonly halfWidth: number;
}

console.log(`${runs} simulated sweeps each, seed ${seed}; in units of a run's standard deviation`);
console.log(
  '| seed variance | seed x cell variance | power, site: own | shared | power, activation: own | shared | half-width, sites: own | shared |\n|---|---|---|---|---|---|---|---|',
);
for (const seeds of [0, 1, 4]) {
  for (const interaction of [0, 0.25, 1]) {
    const ratios = { seeds, interaction };
    const [own, shared] = [power(ratios, 'own'), power(ratios, 'shared')];
    const cells = (['site', 'activation', 'halfWidth'] as const).flatMap((key) => [
      own[key].toFixed(2),
      shared[key].toFixed(2),
    ]);
    console.log(`| ${[seeds, interaction, ...cells].join(' | ')} |`);
  }
}

function power(ratios: Ratios, seeds: 'own' | 'shared'): Found {
  let [site, activation, halfWidth] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const { anova } = analyse(drawTable(ratios, seeds, `${seed} ${run}`), {
      response: 'y',
      terms: [['site'], ['activation'], ['site', 'activation']],
      detail: 'live',
      ...(seeds === 'shared' ? { seeds: 'replicate' } : { block: 'replicate' }),
    });
    const ofSite = tested(anova, 'site');
    if (ofSite.p < alpha) site++;
    if (tested(anova, 'activation').p < alpha) activation++;
    const variance = (2 * (ofSite.meanSq / ofSite.f)) / (activations * replicates);
    halfWidth += tTwoSidedQuantile(alpha, ofSite.denDf) * Math.sqrt(variance);
  }
  return { site: site / runs, activation: activation / runs, halfWidth: halfWidth / runs };
}

function tested(anova: readonly AnovaRow[], term: string) {
  const row = anova.find((one) => one.term === term);
  const { p, f, meanSq, denDf } = row ?? {};
  assert(isNumber(p) && isNumber(f) && isNumber(meanSq) && isNumber(denDf), `${term} has no test`);
  return { p, f, meanSq, denDf };
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}

function drawTable(ratios: Ratios, seeds: 'own' | 'shared', name: string) {
  const random = seededRandom(name);
  const spread = { seeds: Math.sqrt(ratios.seeds), interaction: Math.sqrt(ratios.interaction) };
  const effects = new Map<string, number>();
  /** The random effect under this key, drawn at its first use. */
  const luck = (key: string, sd: number): number => {
    const drawn = effects.get(key) ?? sd * random.normal();
    effects.set(key, drawn);
    return drawn;
  };
  const rows = Array.from({ length: sites * activations * replicates }, (_, i) => {
    const [site, activation] = [i % sites, Math.floor(i / sites) % activations];
    const replicate = Math.floor(i / (sites * activations)) + 1;
    const own = seeds === 'own' ? `run ${i}` : `replicate ${replicate}`;
    const y =
      (site === 0 ? 1 : 0) +
      (activation === 0 ? 1 : 0) +
      luck(own, spread.seeds) +
      luck(`${own} s${site}`, spread.interaction) +
      luck(`${own} a${activation}`, spread.interaction) +
      luck(`${own} s${site} a${activation}`, spread.interaction) +
      random.normal();
    return { site: `s${site}`, activation: `a${activation}`, replicate: String(replicate), y };
  });
  return dataTable({
    site: factorColumn(rows.map((row) => row.site)),
    activation: factorColumn(rows.map((row) => row.activation)),
    replicate: factorColumn(rows.map((row) => row.replicate)),
    y: numericColumn(rows.map((row) => row.y)),
  });
}
