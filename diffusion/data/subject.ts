import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import { type ImageSet, loadImageSet } from './dataset.ts';
import type { EverydayPart } from './domains.ts';
import { trainingStyles } from './styles.ts';
import { subjectFamilies, type SubjectFamilyName } from './subject-families.ts';

/**
 * What DreamBooth teaches: one subject in a style that the base net has never seen, from a handful of pictures.
 *
 * @see Ruiz et al. 2023, "DreamBooth"
 */
export interface Subject {
  readonly name: string;
  readonly family: SubjectFamilyName;
  readonly role: SubjectRole;
  readonly part: EverydayPart;
  readonly style: string;
  /** The class word with a rare token before it, which the base net knows nothing of. */
  readonly prompt: string;
  readonly classPrompt: string;
  /** Labels of the pictures trained on. */
  readonly training: readonly string[];
  /** Labels of the pictures that score: never trained on in this style. */
  readonly heldOut: readonly string[];
  /** Labels drawn in the training styles for prior preservation. */
  readonly classConcepts: readonly string[];
}

/** One piece or two of the text encoder's vocabulary, in no label of emojibase; DreamBooth's own choice. */
export const rareToken = 'sks';

/**
 * The part a subject plays in experiments. `development`: settings may be chosen by it. `test`: it is only ever judged.
 * `spare`: neither, because the base net draws its class too badly or another subject of its domain was preferred.
 */
type SubjectRole = 'development' | 'test' | 'spare';

const families: readonly [SubjectFamilyName, SubjectRole][] = [
  ['cat', 'development'],
  ['heart', 'spare'],
  ['smiley', 'test'],
  ['bear', 'spare'],
  ['fish', 'test'],
  ['flower', 'spare'],
  ['fruit', 'test'],
  ['glass', 'spare'],
  ['cake', 'spare'],
  ['car', 'test'],
  ['train', 'spare'],
  ['ship', 'test'],
  ['book', 'development'],
  ['paper', 'test'],
  ['ball', 'spare'],
  ['shoe', 'spare'],
  ['shirt', 'spare'],
];

/** Each family in each held-out style. A family has one role in both: what was chosen by it in one style fits it in the other. */
export const subjects: readonly Subject[] = (
  [
    ['openmoji', 'openmoji'],
    ['fluent', 'fluent-emoji-flat'],
  ] as const
).flatMap(([prefix, style]) =>
  families.map(([family, role]): Subject => {
    const { classWords, ...rest } = subjectFamilies[family];
    return {
      name: `${prefix}-${family}`,
      family,
      role,
      style,
      prompt: `${rareToken} ${classWords}`,
      ...rest,
    };
  }),
);

/**
 * The prompt that asks for the subject as a held-out picture shows it: `sks crying cat`. It is never trained on, neither by
 * the base net nor by an adapter, and its words beside the rare token are a caption that the base net knows.
 */
export const contextPrompt = (label: string): string => `${rareToken} ${label}`;

export interface SubjectImages {
  readonly subject: Subject;
  readonly training: ImageSet;
  readonly heldOut: ImageSet;
  readonly classImages: ImageSet;
}

/** @throws YatesError E_SUBJECT for a name that is not in `subjects` */
export function subjectNamed(name: string): Subject {
  const subject = subjects.find((each) => each.name === name);
  if (subject !== undefined) return subject;
  throw new YatesError({
    code: 'E_SUBJECT',
    message: `no subject is called "${name}"`,
    next: didYouMean(
      name,
      subjects.map((each) => each.name),
    ),
  });
}

/** The captions in these sets are the concepts' own labels; DreamBooth trains on `prompt` and `classPrompt` instead. */
export async function loadSubject(name: string): Promise<SubjectImages> {
  const subject = subjectNamed(name);
  const load = (styles: readonly string[], concepts: readonly string[]): Promise<ImageSet> =>
    loadImageSet({ domain: 'all', styles, concepts });
  return {
    subject,
    training: await load([subject.style], subject.training),
    heldOut: await load([subject.style], subject.heldOut),
    classImages: await load(trainingStyles, subject.classConcepts),
  };
}
