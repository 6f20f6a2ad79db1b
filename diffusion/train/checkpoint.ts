import { existsSync } from 'node:fs';
import { type Json, contentHash } from '../../base/canonical-json.ts';
import { YatesError } from '../../base/error.ts';
import { type HostTensor, readSafetensors, writeSafetensors } from '../safetensors.ts';
import type { FlatAdamW } from './adamw.ts';
import type { FlatMuon } from './muon.ts';
import type { PretrainRecipe } from './recipe.ts';

/** What a run continues from. Random numbers need no place here: each step draws from a stream named by its number. */
export interface TrainingState {
  /** Steps done. */
  step: number;
  /** Step at which the optimiser was started: 0 unless the run began from the weights of another. */
  begun: number;
  /** Images that those weights had seen by then, perhaps in batches of another size. */
  imagesBefore: number;
  readonly values: Float32Array;
  /** Exponential moving average of `values`. */
  readonly average: Float32Array;
  /** Of all matrices of the net but those at its ends. */
  readonly muon: FlatMuon;
  /** Of everything else. */
  readonly adam: FlatAdamW;
}

/** Images that the weights have seen, each as often as it was shown. */
export const imagesSeen = (
  { step, begun, imagesBefore }: Pick<TrainingState, 'step' | 'begun' | 'imagesBefore'>,
  batch: number,
): number => imagesBefore + (step - begun) * batch;

/** A run may be lengthened or shortened; anything else would be another run. */
function recipeHash(recipe: PretrainRecipe): string {
  const lasting = Object.entries(recipe).filter(([key]) => key !== 'steps');
  return contentHash(Object.fromEntries(lasting) as Record<string, Json>);
}

export async function saveCheckpoint(
  path: string,
  recipe: PretrainRecipe,
  state: TrainingState,
): Promise<void> {
  const tensor = (data: Float32Array): HostTensor => ({ shape: [data.length], data });
  const tensors = new Map([
    ['values', tensor(state.values)],
    ['average', tensor(state.average)],
    ['muon.momentum', tensor(state.muon.momentum)],
    ['adam.first', tensor(state.adam.first)],
    ['adam.second', tensor(state.adam.second)],
  ]);
  const metadata = {
    step: String(state.step),
    begun: String(state.begun),
    images_before: String(state.imagesBefore),
    recipe: recipeHash(recipe),
  };
  await writeSafetensors(path, tensors, { metadata });
}

/**
 * Restores `state` in place.
 *
 * @returns false where there is no checkpoint yet
 * @throws YatesError E_CHECKPOINT if it is of another recipe
 */
export async function loadCheckpoint(
  path: string,
  recipe: PretrainRecipe,
  state: TrainingState,
): Promise<boolean> {
  if (!existsSync(path)) return false;
  const { tensors, metadata } = await readSafetensors(path);
  const restore = (name: string, target: Float32Array): void => {
    const data = tensors.get(name)?.data;
    if (data?.length !== target.length) throw otherRecipe(path);
    target.set(data);
  };
  if (metadata['recipe'] !== recipeHash(recipe)) throw otherRecipe(path);
  restore('values', state.values);
  restore('average', state.average);
  restore('muon.momentum', state.muon.momentum);
  restore('adam.first', state.adam.first);
  restore('adam.second', state.adam.second);
  state.step = Number(metadata['step']);
  state.begun = Number(metadata['begun'] ?? 0);
  // Checkpoints of before took all batches for equally large.
  state.imagesBefore = Number(metadata['images_before'] ?? state.begun * recipe.batch);
  state.adam.steps = state.step - state.begun;
  return true;
}

function otherRecipe(path: string): YatesError {
  return new YatesError({
    code: 'E_CHECKPOINT',
    place: { file: path },
    message: 'belongs to a run with another recipe',
    next: 'choose another output directory, or delete the checkpoint to start afresh',
  });
}
