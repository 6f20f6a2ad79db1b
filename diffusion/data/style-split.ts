import { seededRandom, shuffle } from '../../base/random.ts';
import { conceptsOf } from './domains.ts';
import { type ImageSet, loadImageSet } from './dataset.ts';

/** What the base net learnt to draw in the training styles: only there does a score tell style from not knowing the thing. */
const known = 'animals-food';

export interface StyleImages {
  /** Drawings of the domain in the style, less the held-out concepts. */
  readonly training: ImageSet;
  /** Drawings of half of the concepts that the base net knows. */
  readonly heldOut: ImageSet;
}

/**
 * Drawings in one style, split by concept: what scores was never trained on in this style. The held-out concepts are the
 * same in every style, domain and trial.
 *
 * @param domain of the drawings trained on
 * @throws YatesError E_IMAGE_DOMAIN, E_IMAGE_STYLE for an unknown name
 */
export async function loadStyleSplit(style: string, domain: string): Promise<StyleImages> {
  const labels = async (name: string): Promise<string[]> =>
    (await conceptsOf(name)).map(({ label }) => label);
  const order = shuffle(await labels(known), seededRandom('style split'));
  const heldOut = new Set(order.slice(0, order.length / 2));
  const load = (concepts: readonly string[]): Promise<ImageSet> =>
    loadImageSet({ domain: 'all', styles: [style], concepts });
  return {
    training: await load((await labels(domain)).filter((label) => !heldOut.has(label))),
    heldOut: await load((await labels(known)).filter((label) => heldOut.has(label))),
  };
}
