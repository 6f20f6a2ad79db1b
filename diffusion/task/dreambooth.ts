/**
 * DreamBooth with an adapter: the frozen base net learns one subject from a handful of pictures under a rare token,
 * while pictures of its class keep what it knew.
 *
 * All random numbers come from the replicate alone, so that cells of the same replicate see the same batches, noise and
 * starting noise (common random numbers).
 * @see Ruiz et al. 2023, "DreamBooth"; Xiang et al. 2023, section 4
 */
import { setImmediate } from 'node:timers/promises';
import { YatesError } from '../../base/error.ts';
import { type Random, seededRandom } from '../../base/random.ts';
import type { BaseModel } from '../base-model.ts';
import { contextTensor } from '../conditioning.ts';
import type { TextState } from '../data/dataset.ts';
import { latentSize } from '../image/transform.ts';
import type { Adapter } from '../net/adapter.ts';
import { clippedSnrWeight, standardNormals } from '../schedule.ts';
import { tf } from '../tf.ts';
import { FlatAdamW } from '../train/adamw.ts';
import { type DenoisingBatch, denoisingLoss } from '../train/denoising-loss.ts';
import { FlatVariables } from '../train/flat-variables.ts';
import type { SubjectData } from './subject-data.ts';

export interface AdapterTraining {
  readonly base: BaseModel;
  readonly data: SubjectData;
  readonly adapter: Adapter;
  readonly replicate: number;
  readonly steps: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly priorWeight: number;
  /** After every step. */
  readonly onStep: (step: number, loss: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Trains the adapter in place.
 *
 * @returns mean loss over the last quarter of the steps
 * @throws YatesError E_TRIAL_DIVERGED when the loss is no longer finite, E_TRIAL_CANCELLED when `signal` fires
 */
export async function trainAdapter(training: AdapterTraining): Promise<number> {
  const { base, adapter, steps, learningRate, signal, onStep } = training;
  const random = seededRandom(`trial ${training.replicate}`);
  const variables = new FlatVariables(adapter.weights.values());
  const values = await variables.read();
  const optimiser = new FlatAdamW(values.length, { weightDecay: training.weightDecay });
  let lateLoss = 0;
  const lateSteps = Math.ceil(steps / 4);
  for (let step = 0; step < steps; step++) {
    const batch = drawBatch(training, random.fork(`step ${step}`));
    const { value, grads } = tf.variableGrads(() => denoisingLoss(base, batch, adapter), variables.list);
    const loss = (await value.data())[0] as number;
    const gradients = await variables.gatherGradients(grads);
    tf.dispose([value, batch.context, grads]);
    if (!Number.isFinite(loss)) throw diverged(`the loss is ${loss} at step ${step + 1}`);
    optimiser.step(values, gradients, learningRate);
    variables.assign(values);
    if (step >= steps - lateSteps) lateLoss += loss / lateSteps;
    onStep(step + 1, loss);
    // Lets the process send progress and hear of a cancellation: a step itself never leaves the thread.
    await setImmediate();
    if (signal.aborted) throw cancelled();
  }
  return lateLoss;
}

/** Noise levels at which the held-out loss is measured, spread over the schedule. */
const evaluationLevels = 8;
/** Held-out noise is the same for all cells and all replicates: only the adapter may make a difference. */
const evaluationSeed = 'held-out noise';

/** Mean squared error of the predicted noise on the held-out pictures. @throws YatesError E_TRIAL_DIVERGED */
export async function heldOutLoss(base: BaseModel, data: SubjectData, adapter?: Adapter): Promise<number> {
  const count = data.heldOut.length / latentSize;
  const random = seededRandom(evaluationSeed);
  const context = contextTensor(
    new Array(count).fill(stateOf(data, data.subject.prompt)),
    base.contextLength,
  );
  let sum = 0;
  for (let level = 0; level < evaluationLevels; level++) {
    const timestep = Math.floor(((level + 0.5) * base.schedule.steps) / evaluationLevels);
    const batch: DenoisingBatch = {
      latents: data.heldOut,
      noise: standardNormals(data.heldOut.length, random.fork(`level ${level}`)),
      timesteps: new Array<number>(count).fill(timestep),
      context,
      weights: new Array<number>(count).fill(1),
    };
    const loss = tf.tidy(() => denoisingLoss(base, batch, adapter));
    sum += (await loss.data())[0] as number;
    loss.dispose();
  }
  context.dispose();
  if (!Number.isFinite(sum)) throw diverged('the held-out loss is not finite');
  return sum / evaluationLevels;
}

/** Half a batch of the subject, half of its class, each with its noise. */
function drawBatch({ base, data, batch, priorWeight }: AdapterTraining, random: Random): DenoisingBatch {
  const ofSubject = Math.ceil(batch / 2);
  const latents = new Float32Array(batch * latentSize);
  const states: TextState[] = [];
  for (let index = 0; index < batch; index++) {
    const source = index < ofSubject ? data.training : data.classLatents;
    const chosen = random.below(source.length / latentSize);
    latents.set(source.subarray(chosen * latentSize, (chosen + 1) * latentSize), index * latentSize);
    const caption = index < ofSubject ? data.subject.prompt : (data.classCaptions[chosen] as string);
    states.push(stateOf(data, caption));
  }
  const noise = standardNormals(latents.length, random);
  const timesteps = Array.from({ length: batch }, () => random.below(base.schedule.steps));
  const weights = timesteps.map(
    (timestep, index) => clippedSnrWeight(base.schedule, timestep) * (index < ofSubject ? 1 : priorWeight),
  );
  return { latents, noise, timesteps, context: contextTensor(states, base.contextLength), weights };
}

const stateOf = (data: SubjectData, caption: string): TextState => data.states.get(caption) as TextState;

export function diverged(message: string): YatesError {
  return new YatesError({ code: 'E_TRIAL_DIVERGED', message, next: 'lower lr or scale, or use init: zero' });
}

function cancelled(): YatesError {
  return new YatesError({ code: 'E_TRIAL_CANCELLED', message: 'the trial was cancelled' });
}
