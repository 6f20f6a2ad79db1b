/**
 * What adapters do to the base net, as two pictures and a table: the subject's own pictures, what the base net draws for
 * the prompt, and what it draws with an adapter at each of several places, all from the same noise.
 *
 *     node --import tsx examples/adapter-before-after.ts docs/adapter-before-after.png
 */
import { writeFile } from 'node:fs/promises';
import { activateBackend } from '../diffusion/backend/choose.ts';
import { loadBaseModel } from '../diffusion/base-model.ts';
import { loadSubject } from '../diffusion/data/subject.ts';
import { imageGrid } from '../diffusion/image/grid.ts';
import { Adapter, midDimForBudget } from '../diffusion/net/adapter.ts';
import { decodeSafetensors } from '../diffusion/safetensors.ts';
import { dpmSolver } from '../diffusion/sample/dpm-solver.ts';
import { paint } from '../diffusion/sample/samples.ts';
import { createScorer } from '../diffusion/score/scorer.ts';
import { heldOutLoss } from '../diffusion/task/dreambooth.ts';
import { parseTrainerOptions } from '../diffusion/task/options.ts';
import { parseSettings } from '../diffusion/task/settings.ts';
import { loadSubjectData } from '../diffusion/task/subject-data.ts';
import { createTrialRunner } from '../diffusion/trial.ts';

const [file = 'adapter-before-after.png'] = process.argv.slice(2);
const columns = 8;
const settingsOfRows = [
  { input: 'SAin', output: 'SAin' },
  { input: 'CAc', output: 'CAc' },
  { input: 'CAout', output: 'FFNin' },
  { input: 'FFNout', output: 'Transout' },
  { input: 'Resin', output: 'Resin' },
];

await activateBackend();
const options = parseTrainerOptions({ samples: columns });
const base = await loadBaseModel();
const scorer = await createScorer();
const data = await loadSubjectData(options.subject, base);
const { subject, training, heldOut } = await loadSubject(options.subject);
const draw = (adapter?: Adapter): Promise<Uint8Array> =>
  paint(base, {
    captions: new Array<string>(columns).fill(subject.prompt),
    sampler: dpmSolver,
    steps: options.sampler_steps,
    guidance: options.guidance,
    seed: 'samples 1',
    adapter,
  });
const row = async (name: string, images: Uint8Array, loss: number): Promise<void> => {
  const similarity = await scorer.clipImage(images, heldOut.pixels);
  console.log(`${name.padEnd(20)} similarity ${similarity.toFixed(3)}  held-out loss ${loss.toFixed(4)}`);
};

console.log(`${subject.name}, "${subject.prompt}", ${options.steps} steps`);
const pictures = new Uint8Array(columns * 32 * 32 * 3).fill(255);
pictures.set(training.pixels.subarray(0, pictures.length));
pictures.set(heldOut.pixels.subarray(0, pictures.length - training.pixels.length), training.pixels.length);
const before = await draw();
await row('base net', before, await heldOutLoss(base, data));
const rows = [pictures, before];
const runner = await createTrialRunner();
for (const settings of settingsOfRows) {
  const signal = new AbortController().signal;
  const trainer = { samples: columns };
  const { artifacts } = await runner.run(
    { settings, replicate: 1, trainer },
    { progress: () => undefined, signal },
  );
  const bytes = artifacts.find(({ name }) => name === 'adapter.safetensors')?.bytes as Uint8Array;
  const { adapter: config } = parseSettings(settings, (site) =>
    midDimForBudget(base.net.plan, site, options.params),
  );
  const adapter = Adapter.load(base.net.plan, config, decodeSafetensors(bytes).tensors);
  const after = await draw(adapter);
  await row(`${settings.input} > ${settings.output}`, after, await heldOutLoss(base, data, adapter));
  rows.push(after);
  adapter.dispose();
}
await writeFile(file, imageGrid(new Uint8Array(Buffer.concat(rows)), columns, 3));
console.log(
  `${file}: rows from above: the subject (trained on, then held out), the base net, then the adapters`,
);
