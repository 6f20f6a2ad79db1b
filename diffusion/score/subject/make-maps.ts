import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { tf } from '../../tf.ts';
import { writeSafetensors } from '../../safetensors.ts';
import { cachedDescriptions } from '../cached-features.ts';
import { discriminant, principalComponents } from '../discriminant.ts';
import { extractorName, loadInception } from '../inception.ts';
import type { Scorer } from '../scorer.ts';
import { evaluateMaps, type MapFigures } from './evaluate-maps.ts';
import { loadMapData } from './map-data.ts';
import { loadSubjectMaps, subjectMapsPath, subjectMapsTensors } from './maps.ts';

export interface MapRecipe {
  /** Principal components kept of a description. */
  readonly components: number;
  readonly identity: { readonly width: number; readonly ridge: number };
  readonly style: { readonly width: number; readonly ridge: number };
}

export const mapRecipe: MapRecipe = {
  components: 300,
  identity: { width: 64, ridge: 0.5 },
  style: { width: 32, ridge: 0.1 },
};

/** What lies beside the maps, as `subject-maps.json`. */
export interface MapCard {
  /** SHA-256 of the safetensors file. */
  readonly sha256: string;
  readonly extractor: string;
  readonly backend: string;
  readonly recipe: MapRecipe;
  readonly concepts: number;
  readonly drawings: number;
  readonly pairs: { readonly sameSubject: number; readonly sameConcept: number; readonly sameStyle: number };
  /** Of the maps as written, in half precision. */
  readonly figures: MapFigures;
}

/** Learns both maps and writes `subject-maps.safetensors` with its card: two minutes, and two more the first time. */
export async function makeMaps(
  recipe: MapRecipe = mapRecipe,
  path: string = subjectMapsPath,
): Promise<MapCard> {
  const inception = await loadInception();
  const scorer: Pick<Scorer, 'describeCached'> = {
    describeCached: (pixels) => cachedDescriptions(inception, pixels, tf.getBackend()),
  };
  const { rows, sameSubject, sameConcept, sameStyle, concepts } = await loadMapData(scorer);
  const components = principalComponents(rows, recipe.components);
  const maps = {
    identity: discriminant({ components, alike: sameSubject, apart: sameConcept, ...recipe.identity }),
    style: discriminant({ components, alike: sameStyle, ...recipe.style }),
  };
  await writeSafetensors(path, subjectMapsTensors(maps), { dtype: 'F16' });
  const card: MapCard = {
    sha256: createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
    extractor: extractorName,
    backend: tf.getBackend(),
    recipe,
    concepts,
    drawings: rows.length,
    pairs: { sameSubject: sameSubject.length, sameConcept: sameConcept.length, sameStyle: sameStyle.length },
    figures: await evaluateMaps(await loadSubjectMaps(path), scorer),
  };
  inception.dispose();
  const cardPath = path.replace(/\.safetensors$/, '.json');
  await writeFile(`${cardPath}.partial`, `${JSON.stringify(card, null, 2)}\n`);
  await rename(`${cardPath}.partial`, cardPath);
  return card;
}
