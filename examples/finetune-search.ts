/**
 * Where does an adapter beat no adapter by KID? Fine-tunes on a style with adapters of several budgets, rates and lengths, and
 * scores each beside the base net from the same starting noise. One row a run, appended to a CSV file; runs that it has are
 * left out. Choose by some seeds, then run the choice with others: `--seeds 11,12,13`.
 *
 *     node --import tsx examples/finetune-search.ts finetune-search.csv
 *
 * `--style fluent-emoji-flat`, `--domain everyday`, `--sites CAout,Resin,full`, `--params 40000,160000`, `--lr 0.0003,0.001,0.003`,
 * `--steps 150,600`, `--seeds 1,2`, `--samples 144`; `--base DIR` another base net than the shipped one. `full` trains all
 * weights, at a fifth of the rate.
 */
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createTrialRunner } from '../diffusion/trial.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    style: { type: 'string', default: 'fluent-emoji-flat' },
    domain: { type: 'string', default: 'everyday' },
    sites: { type: 'string', default: 'CAout,Resin,full' },
    params: { type: 'string', default: '40000,160000' },
    lr: { type: 'string', default: '0.0003,0.001,0.003' },
    steps: { type: 'string', default: '150,600' },
    seeds: { type: 'string', default: '1,2' },
    samples: { type: 'string', default: '144' },
    base: { type: 'string' },
  },
});
const [file = 'finetune-search.csv'] = positionals;
const runner = await createTrialRunner(values.base === undefined ? {} : { baseFolder: values.base });
console.log(`base net ${runner.baseVersion.slice(0, 12)} on ${runner.backend}`);

const scores = ['kid', 'fid', 'clip_image', 'clip_text', 'heldout_loss', 'train_loss'];
const keys = ['base', 'style', 'domain', 'samples', 'site', 'params', 'lr', 'steps', 'seed'];
const known = await readFile(file, 'utf8').catch(async () => {
  await writeFile(file, `${[...keys, ...scores].join(',')}\n`);
  return '';
});
const numbers = (list: string): number[] => list.split(',').map(Number);

for (const seed of numbers(values.seeds)) {
  await run('none', 0, 0, 1, seed);
  for (const site of values.sites.split(',')) {
    // The budget of all weights is one.
    for (const params of site === 'full' ? [0] : numbers(values.params)) {
      for (const lr of numbers(values.lr)) {
        for (const steps of numbers(values.steps)) await run(site, params, lr, steps, seed);
      }
    }
  }
}

async function run(
  site: string,
  params: number,
  lr: number,
  steps: number,
  replicate: number,
): Promise<void> {
  const { style, domain, samples } = values;
  const base = runner.baseVersion.slice(0, 12);
  const key = [base, style, domain, samples, site, params, lr, steps, replicate].join(',');
  if (known.includes(`\n${key},`)) return;
  const settings =
    site === 'none'
      ? { adapter: site }
      : site === 'full'
        ? { adapter: site, lr: lr / 5 }
        : { input: site, lr };
  const trainer = {
    task: 'finetune',
    style,
    domain,
    steps,
    samples: Number(samples),
    ...(params > 0 ? { params } : {}),
  };
  const { metrics } = await runner.run(
    { settings, replicate, seed: replicate, seeds: 'shared', trainer },
    { progress: () => undefined, signal: new AbortController().signal },
  );
  const row = [key, ...scores.map((name) => (metrics[name] as number).toFixed(6))].join(',');
  await appendFile(file, `${row}\n`);
  console.log(row);
}
