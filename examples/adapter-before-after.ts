/**
 * What adapters do to the base net, as one picture and a table: the subject's own pictures, what the base net draws for
 * the prompt, what it draws with an adapter trained at each of several places, and what it draws once all of its weights
 * were trained; all from the same noise.
 *
 *     node --import tsx examples/adapter-before-after.ts docs/adapter-before-after.png
 */
import { writeFile } from 'node:fs/promises';
import { activateBackend } from '../diffusion/backend/choose.ts';
import { loadBaseModel } from '../diffusion/base-model.ts';
import { loadSubject } from '../diffusion/data/subject.ts';
import { imageGrid } from '../diffusion/image/grid.ts';
import { widthForBudget } from '../diffusion/adapters/size.ts';
import { dpmSolver } from '../diffusion/sample/dpm-solver.ts';
import { paint } from '../diffusion/sample/samples.ts';
import { createScorer } from '../diffusion/score/scorer.ts';
import { loadDreambooth } from '../diffusion/task/dreambooth.ts';
import { heldOutLoss } from '../diffusion/task/held-out-loss.ts';
import { guidanceOf, parseTrainerOptions } from '../diffusion/task/options.ts';
import { parseSettings } from '../diffusion/task/settings.ts';
import { train } from '../diffusion/task/train.ts';
import { createTrainee } from '../diffusion/task/trainee.ts';

const [file = 'adapter-before-after.png'] = process.argv.slice(2);
const columns = 8;
const seed = 1;
const settingsOfRows: Record<string, string>[] = [
  { adapter: 'none' },
  { input: 'SAin', output: 'SAin' },
  { input: 'CAc', output: 'CAc' },
  { input: 'CAout', output: 'FFNin' },
  { input: 'FFNout', output: 'Transout' },
  { input: 'Resin', output: 'Resin' },
  { adapter: 'full' },
];

const { description } = await activateBackend();
const options = parseTrainerOptions({ samples: columns });
if (options.task !== 'dreambooth') throw new Error('the default task is another');
const base = await loadBaseModel();
const scorer = await createScorer();
const task = await loadDreambooth(options, base, scorer);
const { subject, training, heldOut } = await loadSubject(options.subject);

console.log(`base net ${base.version.slice(0, 12)} on ${description}`);
console.log(`${subject.name}, "${subject.prompt}", ${options.steps} steps, seed ${seed}`);
const pictures = new Uint8Array(columns * 32 * 32 * 3).fill(255);
pictures.set(training.pixels.subarray(0, pictures.length));
pictures.set(heldOut.pixels.subarray(0, pictures.length - training.pixels.length), training.pixels.length);
const rows: Uint8Array[] = [pictures];
for (const levels of settingsOfRows) {
  const settings = parseSettings(levels, widthForBudget(base.net.plan, options.params));
  const trainee = createTrainee(base, settings, seed);
  if (settings.kind !== 'none') {
    await train({
      trainee,
      task,
      seed,
      steps: options.steps,
      batch: options.batch,
      learningRate: settings.kind === 'full' ? options.full_lr : options.lr,
      rateDecay: options.lr_decay,
      weightDecay: options.weight_decay,
      onStep: () => undefined,
      signal: new AbortController().signal,
    });
  }
  const images = await paint(trainee.model, {
    captions: task.captionsToDraw({ samples: columns, context_samples: 0 }),
    sampler: dpmSolver,
    steps: options.sampler_steps,
    guidance: guidanceOf(options),
    seed: `samples ${seed}`,
    adapter: trainee.adapter,
  });
  const similarity = await scorer.clipImage(images, heldOut.pixels);
  const loss = await heldOutLoss(trainee.model, task, trainee.adapter);
  const name = levels['adapter'] ?? `${levels['input']} > ${levels['output']}`;
  console.log(`${name.padEnd(20)} similarity ${similarity.toFixed(3)}  held-out loss ${loss.toFixed(4)}`);
  rows.push(images);
  trainee.dispose();
}
await writeFile(file, imageGrid(new Uint8Array(Buffer.concat(rows)), columns, 3));
console.log(`${file}: rows from above: the subject (trained on, then held out), then the rows of the table`);
