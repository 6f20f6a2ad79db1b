import { type Random, shuffle } from '../../base/random.ts';
import type { FrozenModel } from '../base-model.ts';
import { contextTensor } from '../conditioning.ts';
import type { TextState } from '../data/dataset.ts';
import { clippedSnrWeight, standardNormals } from '../schedule.ts';
import type { DenoisingBatch } from '../train/denoising-loss.ts';
import type { Example, TrialTask } from './trial-task.ts';

/** The batch of one step: depends on the task and `random` alone. Dispose of its `context`. */
export function drawBatch(base: FrozenModel, task: TrialTask, size: number, random: Random): DenoisingBatch {
  const { schedule } = base;
  const { timestepWeight = (timestep: number) => clippedSnrWeight(schedule, timestep) } = task;
  const examples = task.drawExamples(size, random);
  const latentSize = (examples[0] as Example).latent.length;
  const latents = new Float32Array(size * latentSize);
  for (const [index, { latent }] of examples.entries()) latents.set(latent, index * latentSize);
  const noise = standardNormals(latents.length, random);
  // One timestep from each of B equal parts of the schedule, in any order: every batch sees all noise levels, which takes
  // noise out of the gradient of a small batch (Kingma et al. 2021, I.1).
  const parts = shuffle(
    examples.map((_, index) => index),
    random,
  );
  const timesteps = parts.map((part) => Math.floor(((part + random.uniform()) * schedule.steps) / size));
  return {
    latents,
    noise,
    timesteps,
    context: contextTensor(
      examples.map(({ caption }) => task.states.get(caption) as TextState),
      base.contextLength,
      base.net.plan.config.contextDim,
    ),
    weights: timesteps.map(
      (timestep, index) => timestepWeight(timestep) * (examples[index]?.weight as number),
    ),
  };
}
