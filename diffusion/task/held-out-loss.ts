import { seededRandom } from '../../base/random.ts';
import { contextTensor } from '../conditioning.ts';
import type { FrozenModel } from '../base-model.ts';
import type { TrialRequest } from '../../base/trial-runner.ts';
import type { TextState } from '../data/dataset.ts';
import type { Adapter } from '../adapters/adapter.ts';
import { standardNormals } from '../schedule.ts';
import { tf } from '../tf.ts';
import { type DenoisingBatch, denoisingLoss } from '../train/denoising-loss.ts';
import { diverged } from './trial-error.ts';
import type { TrialTask } from './trial-task.ts';

const sharedNoise = 'held-out noise';

/**
 * Names the noise of the held-out loss. With shared seeds it is the same for all cells and all replicates, so that only
 * what was trained makes a difference: the loss then speaks of this noise. With own seeds every run draws its own.
 */
export const heldOutNoiseOf = ({ seed, seeds }: Pick<TrialRequest, 'seed' | 'seeds'>): string =>
  seeds === 'own' ? `${sharedNoise} ${seed}` : sharedNoise;

/** Pictures, their captions' states, and the levels at which they are tried. */
export type HeldOut = Pick<TrialTask, 'heldOut' | 'heldOutLevels' | 'states'>;

/** Pictures a pass. */
const batchImages = 16;

/**
 * Mean squared error of the predicted noise on held-out pictures, each at several noise levels, evenly spread over the
 * schedule between all of them.
 *
 * @param noise label of the noise that is added
 * @throws YatesError E_TRIAL_DIVERGED if it is not finite
 */
export async function heldOutLoss(
  base: FrozenModel,
  task: HeldOut,
  adapter?: Adapter,
  noise = sharedNoise,
): Promise<number> {
  const points = evaluationPoints(task.heldOut.captions.length, task.heldOutLevels, base.schedule.steps);
  let sum = 0;
  for (let start = 0; start < points.length; start += batchImages) {
    const chunk = points.slice(start, start + batchImages);
    const batch = batchOf(base, task, chunk, noise);
    const loss = tf.tidy(() => denoisingLoss(base, batch, adapter));
    sum += chunk.length * ((await loss.data())[0] as number);
    tf.dispose([loss, batch.context]);
  }
  if (!Number.isFinite(sum)) throw diverged('the held-out loss is not finite');
  return sum / points.length;
}

export interface EvaluationPoint {
  /** Index of the picture. */
  readonly picture: number;
  readonly timestep: number;
  /** Names the noise. */
  readonly label: string;
}

/** The same list whatever is evaluated. Level l of picture i of N lies at share (l + (i + 1/2) / N) / levels. */
export function evaluationPoints(pictures: number, levels: number, steps: number): EvaluationPoint[] {
  return Array.from({ length: levels * pictures }, (_, index) => {
    const [level, picture] = [Math.floor(index / pictures), index % pictures];
    const timestep = Math.floor(((level + (picture + 0.5) / pictures) * steps) / levels);
    return { picture, timestep, label: `picture ${picture} level ${level}` };
  });
}

function batchOf(
  base: FrozenModel,
  task: HeldOut,
  points: readonly EvaluationPoint[],
  noiseLabel: string,
): DenoisingBatch {
  const { heldOut, states } = task;
  const latentSize = heldOut.latents.length / heldOut.captions.length;
  const latents = new Float32Array(points.length * latentSize);
  const noise = new Float32Array(latents.length);
  for (const [index, { picture, label }] of points.entries()) {
    const at = picture * latentSize;
    latents.set(heldOut.latents.subarray(at, at + latentSize), index * latentSize);
    noise.set(standardNormals(latentSize, seededRandom(noiseLabel).fork(label)), index * latentSize);
  }
  return {
    latents,
    noise,
    timesteps: points.map(({ timestep }) => timestep),
    context: contextTensor(
      points.map(({ picture }) => states.get(heldOut.captions[picture] as string) as TextState),
      base.contextLength,
      base.net.plan.config.contextDim,
    ),
    weights: new Array<number>(points.length).fill(1),
  };
}
