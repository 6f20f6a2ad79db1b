import { type ImageSet, loadImageSet } from '../../data/dataset.ts';
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
  const kept = new Set(
    Object.values(subjectFamilies).flatMap(
      ({ training, heldOut, classConcepts }) => [...training, ...heldOut, ...classConcepts] as string[],
    ),
  );
  const { concepts } = await loadImageSet({ domain: 'everyday', styles: [] });
  const images = await loadImageSet({
    domain: 'everyday',
    styles: trainingStyles,
    concepts: concepts.filter((label) => !kept.has(label)),
  });
  const descriptions = await scorer.describeCached(images.pixels);
  return {
    rows: descriptions.map(inputOf),
    sameSubject: likePairs(images, descriptions),
    sameStyle: stylePairs(images),
    concepts: images.concepts.length,
  };
}

/** Index of each concept's drawing in each style. */
function drawingsOf({ concepts, styles, concept, style, count }: ImageSet): (number | undefined)[][] {
  const drawings = concepts.map(() => new Array<number | undefined>(styles.length).fill(undefined));
  for (let index = 0; index < count; index++) {
    (drawings[concept[index] as number] as (number | undefined)[])[style[index] as number] = index;
  }
  return drawings;
}

/** Concepts are like where their drawings are, averaged over the styles: what all styles draw as one thing in two states. */
function likePairs(images: ImageSet, descriptions: readonly Description[]): [number, number][] {
  const standard = standardOf(descriptions.map(({ content }) => content));
  const contents = descriptions.map(({ content }) => unit(standardise(content, standard)));
  const drawings = drawingsOf(images);
  const likeness = (left: number, right: number): number => {
    const cosines = inBoth(drawings, left, right).map(([a, b]) =>
      dot(contents[a] as Float32Array, contents[b] as Float32Array),
    );
    return cosines.length === 0 ? -1 : cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
  };
  return drawings.flatMap((_, concept) =>
    drawings
      .map((__, other) => ({ other, cosine: other === concept ? -1 : likeness(concept, other) }))
      .filter(({ cosine }) => cosine > likeCosine)
      .sort((left, right) => right.cosine - left.cosine)
      .slice(0, likeMax)
      .flatMap(({ other }) => inBoth(drawings, concept, other)),
  );
}

/** Drawings of two concepts in each style that draws both. */
function inBoth(
  drawings: readonly (readonly (number | undefined)[])[],
  left: number,
  right: number,
): [number, number][] {
  return (drawings[left] as (number | undefined)[]).flatMap((own, style): [number, number][] => {
    const other = drawings[right]?.[style];
    return own === undefined || other === undefined ? [] : [[own, other]];
  });
}

function stylePairs({ style, styles, count }: ImageSet): [number, number][] {
  return styles.flatMap((_, at) => {
    const drawings = Array.from({ length: count }, (__, index) => index).filter(
      (index) => style[index] === at,
    );
    // Strides far apart in Unicode's order, so that partners are of different kinds.
    return drawings.flatMap((own, position) =>
      Array.from({ length: stylePartners }, (__, turn): [number, number] => {
        const stride = Math.floor(((turn + 1) * drawings.length) / (stylePartners + 2)) + 1;
        return [own, drawings[(position + stride) % drawings.length] as number];
      }),
    );
  });
}
