import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import { type Concept, readConcepts } from './concepts.ts';

/**
 * Named lists of concepts. A base net learns one of them; a small net wants a narrow one.
 * - `all`: every emoji (about 1,900).
 * - `faces-animals-food`: 325 concepts of emojibase's groups faces, animals and food, of Emoji 4 (2016) or older: the
 *   age up to which all training styles but Firefox OS's draw everything.
 * - `everyday`: 636 concepts of the same age in five parts: faces, animals, food, transport and objects.
 * - `animals-food`: 72 of those with one clear shape and colour at 32 pixels, drawn by nearly all training styles.
 */
export const domainNames = ['all', 'everyday', 'faces-animals-food', 'animals-food'] as const;
type DomainName = (typeof domainNames)[number];

const faces = 0;
const animals = 3;
const food = 4;
const activities = 6;
const objects = 7;

/** Subgroups of emojibase. */
const emotion = 15;
const transport = [54, 55, 56];
const time = 58;

/** Parts of the domain `everyday`. Hearts and cat faces count as faces, plants as animals, sports and games as objects. */
const everydayParts = ['faces', 'animals', 'food', 'transport', 'objects'] as const;
export type EverydayPart = (typeof everydayParts)[number];

/** Emoji age up to which all training styles but Firefox OS's draw everything. */
const versionMax = 4;

/** @returns the part of `everyday` that a concept belongs to, undefined for a concept outside that domain */
export function everydayPart({ label, group, subgroup, version }: Concept): EverydayPart | undefined {
  if (version > versionMax) return undefined;
  // Comic marks such as "hundred points" are no faces, and 24 clock faces differ by their hands alone.
  if (group === faces) return subgroup === emotion ? undefined : 'faces';
  if (subgroup === time) return /o’clock|-thirty/.test(label) ? undefined : 'objects';
  if (group === animals) return 'animals';
  if (group === food) return 'food';
  if (transport.includes(subgroup)) return 'transport';
  return group === activities || group === objects ? 'objects' : undefined;
}

/** @throws YatesError E_IMAGE_DOMAIN for a name that is not in `domainNames` */
export async function conceptsOf(domain: string): Promise<readonly Concept[]> {
  const concepts = await readConcepts();
  switch (domain as DomainName) {
    case 'all':
      return concepts;
    case 'everyday':
      return concepts.filter((concept) => everydayPart(concept) !== undefined);
    case 'faces-animals-food':
      return concepts.filter(
        ({ group, version }) => [faces, animals, food].includes(group) && version <= versionMax,
      );
    case 'animals-food':
      return concepts.filter(({ label }) => drawable.has(label));
    default:
      throw new YatesError({
        code: 'E_IMAGE_DOMAIN',
        message: `no image domain is called "${domain}"`,
        next: didYouMean(domain, domainNames),
      });
  }
}

/** @throws YatesError E_IMAGE_CONCEPT if a label is no concept of the domain */
export function restrict(concepts: readonly Concept[], labels: readonly string[]): readonly Concept[] {
  const byLabel = new Map(concepts.map((concept) => [concept.label, concept]));
  return labels.map((label) => {
    const concept = byLabel.get(label);
    if (concept !== undefined) return concept;
    throw new YatesError({
      code: 'E_IMAGE_CONCEPT',
      message: `no concept of this domain is called "${label}"`,
      next: 'use an English emojibase label such as "cat face"',
    });
  });
}

// biome-ignore format: a list to read in rows
const drawable: ReadonlySet<string> = new Set([
  'cat face', 'grinning cat', 'cat with tears of joy', 'smiling cat with heart-eyes', 'crying cat', 'pouting cat',
  'dog face', 'wolf', 'fox', 'lion', 'tiger face', 'horse face', 'unicorn', 'cow face', 'pig face', 'mouse face',
  'hamster', 'rabbit face', 'bear', 'koala', 'panda', 'monkey face', 'chicken', 'penguin', 'frog', 'dragon face',
  'front-facing baby chick', 'hatching chick', 'turtle', 'elephant', 'spouting whale', 'dolphin', 'fish', 'tropical fish',
  'octopus', 'crab', 'snail', 'butterfly', 'honeybee', 'lady beetle', 'snake', 'rose', 'tulip', 'sunflower',
  'cherry blossom', 'evergreen tree', 'deciduous tree', 'palm tree', 'cactus', 'four leaf clover', 'maple leaf', 'mushroom',
  'grapes', 'watermelon', 'tangerine', 'lemon', 'banana', 'pineapple', 'red apple', 'green apple', 'pear', 'peach',
  'cherries', 'strawberry', 'tomato', 'eggplant', 'carrot', 'hot pepper', 'hamburger', 'pizza', 'doughnut', 'ice cream',
]);
