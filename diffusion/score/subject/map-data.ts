import { loadImageSet } from '../../data/dataset.ts';
import { trainingStyles } from '../../data/styles.ts';
import { subjectFamilies } from '../../data/subject-families.ts';
import type { Description } from '../inception.ts';
import { dot, unit } from '../projection.ts';
import type { Scorer } from '../scorer.ts';
import { standardise, standardOf } from '../standardise.ts';
import { inputOf } from './maps.ts';

/** Drawings that the maps learn from: the everyday domain in the training styles, less every concept of a subject. */
export interface MapData {
  /** What the maps read of each drawing. */
  readonly rows: readonly Float32Array[];
  /** Drawings that one style made of two like concepts: pictures of one subject, as far as the training styles have any. */
  readonly sameSubject: readonly (readonly [number, number])[];
  /** Drawings of one concept in two styles. */
  readonly sameConcept: readonly (readonly [number, number])[];
  /** Drawings that one style made of two concepts picked in turn: alike in nothing else. */
  readonly sameStyle: readonly (readonly [number, number])[];
  /** Concepts drawn. */
  readonly concepts: number;
}

/** Concepts taken as like a concept: the most similar ones, if similar enough. */
const likeMax = 2;
const likeCosine = 0.35;
/** Partners of each drawing in `sameStyle`. */
const stylePartners = 8;

type Describer = Pick<Scorer, 'describeCached'>;

export async function loadMapData(scorer: Describer): Promise<MapData> {
  const ofSubjects = new Set(
    Object.values(subjectFamilies).flatMap(({ training, heldOut, classConcepts }): readonly string[] => [
      ...training,
      ...heldOut,
      ...classConcepts,
    ]),
  );
  const images = await loadImageSet({ domain: 'everyday', styles: trainingStyles });
  const descriptions = await scorer.describeCached(images.pixels);
  const drawings = descriptions
    .map((description, index) => ({
      description,
      concept: images.concept[index] as number,
      style: images.style[index] as number,
    }))
    .filter(({ concept }) => !ofSubjects.has(images.concepts[concept] as string));
  return {
    rows: drawings.map(({ description }) => inputOf(description)),
    sameSubject: likePairs(drawings),
    sameConcept: conceptPairs(drawings),
    sameStyle: stylePairs(drawings),
    concepts: new Set(drawings.map(({ concept }) => concept)).size,
  };
}

interface Drawing {
  readonly description: Description;
  readonly concept: number;
  readonly style: number;
}

/** Index of each concept's drawing in each style. */
function byConcept(drawings: readonly Drawing[]): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const found = new Map<number, Map<number, number>>();
  for (const [index, { concept, style }] of drawings.entries()) {
    found.set(concept, (found.get(concept) ?? new Map<number, number>()).set(style, index));
  }
  return found;
}

/** Concepts are like where their drawings are, averaged over the styles: what all styles draw as one thing in two states. */
function likePairs(drawings: readonly Drawing[]): [number, number][] {
  const standard = standardOf(drawings.map(({ description }) => description.content));
  const contents = drawings.map(({ description }) => unit(standardise(description.content, standard)));
  const concepts = [...byConcept(drawings).values()];
  return concepts.flatMap((own) =>
    concepts
      .filter((other) => other !== own)
      .map((other) => {
        const pairs = inBoth(own, other);
        const cosines = pairs.map(([a, b]) => dot(contents[a] as Float32Array, contents[b] as Float32Array));
        return {
          pairs,
          cosine: cosines.reduce((sum, value) => sum + value, 0) / Math.max(1, cosines.length),
        };
      })
      .filter(({ cosine }) => cosine > likeCosine)
      .sort((left, right) => right.cosine - left.cosine)
      .slice(0, likeMax)
      .flatMap(({ pairs }) => pairs),
  );
}

/** Drawings of two concepts in each style that draws both. */
function inBoth(left: ReadonlyMap<number, number>, right: ReadonlyMap<number, number>): [number, number][] {
  return [...left].flatMap(([style, own]): [number, number][] => {
    const other = right.get(style);
    return other === undefined ? [] : [[own, other]];
  });
}

function conceptPairs(drawings: readonly Drawing[]): [number, number][] {
  return [...byConcept(drawings).values()].flatMap((byStyle) => {
    const ofConcept = [...byStyle.values()];
    return ofConcept.flatMap((own, position) =>
      ofConcept.slice(position + 1).map((other): [number, number] => [own, other]),
    );
  });
}

function stylePairs(drawings: readonly Drawing[]): [number, number][] {
  const styles = new Set(drawings.map(({ style }) => style));
  return [...styles].flatMap((style) => {
    const ofStyle = [...drawings.keys()].filter((index) => drawings[index]?.style === style);
    // Strides far apart in Unicode's order, so that partners are of different kinds.
    return ofStyle.flatMap((own, position) =>
      Array.from({ length: stylePartners }, (_, turn): [number, number] => {
        const stride = Math.floor(((turn + 1) * ofStyle.length) / (stylePartners + 2)) + 1;
        return [own, ofStyle[(position + stride) % ofStyle.length] as number];
      }),
    );
  });
}
