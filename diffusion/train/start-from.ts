import { join } from 'node:path';
import { contentHash, type Json } from '../../base/canonical-json.ts';
import { YatesError } from '../../base/error.ts';
import { readDescription } from '../base-model.ts';
import { type HostTensors, readSafetensors } from '../safetensors.ts';
import type { PretrainRecipe } from './recipe.ts';

/** What a new run begins with in place of random weights. */
export interface Start {
  readonly weights: HostTensors;
  /** Steps that the weights have been trained for. */
  readonly step: number;
  /** Images that they have seen in those; undefined where their description does not say. */
  readonly images: number | undefined;
}

/**
 * Reads the weights of a base net for further training. Only what gives the weights their meaning must be as in the
 * recipe; data, batch and rate may differ.
 *
 * @throws YatesError E_BASE_MODEL if there is no base net or it has another shape, target or image transform
 */
export async function readStart(folder: string, recipe: PretrainRecipe): Promise<Start> {
  const description = await readDescription(folder);
  for (const key of ['net', 'parameterisation', 'contextLength', 'pixels'] as const) {
    if (contentHash(description[key] as Json) === contentHash(recipe[key] as Json)) continue;
    throw new YatesError({
      code: 'E_BASE_MODEL',
      place: { file: join(folder, 'base.json') },
      message: `has another "${key}" than the recipe, so training cannot begin with its weights`,
      next: 'name the folder of a base net of this recipe, or start a new run without --from',
    });
  }
  const { tensors } = await readSafetensors(join(folder, description.file));
  const { steps, images } = description.training;
  return {
    weights: tensors,
    step: typeof steps === 'number' ? steps : 0,
    images: typeof images === 'number' ? images : undefined,
  };
}
