import type { Concept } from './concepts.ts';
import type { Style } from './styles.ts';

/**
 * Finds a concept's drawing in a style. Code points are safe; names are not (OpenMoji's "mouse" is the computer's), so
 * names serve only where a set publishes no code points, and the tables below mend what the name alone would miss or
 * take for another thing.
 */
export function iconNameOf(
  concept: Concept,
  style: Style,
  has: (iconName: string) => boolean,
  nameByHex: ReadonlyMap<string, string>,
): string | undefined {
  return candidates(concept, style, nameByHex).find(has);
}

function candidates(concept: Concept, style: Style, nameByHex: ReadonlyMap<string, string>): string[] {
  switch (style.match) {
    case 'hex': {
      const name = nameByHex.get(concept.hex);
      return name === undefined ? [] : [name];
    }
    case 'name': {
      const former = formerNames[concept.label];
      return former === undefined ? [kebab(concept.label)] : [kebab(concept.label), former];
    }
    case 'compact-name': {
      const own = firefoxNames[concept.label];
      return own === null ? [] : [own ?? kebab(concept.label).replaceAll('-', '')];
    }
    default:
      return style.match satisfies never;
  }
}

function kebab(label: string): string {
  return label
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f’'“”"!.,:()]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** CLDR renamed these after the older sets were drawn, and the sets keep no alias for them. */
const formerNames: Readonly<Record<string, string>> = {
  'cat with tears of joy': 'cat-face-with-tears-of-joy',
  'cat with wry smile': 'cat-face-with-wry-smile',
  'crying cat': 'crying-cat-face',
  'enraged face': 'pouting-face',
  'face with crossed-out eyes': 'dizzy-face',
  'grinning cat': 'grinning-cat-face',
  'grinning cat with smiling eyes': 'grinning-cat-face-with-smiling-eyes',
  'heart exclamation': 'heavy-heart-exclamation',
  'kissing cat': 'kissing-cat-face',
  'pouting cat': 'pouting-cat-face',
  robot: 'robot-face',
  'smiling cat with heart-eyes': 'smiling-cat-face-with-heart-eyes',
  'smiling face with open hands': 'hugging-face',
  'weary cat': 'weary-cat-face',
};

/** Firefox OS names by its own lights; null where the name of ours means another thing there or draws badly. */
const firefoxNames: Readonly<Record<string, string | null>> = {
  // The plain name is the face there, the animal is "side".
  'cat face': 'cat',
  cat: 'catside',
  'dog face': 'dog',
  dog: 'dogside',
  'mouse face': 'mouse',
  mouse: 'mouseside',
  'pig face': 'pig',
  pig: 'pigside',
  'pig nose': 'pigsnout',
  'rabbit face': 'bunny',
  rabbit: 'bunnyside',
  'tiger face': 'tiger',
  tiger: 'tigerside',
  'dragon face': 'dragonhead',
  dragon: 'dragonside',
  // Its "bird" is a head and its "heartblue" lies outside the view box.
  bird: null,
  'blue heart': null,
  camel: 'dromedarycamel',
  chestnut: 'acorn',
  'curry rice': 'curryandrice',
  'ear of corn': 'earofmaize',
  eggplant: 'aubergine',
  'evergreen tree': 'evergreen',
  ewe: 'sheep',
  'fallen leaf': 'fallingleaf',
  'fish cake with swirl': 'fishcakeswirl',
  'fork and knife with plate': 'forkknife',
  'front-facing baby chick': 'frontfacingchick',
  hamster: 'hampster',
  'hot pepper': 'chilipepper',
  'leaf fluttering in wind': 'leaffluttering',
  leopard: 'leopardside',
  panda: 'pandaface',
  'pile of poo': 'poo',
  pizza: 'sliceofpizza',
  sake: 'sakebottleandcup',
  'sheaf of rice': 'earofrice',
  'spouting whale': 'spurtingwhale',
  'two-hump camel': 'bactriancamel',
  wolf: 'wolfface',
  'hear-no-evil monkey': 'monkeyhear',
  'see-no-evil monkey': 'monkeysee',
  'speak-no-evil monkey': 'monkeyspeak',
  'green heart': 'heartgreen',
  'heart with arrow': 'heartarrow',
  'heart with ribbon': 'heartribbon',
  'purple heart': 'heartpurple',
  'two hearts': '2hearts',
  'yellow heart': 'heartyellow',
  'angry face': 'angry',
  'crying face': 'crying',
  'expressionless face': 'expressionless',
  'face screaming in fear': 'screamfear',
  'face with medical mask': 'medicalmask',
  'face with open mouth': 'openmouth',
  'face with steam from nose': 'triumph',
  'face with tears of joy': 'grintears',
  'face with tongue': 'tongueout',
  'face without mouth': 'nomouth',
  'fearful face': 'fearful',
  'grinning face': 'grin',
  'grinning face with big eyes': 'grinwide',
  'grinning face with sweat': 'grinsweat',
  'grinning squinting face': 'grinsquint',
  'loudly crying face': 'loudlycrying',
  'neutral face': 'neutral',
  'sleeping face': 'sleeping',
  'smiling face with halo': 'halo',
  'smiling face with heart-eyes': 'hearteyes',
  'smiling face with horns': 'devilhorns',
  'unamused face': 'unamused',
  'winking face': 'winking',
};
