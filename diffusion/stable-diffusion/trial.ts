/**
 * Trials on Stable Diffusion: an adapter learns a subject from latents and text states. Judged by the denoising loss on
 * held-out pictures: similarity in CLIP's space takes CLIP, which does not come with us.
 */
import type { FrozenModel } from '../base-model.ts';
import { imageGrid } from '../image/grid.ts';
import { widthForBudget } from '../adapters/size.ts';
import { netParameterCount } from '../net/parameters.ts';
import type { NetPlan } from '../net/plan.ts';
import { encodeSafetensors } from '../safetensors.ts';
import { disposeWeights } from '../net/weights.ts';
import { heldOutLoss, heldOutNoiseOf } from '../task/held-out-loss.ts';
import type { StableDiffusionOptions } from '../task/options.ts';
import { refuseWhatCannotFit } from '../task/refuse-what-cannot-fit.ts';
import { parseSettings, type TrialSettings } from '../task/settings.ts';
import { trainWithProgress } from '../task/train-with-progress.ts';
import { createTrainee } from '../task/trainee.ts';
import type { TrialTask } from '../task/trial-task.ts';
import type { CompletedOutcome, TrialArtifact, TrialHooks, TrialRequest } from '../../base/trial-runner.ts';
import { decodeLatents } from './autoencoder.ts';
import { drawExamples, loadData, promptName, type StableDiffusionData } from './data.ts';
import { drawLatents } from './draw.ts';
import { type StableDiffusionFiles, stableDiffusionFiles } from './files.ts';
import { loadStableDiffusion, planOf } from './load.ts';
import { hasOnnxRuntime, openOnnx } from './onnx.ts';

interface Request extends Pick<TrialRequest, 'seed' | 'seeds' | 'saves'> {
  readonly levels: TrialRequest['settings'];
  readonly options: StableDiffusionOptions;
  readonly hooks: TrialHooks;
}

/** What trials on one directory share. */
interface Loaded {
  readonly files: StableDiffusionFiles;
  readonly plan: NetPlan;
  readonly data: StableDiffusionData;
  /** Once the first trial has been found to fit. */
  model?: FrozenModel;
}

/** Noise levels at which each held-out picture is tried. */
const heldOutLevels = 8;

/** Runs trials one at a time; the net of a directory is loaded once. @param backend name, which decides what memory there is */
export function stableDiffusionTrials(backend: string): (request: Request) => Promise<CompletedOutcome> {
  let current: { directory: string; loaded: Promise<Loaded> } | undefined;
  return async (request) => {
    const { levels, options } = request;
    if (current?.directory !== options.base) {
      // Two nets of gigabytes do not fit where one does.
      const { model } = (await current?.loaded.catch(() => undefined)) ?? {};
      if (model !== undefined) disposeWeights(model.net.weights);
      current = { directory: options.base, loaded: open(options.base) };
    }
    const loaded = await current.loaded;
    const settings = parseSettings(levels, widthForBudget(loaded.plan, options.params));
    refuseWhatCannotFit({
      plan: loaded.plan,
      settings,
      batch: options.batch,
      side: loaded.data.side,
      contextLength: loaded.data.contextLength,
      backend,
      isLoaded: loaded.model !== undefined,
    });
    loaded.model ??= await loadStableDiffusion(loaded.files, loaded.plan, loaded.data.contextLength);
    return runTrial(loaded, loaded.model, settings, request);
  };
}

async function open(directory: string): Promise<Loaded> {
  const files = stableDiffusionFiles(directory);
  // Before hours of training, not after them: the decoder is the last thing that a trial needs.
  if (files.decoder !== undefined && !(await hasOnnxRuntime())) await openOnnx(files.decoder);
  const plan = await planOf(files);
  return { files, plan, data: await loadData(files, plan) };
}

async function runTrial(
  { files, plan, data }: Loaded,
  model: FrozenModel,
  settings: TrialSettings,
  request: Request,
): Promise<CompletedOutcome> {
  const { options, seed, hooks } = request;
  const task = taskOf(data, plan, options);
  const trainee = createTrainee(model, settings, seed);
  try {
    const trainLoss = await trainWithProgress({
      trainee,
      task,
      settings,
      options,
      seed,
      saves: request.saves,
      hooks,
    });
    const latents = await drawLatents(trainee, data, options, `samples ${seed}`);
    const metrics = {
      heldout_loss: await heldOutLoss(trainee.model, task, trainee.adapter, heldOutNoiseOf(request)),
      train_loss: trainLoss,
      adapter_params: trainee.parameterCount,
      adapter_share: trainee.parameterCount / netParameterCount(plan),
    };
    const binary = 'application/octet-stream';
    const artifacts: TrialArtifact[] = [
      {
        name: 'samples.safetensors',
        mediaType: binary,
        bytes: encodeSafetensors(new Map([['samples', latents]])),
      },
    ];
    if (files.decoder !== undefined) {
      const { pixels, side } = await decodeLatents(files.decoder, latents);
      const bytes = imageGrid(pixels, Math.min(options.samples, 4), 1, side);
      artifacts.unshift({ name: 'samples.png', mediaType: 'image/png', bytes });
    }
    const trained = settings.kind === 'full' && !options.save_net ? undefined : await trainee.file();
    if (trained !== undefined) artifacts.push({ mediaType: binary, ...trained });
    return { metrics, artifacts };
  } finally {
    trainee.dispose();
  }
}

function taskOf(data: StableDiffusionData, plan: NetPlan, options: StableDiffusionOptions): TrialTask {
  return {
    states: data.states,
    heldOut: data.heldOut,
    heldOutLevels,
    // As the paper's code trains it: every timestep counts the same.
    timestepWeight: () => 1,
    captionsToDraw: ({ samples }) => new Array<string>(samples).fill(promptName),
    drawExamples: (count, random) =>
      drawExamples(data, plan.config.inChannels, count, options.prior_weight, random),
    score: () => Promise.resolve({}),
  };
}
