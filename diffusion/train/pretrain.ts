import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { seededRandom } from '../../base/random.ts';
import { saveBaseModel } from '../base-model.ts';
import { loadImageSet, textStates } from '../data/dataset.ts';
import type { Denoiser } from '../denoiser.ts';
import { imageGrid } from '../image/grid.ts';
import { initialiseParameters, netParameterShapes, type ParameterShapes } from '../net/parameters.ts';
import { type NetPlan, planNet } from '../net/plan.ts';
import { disposeWeights, uploadWeights } from '../net/weights.ts';
import type { HostTensors } from '../safetensors.ts';
import { ddim } from '../sample/ddim.ts';
import { paint } from '../sample/samples.ts';
import { scaledLinearSchedule } from '../schedule.ts';
import type { Variable } from '../tf.ts';
import { FlatAdamW, moveAverage } from './adamw.ts';
import { type BatchSource, batchSource } from './batches.ts';
import { imagesSeen, loadCheckpoint, saveCheckpoint, type TrainingState } from './checkpoint.ts';
import { type ContextWhitening, contextWhitening } from './context-whitening.ts';
import { denoisingLoss } from './denoising-loss.ts';
import { FlatVariables } from './flat-variables.ts';
import { LossCurve, type PretrainProgress } from './loss-curve.ts';
import { FlatMuon, matricesOf } from './muon.ts';
import { namedWeights } from './named-weights.ts';
import { emaDecayAt, learningRateAt, type PretrainRecipe } from './recipe.ts';
import { readStart, type Start } from './start-from.ts';

export interface PretrainOptions {
  readonly recipe: PretrainRecipe;
  /** Checkpoint, loss curve, sample sheets and the weights so far go here; a run found here is continued. */
  readonly folder: string;
  /** Refuse to start a new run: there must be one to continue. */
  readonly resume?: boolean;
  /**
   * Folder of a base net whose weights a new run begins with: its step count goes on and the optimiser starts afresh.
   * A run found in `folder` is continued all the same.
   */
  readonly from?: string;
  /** Told once, before the first step: the step from which it goes on, and whether no run was found in the folder. */
  readonly started?: (step: number, isNew: boolean) => void;
  /** Steps between checkpoints, each with a sheet and fresh weights. */
  readonly checkpointEvery?: number;
  /** Pictures on a sheet; their captions are spread over the domain. 36 if not given. */
  readonly sheetPictures?: number;
  readonly progress?: (update: PretrainProgress) => void;
  /** Ends the run after the current step, with a checkpoint. */
  readonly signal?: AbortSignal;
  /** Milliseconds; injected so that the rate can be tested. */
  readonly nowMs?: () => number;
}

export interface PretrainResult {
  readonly step: number;
  /** False where `signal` ended the run. */
  readonly finished: boolean;
}

/**
 * Trains a base net on captioned icons on the active backend.
 *
 * @throws YatesError E_CHECKPOINT if the folder holds a run of another recipe, or none where `resume` asks for one;
 * E_BASE_MODEL if `from` holds no base net or one of another shape; E_PRETRAIN_DIVERGED with the step
 */
export async function pretrain(options: PretrainOptions): Promise<PretrainResult> {
  const { recipe, folder, checkpointEvery = 1000, sheetPictures = 36, signal } = options;
  const checkpoint = join(folder, 'checkpoint.safetensors');
  // Before the minutes that images and captions may take.
  if (options.resume === true && !existsSync(checkpoint)) throw nothingToResume(folder);
  await mkdir(folder, { recursive: true });
  const start = options.from === undefined ? undefined : await readStart(options.from, recipe);
  const run = await prepare(recipe, start);
  const isFound = await loadCheckpoint(checkpoint, recipe, run.state);
  if (isFound) run.variables.assign(run.state.values);
  options.started?.(run.state.step, !isFound);
  const curve = await LossCurve.open(join(folder, 'loss.csv'), recipe, run.state, options.nowMs);
  const save = async (): Promise<void> => {
    await saveCheckpoint(checkpoint, recipe, run.state);
    await publish(run, recipe, folder, sheetPictures);
  };
  while (run.state.step < recipe.steps) {
    const loss = await trainStep(run, recipe);
    const update = await curve.add(run.state.step, loss);
    if (update !== undefined) options.progress?.(update);
    if (run.state.step % checkpointEvery === 0 || run.state.step === recipe.steps) await save();
    if (signal?.aborted === true) {
      await saveCheckpoint(checkpoint, recipe, run.state);
      break;
    }
  }
  const { step } = run.state;
  disposeWeights(run.net.weights);
  return { step, finished: step >= recipe.steps };
}

