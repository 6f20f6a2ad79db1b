import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import type { Concept } from './concepts.ts';
import { conceptsOf, restrict } from './domains.ts';
import { type IconPack, loadIconPack } from './icon-pack.ts';
import { imageBytes } from './image-side.ts';
import { type Style, styles as allStyles } from './styles.ts';

export { type TextState, textStates } from './text-states.ts';

/** Captioned images, ordered by concept and, within a concept, by style. */
export interface ImageSet {
  readonly count: number;
  /** [N,32,32,3], RGB on white. */
  readonly pixels: Uint8Array;
  /** [N], index into `concepts`. */
  readonly concept: Int32Array;
  /** [N], index into `styles`. */
  readonly style: Int32Array;
  /** Labels of all concepts asked for, drawn or not. */
  readonly concepts: readonly string[];
  readonly styles: readonly string[];
  /** [N], caption of image i: the concept's label, the same in every style. */
  readonly captions: readonly string[];
}

export interface ImageRequest {
  /** A list of domains.ts: `faces-animals-food`, `animals-food`, `all`. */
  readonly domain: string;
  /** Names of styles.ts, for instance `trainingStyles`. */
  readonly styles: readonly string[];
  /** Labels within the domain; left out: the whole domain. */
  readonly concepts?: readonly string[];
}

/**
 * The drawings of the concepts in the styles; a drawing that does not exist is left out. Icons come from installed
 * packages and are drawn once (about 1 ms each), then read from the cache.
 *
 * @throws YatesError E_IMAGE_DOMAIN, E_IMAGE_STYLE, E_IMAGE_CONCEPT for an unknown name
 */
export async function loadImageSet(request: ImageRequest): Promise<ImageSet> {
  const styles = request.styles.map(styleNamed);
  const domain = await conceptsOf(request.domain);
  const concepts = request.concepts === undefined ? domain : restrict(domain, request.concepts);
  const packs: IconPack[] = [];
  // One at a time: each set is parsed whole, and four at once would take 500 MB.
  for (const style of styles) packs.push(await loadIconPack(style, concepts));
  const found = concepts.flatMap((concept, conceptIndex) =>
    packs.flatMap(({ images }, styleIndex) => {
      const image = images[conceptIndex];
      return image === undefined ? [] : [{ concept, conceptIndex, styleIndex, image }];
    }),
  );
  return assemble(found, concepts, styles);
}

interface Found {
  readonly concept: Concept;
  readonly conceptIndex: number;
  readonly styleIndex: number;
  readonly image: Uint8Array;
}

function assemble(found: readonly Found[], concepts: readonly Concept[], styles: readonly Style[]): ImageSet {
  const pixels = new Uint8Array(found.length * imageBytes);
  found.forEach(({ image }, index) => pixels.set(image, index * imageBytes));
  return {
    count: found.length,
    pixels,
    concept: Int32Array.from(found, ({ conceptIndex }) => conceptIndex),
    style: Int32Array.from(found, ({ styleIndex }) => styleIndex),
    concepts: concepts.map(({ label }) => label),
    styles: styles.map(({ name }) => name),
    captions: found.map(({ concept }) => concept.label),
  };
}

function styleNamed(name: string): Style {
  const style = allStyles.find((each) => each.name === name);
  if (style !== undefined) return style;
  throw new YatesError({
    code: 'E_IMAGE_STYLE',
    message: `no icon style is called "${name}"`,
    next: didYouMean(
      name,
      allStyles.map((each) => each.name),
    ),
  });
}
