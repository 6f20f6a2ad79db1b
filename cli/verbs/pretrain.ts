import type { Command } from 'commander';
import { formatDuration } from '../../design/duration.ts';
import { backendOption } from '../options/backend-option.ts';
import { withExamples } from '../options/examples.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { print } from '../output/write-output.ts';

interface PretrainVerbOptions {
  readonly out: string;
  readonly steps?: number;
  readonly backend?: string;
  readonly resume?: boolean;
  readonly from?: string;
}

const stepsMax = 10_000_000;

export function register(program: Command): void {
  const command = program
    .command('pretrain')
    .description(
      'train a base net on captioned icons; a run of the same recipe found in the folder is continued',
    )
    .option('-o, --out <dir>', 'folder for checkpoint, loss curve, sample sheets and weights', 'pretrain')
    .option('--steps <n>', 'training steps in all (default: those of the recipe)', (text) =>
      parseWholeNumber(text, '--steps', 1, stepsMax),
    )
    .option('--resume', 'fail unless the folder has a run to continue')
    .option('--from <dir>', 'begin a new run with the weights of the base net in this folder')
    .addOption(backendOption());
  withExamples(command, 'yates pretrain --out my-base').action(train);
}

async function train({
  out,
  steps,
  resume = false,
  from,
  backend: backendName,
}: PretrainVerbOptions): Promise<void> {
  print('yates pretrain: loading the backend and the images');
  const { activateBackend } = await import('../../diffusion/backend/choose.ts');
  const { pretrain } = await import('../../diffusion/train/pretrain.ts');
  const { shippedRecipe } = await import('../../diffusion/train/recipe.ts');
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      print('stopping after this step, with a checkpoint');
      controller.abort();
    });
  }
  const backend = await activateBackend(backendName);
  print(`backend: ${backend.description}`);
  const result = await pretrain({
    recipe: steps === undefined ? shippedRecipe : { ...shippedRecipe, steps },
    folder: out,
    resume,
    ...(from === undefined ? {} : { from }),
    started: (step, isNew) =>
      print(
        isNew ? `a new run in ${out}, from step ${step}` : `continuing the run in ${out} at step ${step}`,
      ),
    signal: controller.signal,
    progress: ({ step, steps: total, loss, imagesPerSecond, etaSeconds }) => {
      const left = formatDuration(Math.max(1, Math.ceil(etaSeconds / 60)) * 60_000);
      print(
        `step ${step}/${total}  loss ${loss.toFixed(4)}  ${imagesPerSecond.toFixed(1)} images/s  ${left} left`,
      );
    },
  });
  print(
    result.finished
      ? `done: weights, loss curve and sample sheets are in ${out}`
      : `stopped at step ${result.step}; the same command continues`,
  );
}
