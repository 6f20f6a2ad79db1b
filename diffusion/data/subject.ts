import { YatesError } from '../../base/error.ts';
import { type ImageSet, loadImageSet } from './dataset.ts';
import { trainingStyles } from './styles.ts';

/**
 * What DreamBooth teaches: one subject in a style that the base net has never seen, from a handful of pictures.
 *
 * @see Ruiz et al. 2023, "DreamBooth"
 */
export interface Subject {
  readonly name: string;
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

const cats = {
  prompt: `${rareToken} cat face`,
  classPrompt: 'cat face',
  training: [
    'grinning cat',
    'cat with tears of joy',
    'smiling cat with heart-eyes',
    'kissing cat',
    'weary cat',
  ],
  heldOut: ['grinning cat with smiling eyes', 'cat with wry smile', 'crying cat', 'pouting cat'],
  classConcepts: [
    'cat face',
    'grinning cat',
    'cat with tears of joy',
    'smiling cat with heart-eyes',
    'crying cat',
  ],
};

const hearts = {
  prompt: `${rareToken} heart`,
  classPrompt: 'red heart',
  training: ['red heart', 'yellow heart', 'blue heart', 'black heart', 'brown heart'],
  heldOut: ['green heart', 'purple heart', 'orange heart', 'white heart'],
  classConcepts: ['red heart', 'yellow heart', 'green heart', 'blue heart', 'purple heart'],
};

const smileys = {
  prompt: `${rareToken} smiling face`,
  classPrompt: 'smiling face',
  training: [
    'grinning face',
    'grinning face with smiling eyes',
    'winking face',
    'face with tongue',
    'neutral face',
    'smiling face with heart-eyes',
  ],
  heldOut: [
    'grinning face with big eyes',
    'slightly smiling face',
    'smiling face with smiling eyes',
    'frowning face',
  ],
  classConcepts: [
    'grinning face',
    'slightly smiling face',
    'winking face',
    'neutral face',
    'face with tongue',
  ],
};

export const subjects: readonly Subject[] = [
  { name: 'openmoji-cat', style: 'openmoji', ...cats },
  { name: 'openmoji-heart', style: 'openmoji', ...hearts },
  { name: 'openmoji-smiley', style: 'openmoji', ...smileys },
  { name: 'fluent-cat', style: 'fluent-emoji-flat', ...cats },
  { name: 'fluent-heart', style: 'fluent-emoji-flat', ...hearts },
  { name: 'fluent-smiley', style: 'fluent-emoji-flat', ...smileys },
];

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
    next: `use one of ${subjects.map((each) => each.name).join(', ')}`,
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
