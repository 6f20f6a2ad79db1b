import type { EverydayPart } from './domains.ts';

/** What the subjects of one class have in common, whatever style draws them. */
export interface SubjectFamily {
  readonly part: EverydayPart;
  /** Words for the class, which the rare token goes before. */
  readonly classWords: string;
  /** Caption of the base net's training set that stands for the class. */
  readonly classPrompt: string;
  /** Labels of the pictures trained on. */
  readonly training: readonly string[];
  /** Labels of the pictures that score, each of them a caption that the base net knows from other styles. */
  readonly heldOut: readonly string[];
  /** Labels drawn in the training styles for prior preservation. */
  readonly classConcepts: readonly string[];
}

/** Families of concepts that one style draws as one thing in several states, kinds or colours. */
export const subjectFamilies = {
  cat: {
    part: 'faces',
    classWords: 'cat face',
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
  },
  heart: {
    part: 'faces',
    classWords: 'heart',
    classPrompt: 'red heart',
    training: ['red heart', 'yellow heart', 'blue heart', 'black heart', 'brown heart'],
    heldOut: ['green heart', 'purple heart', 'orange heart', 'white heart'],
    classConcepts: ['red heart', 'yellow heart', 'green heart', 'blue heart', 'purple heart'],
  },
  smiley: {
    part: 'faces',
    classWords: 'smiling face',
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
  },
  bear: {
    part: 'animals',
    classWords: 'bear',
    classPrompt: 'bear',
    training: ['bear', 'koala', 'hamster', 'mouse face', 'polar bear'],
    heldOut: ['panda', 'wolf', 'fox', 'rabbit face'],
    classConcepts: ['bear', 'koala', 'panda', 'hamster', 'mouse face'],
  },
  fish: {
    part: 'animals',
    classWords: 'fish',
    classPrompt: 'fish',
    training: ['fish', 'blowfish', 'dolphin', 'whale'],
    heldOut: ['tropical fish', 'shark', 'spouting whale'],
    classConcepts: ['fish', 'tropical fish', 'blowfish', 'dolphin', 'whale'],
  },
  flower: {
    part: 'animals',
    classWords: 'flower',
    classPrompt: 'blossom',
    training: ['cherry blossom', 'blossom', 'rose', 'white flower', 'hyacinth'],
    heldOut: ['hibiscus', 'sunflower', 'tulip', 'rosette'],
    classConcepts: ['blossom', 'cherry blossom', 'rose', 'sunflower', 'tulip'],
  },
  fruit: {
    part: 'food',
    classWords: 'apple',
    classPrompt: 'red apple',
    training: ['red apple', 'tangerine', 'peach', 'tomato', 'mango'],
    heldOut: ['green apple', 'lemon', 'pear', 'cherries'],
    classConcepts: ['red apple', 'green apple', 'tangerine', 'peach', 'pear'],
  },
  glass: {
    part: 'food',
    classWords: 'glass',
    classPrompt: 'wine glass',
    training: ['wine glass', 'beer mug', 'tumbler glass', 'glass of milk', 'cup with straw'],
    heldOut: ['cocktail glass', 'tropical drink', 'clinking beer mugs', 'clinking glasses'],
    classConcepts: ['wine glass', 'beer mug', 'tumbler glass', 'cocktail glass', 'glass of milk'],
  },
  cake: {
    part: 'food',
    classWords: 'cake',
    classPrompt: 'shortcake',
    training: ['birthday cake', 'cupcake', 'custard', 'ice cream', 'doughnut'],
    heldOut: ['shortcake', 'soft ice cream', 'shaved ice', 'cookie'],
    classConcepts: ['shortcake', 'birthday cake', 'custard', 'ice cream', 'doughnut'],
  },
  car: {
    part: 'transport',
    classWords: 'automobile',
    classPrompt: 'automobile',
    training: ['automobile', 'taxi', 'oncoming automobile', 'minibus', 'pickup truck'],
    heldOut: ['sport utility vehicle', 'police car', 'oncoming taxi', 'delivery truck'],
    classConcepts: ['automobile', 'taxi', 'oncoming automobile', 'minibus', 'police car'],
  },
  train: {
    part: 'transport',
    classWords: 'train',
    classPrompt: 'train',
    training: ['train', 'metro', 'tram', 'light rail', 'monorail'],
    heldOut: ['high-speed train', 'station', 'tram car', 'railway car'],
    classConcepts: ['train', 'metro', 'tram', 'light rail', 'high-speed train'],
  },
  ship: {
    part: 'transport',
    classWords: 'ship',
    classPrompt: 'ship',
    training: ['ship', 'ferry', 'motor boat', 'canoe'],
    heldOut: ['passenger ship', 'sailboat', 'speedboat'],
    classConcepts: ['ship', 'ferry', 'motor boat', 'sailboat', 'passenger ship'],
  },
  book: {
    part: 'objects',
    classWords: 'book',
    classPrompt: 'closed book',
    training: ['closed book', 'green book', 'notebook', 'books', 'ledger'],
    heldOut: ['blue book', 'orange book', 'open book', 'notebook with decorative cover'],
    classConcepts: ['closed book', 'green book', 'blue book', 'notebook', 'books'],
  },
  paper: {
    part: 'objects',
    classWords: 'page',
    classPrompt: 'page with curl',
    training: ['page with curl', 'memo', 'scroll', 'clipboard', 'spiral notepad'],
    heldOut: ['page facing up', 'bookmark tabs', 'newspaper', 'spiral calendar'],
    classConcepts: ['page with curl', 'page facing up', 'memo', 'clipboard', 'spiral notepad'],
  },
  ball: {
    part: 'objects',
    classWords: 'ball',
    classPrompt: 'soccer ball',
    training: ['soccer ball', 'baseball', 'tennis', 'pool 8 ball', 'softball'],
    heldOut: ['basketball', 'volleyball', 'american football', 'rugby football'],
    classConcepts: ['soccer ball', 'baseball', 'basketball', 'volleyball', 'pool 8 ball'],
  },
  shoe: {
    part: 'objects',
    classWords: 'shoe',
    classPrompt: 'running shoe',
    training: ['running shoe', 'man’s shoe', 'woman’s boot', 'hiking boot', 'flat shoe'],
    heldOut: ['high-heeled shoe', 'woman’s sandal', 'ice skate'],
    classConcepts: ['running shoe', 'man’s shoe', 'woman’s boot', 'high-heeled shoe', 'woman’s sandal'],
  },
  shirt: {
    part: 'objects',
    classWords: 'shirt',
    classPrompt: 't-shirt',
    training: ['t-shirt', 'dress', 'kimono', 'coat', 'lab coat'],
    heldOut: ['running shirt', 'woman’s clothes', 'jeans', 'martial arts uniform'],
    classConcepts: ['t-shirt', 'dress', 'kimono', 'running shirt', 'woman’s clothes'],
  },
} as const satisfies Readonly<Record<string, SubjectFamily>>;

/** Whose pictures a trial learns from where neither a factor nor an option says. */
export const defaultSubject = 'openmoji-cat';

export type SubjectFamilyName = keyof typeof subjectFamilies;
