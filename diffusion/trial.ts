/** One trial of kind `diffusion`: train, draw with what was trained, score. What a trainer process calls. */
import { activateBackend } from './backend/choose.ts';
import { type BaseModel, loadBaseModel, shippedBaseFolder } from './base-model.ts';
import { imageGrid } from './image/grid.ts';
import { latentSide } from './image/transform.ts';
import { widthForBudget } from './adapters/size.ts';
import { ddim } from './sample/ddim.ts';
import { dpmSolver } from './sample/dpm-solver.ts';
import { paint } from './sample/samples.ts';
import { createScorer, type Scorer } from './score/scorer.ts';
import { stableDiffusionTrials } from './stable-diffusion/trial.ts';
import { heldOutLoss, heldOutNoiseOf } from './task/held-out-loss.ts';
import { taskLoader } from './task/load-task.ts';
import { trialMetrics } from './task/metrics.ts';
import { guidanceOf, parseTrainerOptions, type PictureOptions } from './task/options.ts';
import { refuseWhatCannotFit } from './task/refuse-what-cannot-fit.ts';
import { parseSettings, splitSubject, type TrialSettings } from './task/settings.ts';
import { trainWithProgress } from './task/train-with-progress.ts';
import { createTrainee, type Trainee } from './task/trainee.ts';
import { diverged } from './task/trial-error.ts';
import type { TrialTask } from './task/trial-task.ts';
import { YatesError } from '../base/error.ts';
import type { CompletedOutcome, TrialHooks, TrialRequest, TrialRunner } from '../base/trial-runner.ts';

/**
 * Loads what trials share.
 *
 * @param options.backend overrides the choice of backend
 * @param options.baseFolder of another base net than the shipped one
 */
export async function createTrialRunner({
  backend: backendName,
  baseFolder = shippedBaseFolder,
}: {
  backend?: string;
  baseFolder?: string;
} = {}): Promise<TrialRunner> {
  const backend = await activateBackend(backendName);
  const [base, scorer] = [await loadBaseModel(baseFolder), await createScorer()];
  const loadTask = taskLoader(base, scorer);
  const runStableDiffusion = stableDiffusionTrials(backend.name);
  return {
    backend: backend.description,
    baseVersion: base.version,
    async run({ settings: given, seed, seeds, trainer, baseVersion, saves }, hooks) {
      const { settings: levels, options } = splitSubject(given, parseTrainerOptions(trainer));
      if (options.task === 'stable-diffusion')
        return runStableDiffusion({ levels, options, seed, seeds, saves, hooks });
      if (baseVersion !== undefined && baseVersion !== base.version)
        throw otherBase(baseVersion, base.version);
      const settings = parseSettings(levels, widthForBudget(base.net.plan, options.params));
      refuseWhatCannotFit({
        plan: base.net.plan,
        settings,
        batch: options.batch,
        side: latentSide,
        contextLength: base.contextLength,
        backend: backend.name,
        isLoaded: true,
      });
      const task = await loadTask(options);
      const trainee = createTrainee(base, settings, seed);
      try {
        return await runTrial({ base, scorer, task, trainee, settings, options, seed, seeds, saves, hooks });
      } finally {
        trainee.dispose();
      }
    },
  };
}

function otherBase(wanted: string, found: string): YatesError {
  return new YatesError({
    code: 'E_BASE_OTHER',
    message: `the sweep rests on the base net ${wanted.slice(0, 12)}, and this agent has ${found.slice(0, 12)}`,
    next: 'let agents of the version that launched it finish it, or launch its file again: that is another sweep',
  });
}

interface Trial extends Pick<TrialRequest, 'seed' | 'seeds' | 'saves'> {
  readonly base: BaseModel;
  readonly scorer: Scorer;
  readonly task: TrialTask;
  readonly trainee: Trainee;
  readonly settings: TrialSettings;
  readonly options: PictureOptions;
  readonly hooks: TrialHooks;
}

async function runTrial(trial: Trial): Promise<CompletedOutcome> {
  const { base, scorer, task, trainee, options, seed } = trial;
  const trainLoss = await trainWithProgress(trial);
  const captions = task.captionsToDraw(options);
  const samples = await paint(trainee.model, {
    captions,
    sampler: options.sampler === 'ddim' ? ddim : dpmSolver,
    steps: options.sampler_steps,
    guidance: guidanceOf(options),
    seed: `samples ${seed}`,
    adapter: trainee.adapter,
  });
  const scores: Readonly<Record<string, number>> = {
    ...(await task.score(await scorer.describe(samples), captions)),
    heldout_loss: await heldOutLoss(trainee.model, task, trainee.adapter, heldOutNoiseOf(trial)),
    train_loss: trainLoss,
    adapter_params: trainee.parameterCount,
    adapter_share: trainee.parameterCount / weightsOf(base),
  };
  const metrics = Object.fromEntries(
    trialMetrics[options.task].map((name) => [name, finite(name, scores[name] as number)]),
  );
  return { metrics, artifacts: await artifactsOf(trial, samples) };
}

async function artifactsOf(
  { trainee, options, settings }: Trial,
  samples: Uint8Array,
): Promise<CompletedOutcome['artifacts']> {
  const [columns, zoom] = options.samples > 16 ? [12, 2] : [4, 4];
  const pictures = {
    name: 'samples.png',
    mediaType: 'image/png',
    bytes: imageGrid(samples, columns, zoom),
  };
  // A whole net is megabytes a trial: only where it is asked for.
  const trained = settings.kind === 'full' && !options.save_net ? undefined : await trainee.file();
  if (trained === undefined) return [pictures];
  return [pictures, { mediaType: 'application/octet-stream', ...trained }];
}

function finite(name: string, value: number): number {
  if (!Number.isFinite(value)) throw diverged(`${name} is ${value}`);
  return value;
}

const weightsOf = ({ net }: BaseModel): number =>
  [...net.weights.values()].reduce((sum, { size }) => sum + size, 0);
