import { seededRandom, shuffle } from '../../base/random.ts';
import { type Concept, readConcepts } from '../data/concepts.ts';
import { type ImageSet, loadImageSet, textStates } from '../data/dataset.ts';
import { heldOutStyles, trainingStyles } from '../data/styles.ts';
import { tf } from '../tf.ts';
import { cachedFeatures } from './cached-features.ts';
import { loadInception } from './inception.ts';

/** A concept with its pictures and words, as the projection learns or is tested on it. */
export interface ProjectionConcept {
  readonly label: string;
  /** Sentence vectors [512]: of the label, then of other words for it. */
  readonly sentences: readonly Float32Array[];
  /** Inception features [768] of its drawings in the training styles. */
  readonly drawings: readonly Float32Array[];
  /** And in the held-out styles. */
  readonly heldOutDrawings: readonly Float32Array[];
}

export interface ProjectionData {
  readonly training: readonly ProjectionConcept[];
  /** Concepts of which neither drawing nor caption is trained on. */
  readonly heldOut: readonly ProjectionConcept[];
}

/** Concepts held out for the retrieval figures, as many as their chance level of 0.5% top-1 needs. */
const heldOutConcepts = 200;

/** Single tags an English speaker would search it by; the first few say most. */
const tagsMax = 6;

const componentGroup = 2;
const flagGroup = 9;

/**
 * Everything that the projection is trained and tested on: about 1,650 concepts, all emoji but flags (whose names the
 * text encoder does not see in their drawings) and skin tones. Takes about four minutes on one core the first time.
 */
export async function loadProjectionData(seed: number): Promise<ProjectionData> {
  const known = (await readConcepts()).filter(({ group }) => group !== componentGroup && group !== flagGroup);
  const labels = known.map(({ label }) => label);
  const [training, heldOut] = await featuresByConcept(labels);
  const sentences = await textStates(known.flatMap(wordsFor));
  const sentenceOf = (words: string): Float32Array =>
    (sentences.get(words) as { sentence: Float32Array }).sentence;
  const concepts = known
    .map((concept, index) => ({
      label: concept.label,
      sentences: wordsFor(concept).map(sentenceOf),
      drawings: training[index] as Float32Array[],
      heldOutDrawings: heldOut[index] as Float32Array[],
    }))
    .filter(({ drawings }) => drawings.length > 0);
  const shuffled = shuffle(concepts, seededRandom(seed).fork('held-out concepts'));
  return { heldOut: shuffled.slice(0, heldOutConcepts), training: shuffled.slice(heldOutConcepts) };
}

const wordsFor = ({ label, tags }: Concept): string[] =>
  tags.length === 0 ? [label] : [label, tags.join(' '), ...tags.slice(0, tagsMax)];

/** For the training styles and the held-out ones: features of each concept's drawings. */
async function featuresByConcept(labels: readonly string[]): Promise<[Float32Array[][], Float32Array[][]]> {
  const inception = await loadInception();
  try {
    const load = async (styles: readonly string[]): Promise<Float32Array[][]> => {
      const images = await loadImageSet({ domain: 'all', styles, concepts: labels });
      return groupByConcept(images, await cachedFeatures(inception, images.pixels, tf.getBackend()));
    };
    return [await load(trainingStyles), await load(heldOutStyles)];
  } finally {
    inception.dispose();
  }
}

function groupByConcept(
  { concepts, concept }: ImageSet,
  features: readonly Float32Array[],
): Float32Array[][] {
  const groups: Float32Array[][] = concepts.map(() => []);
  features.forEach((row, index) => groups[concept[index] as number]?.push(row));
  return groups;
}
