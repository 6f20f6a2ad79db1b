/**
 * Where the seconds of a trial go, by part, in seconds of processor time: another process on the same core does not
 * blur them. Each trial is run twice in one process, as a trainer runs many; the second run is printed.
 *
 *     node --import tsx examples/trial-breakdown.ts
 *     node --import tsx examples/trial-breakdown.ts '{"task":"finetune"}' '{"input":"CAout"}' '{"adapter":"full"}'
 *
 * The first argument is the trainer's options, the others are settings of trials.
 */
import { activateBackend } from '../diffusion/backend/choose.ts';
import { loadBaseModel } from '../diffusion/base-model.ts';
import { imageGrid } from '../diffusion/image/grid.ts';
import { widthForBudget } from '../diffusion/adapters/size.ts';
import { dpmSolver } from '../diffusion/sample/dpm-solver.ts';
import { paint } from '../diffusion/sample/samples.ts';
import { createScorer } from '../diffusion/score/scorer.ts';
import { heldOutLoss } from '../diffusion/task/held-out-loss.ts';
import { taskLoader } from '../diffusion/task/load-task.ts';
import { guidanceOf, parseTrainerOptions } from '../diffusion/task/options.ts';
import { parseSettings } from '../diffusion/task/settings.ts';
import { train } from '../diffusion/task/train.ts';
import { createTrainee } from '../diffusion/task/trainee.ts';

const [optionsText = '{}', ...given] = process.argv.slice(2);
const trials = given.length === 0 ? ['{"input":"SAin"}', '{"input":"CAout"}', '{"input":"Resin"}'] : given;

let parts: [string, number][] = [];
async function timed<T>(name: string, run: () => Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const value = await run();
  const { user, system } = process.cpuUsage(before);
  parts.push([name, (user + system) / 1e6]);
  return value;
}

const { description } = await activateBackend();
const options = parseTrainerOptions(JSON.parse(optionsText) as Record<string, unknown>);
if (options.task === 'stable-diffusion') throw new Error('stable-diffusion has no pictures to score');
const base = await loadBaseModel();
const scorer = await createScorer();
const loadTask = taskLoader(base, scorer);
const task = await timed('task, once a process', () => loadTask(options));
const [[, taskSeconds]] = parts as [[string, number]];
console.log(
  `base net ${base.version.slice(0, 12)} on ${description}; task loaded in ${taskSeconds.toFixed(2)} s`,
);

for (const trial of trials) {
  for (let run = 0; run < 2; run++) {
    parts = [];
    await runTrial(JSON.parse(trial) as Record<string, string>);
  }
  const total = parts.reduce((sum, [, seconds]) => sum + seconds, 0);
  console.log(
    `${trial}: ${total.toFixed(2)} s: ${parts.map(([name, seconds]) => `${name} ${seconds.toFixed(2)}`).join(', ')}`,
  );
}

async function runTrial(levels: Record<string, string>): Promise<void> {
  const settings = parseSettings(levels, widthForBudget(base.net.plan, options.params));
  const trainee = createTrainee(base, settings, 1);
  await timed(`${options.steps} steps of ${options.batch}`, () =>
    train({
      trainee,
      task,
      seed: 1,
      steps: options.steps,
      batch: options.batch,
      learningRate: settings.kind === 'full' ? options.full_lr : options.lr,
      rateDecay: options.lr_decay,
      weightDecay: options.weight_decay,
      onStep: () => undefined,
      signal: new AbortController().signal,
    }),
  );
  const captions = task.captionsToDraw(options);
  const samples = await timed(`sampling ${options.samples} in ${options.sampler_steps} steps`, () =>
    paint(trainee.model, {
      captions,
      sampler: dpmSolver,
      steps: options.sampler_steps,
      guidance: guidanceOf(options),
      seed: 'samples 1',
      adapter: trainee.adapter,
    }),
  );
  const pictures = await timed('features', () => scorer.describe(samples));
  await timed('scores', () => task.score(pictures, captions));
  await timed('held-out loss', () => heldOutLoss(trainee.model, task, trainee.adapter));
  await timed('files', async () => {
    imageGrid(samples, 4, 4);
    await trainee.file();
  });
  trainee.dispose();
}