function nothingToResume(folder: string): YatesError {
  return new YatesError({
    code: 'E_CHECKPOINT',
    place: { file: folder },
    message: 'holds no run to continue: there is no checkpoint.safetensors',
    next: 'name the folder of the run, or start one without --resume',
  });
}

interface Run extends Denoiser {
  readonly plan: NetPlan;
  readonly variables: FlatVariables;
  readonly state: TrainingState;
  readonly batchOf: BatchSource;
  readonly concepts: readonly string[];
  readonly whitening: ContextWhitening;
}

async function prepare(recipe: PretrainRecipe, start: Start | undefined): Promise<Run> {
  const images = await loadImageSet({ domain: recipe.domain, styles: recipe.styles });
  const plan = planNet(recipe.net);
  const shapes = netParameterShapes(plan);
  const labels = await textStates(images.concepts);
  const whitening = contextWhitening([...labels.values()], recipe.contextLength, recipe.whitening);
  const tensors = start === undefined ? initialWeights(shapes, recipe.seed) : whitening.unfold(start.weights);
  const weights = uploadWeights(shapes, tensors, { trainable: true }) as Map<string, Variable>;
  const variables = new FlatVariables(weights.values());
  const values = await variables.read();
  const schedule = scaledLinearSchedule();
  const step = start?.step ?? 0;
  return {
    plan,
    net: { plan, weights },
    schedule,
    parameterisation: recipe.parameterisation,
    variables,
    state: {
      step,
      begun: step,
      imagesBefore: start?.images ?? step * recipe.batch,
      values,
      average: values.slice(),
      muon: new FlatMuon(values.length, matricesOf(shapes)),
      adam: new FlatAdamW(values.length),
    },
    batchOf: await batchSource(recipe, images, schedule, whitening),
    concepts: images.concepts,
    whitening,
  };
}

function initialWeights(shapes: ParameterShapes, seed: number): HostTensors {
  const initial = initialiseParameters(shapes, seededRandom(seed).fork('weights'));
  return new Map([...initial].map(([name, data]) => [name, { shape: shapes.get(name) as number[], data }]));
}

async function trainStep(run: Run, recipe: PretrainRecipe): Promise<number> {
  const { variables, state, batchOf } = run;
  const batch = batchOf(state.step);
  const { loss, gradients } = await variables
    .differentiate(() => denoisingLoss(run, batch))
    .finally(() => batch.context.dispose());
  const rate = learningRateAt(recipe, state.step, state.begun);
  const moved = [state.muon, state.adam].every((optimiser) => optimiser.step(state.values, gradients, rate));
  if (!moved || !Number.isFinite(loss)) throw diverged(state.step + 1, loss);
  moveAverage(state.average, state.values, emaDecayAt(recipe, state.step));
  variables.assign(state.values);
  state.step++;
  return loss;
}

function diverged(step: number, loss: number): YatesError {
  const why = Number.isFinite(loss) ? 'a gradient is too large to be squared' : `the loss is ${loss}`;
  return new YatesError({
    code: 'E_PRETRAIN_DIVERGED',
    message: `${why}, at step ${step}`,
    next: 'start afresh with a lower learningRate or a longer warm-up; the last checkpoint is of before',
  });
}

/** Writes the averaged weights as a base net, and a sheet of what they draw. */
async function publish(
  run: Run,
  recipe: PretrainRecipe,
  folder: string,
  sheetPictures: number,
): Promise<void> {
  const { plan, state } = run;
  const weights = run.whitening.fold(namedWeights(plan, state.average));
  const { domain, styles, seed, batch, learningRate, captionDropout, tagShare, emaDecay } = recipe;
  await saveBaseModel(folder, weights, {
    net: recipe.net,
    parameterisation: recipe.parameterisation,
    contextLength: recipe.contextLength,
    pixels: recipe.pixels,
    training: {
      domain,
      styles,
      seed,
      batch,
      learningRate,
      captionDropout,
      tagShare,
      emaDecay,
      steps: state.step,
      images: imagesSeen(state, batch),
      parameters: state.average.length,
    },
  });
  const averaged = uploadWeights(netParameterShapes(plan), weights);
  const painter = {
    ...run,
    net: { plan, weights: averaged },
    contextLength: recipe.contextLength,
    pixels: recipe.pixels,
  };
  const every = Math.ceil(run.concepts.length / sheetPictures);
  const captions = run.concepts.filter((_, index) => index % every === 0);
  const pictures = await paint(painter, {
    captions,
    sampler: ddim,
    steps: 20,
    guidance: { strength: 4, above: 400 },
    seed: recipe.seed,
  }).finally(() => disposeWeights(averaged));
  const sheet = imageGrid(pictures, 12, 2);
  await writeFile(join(folder, `sheet-${String(state.step).padStart(6, '0')}.png`), sheet);
}
