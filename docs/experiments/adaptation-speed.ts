/**
 * What the experiment of adapters-emoji.md measured besides the position: how fast an adapter adapts at one rate, in one number
 * of steps, to one subject. Each line is the mean similarity over three seeds, and the seeds' values.
 *
 *     npx tsx docs/experiments/adaptation-speed.ts
 */
import { join } from 'node:path';
import { shippedBaseFolder } from '../../diffusion/base-model.ts';
import { createTrialRunner } from '../../diffusion/trial.ts';

// The net and the guidance of the experiment.
const runner = await createTrialRunner({
  baseFolder: join(shippedBaseFolder, 'animals-food'),
});
const asThen = { guidance: 3, guidance_above: 0 };
const sites = {
  'CAc > CAc': { input: 'CAc', output: 'CAc' },
  'CAout > FFNin': { input: 'CAout', output: 'FFNin' },
  'Resin > Resin': { input: 'Resin', output: 'Resin' },
  'SAin > SAin': { input: 'SAin', output: 'SAin' },
  'no adapter': { adapter: 'none' },
} as const;
type Site = keyof typeof sites;

const cases: [string, Record<string, unknown>, Site[]][] = [
  ['100 steps', { steps: 100 }, ['CAc > CAc', 'CAout > FFNin', 'Resin > Resin', 'SAin > SAin']],
  ['300 steps', { steps: 300 }, ['CAc > CAc', 'CAout > FFNin', 'Resin > Resin', 'SAin > SAin']],
  ['100 steps, three times the rate', { steps: 100, lr: 0.012 }, ['CAc > CAc', 'SAin > SAin']],
  [
    '100 steps, the other cat (fluent-cat)',
    { steps: 100, subject: 'fluent-cat' },
    ['CAc > CAc', 'CAout > FFNin', 'no adapter'],
  ],
];
for (const [title, options, wanted] of cases) {
  console.log(title);
  for (const site of wanted) {
    const values: number[] = [];
    for (const replicate of [1, 2, 3]) {
      const { metrics } = await runner.run(
        {
          settings: site === 'no adapter' ? sites[site] : { ...sites[site], activation: 'relu', scale: 1 },
          replicate,
          trainer: { sampler_steps: 8, ...asThen, ...options },
        },
        { progress: () => undefined, signal: new AbortController().signal },
      );
      values.push(metrics['clip_image'] ?? Number.NaN);
    }
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    console.log(
      `  ${site.padEnd(14)} ${mean.toFixed(3)}   ${values.map((value) => value.toFixed(3)).join(' ')}`,
    );
  }
}
