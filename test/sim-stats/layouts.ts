import type { ModelTerm } from '../../stats/model/term.ts';

/** A layout that is simulated: factors, runs, and how far random effects spread. */
export interface SimulatedLayout {
  readonly name: string;
  /** Levels of the random factor, and what it is called. */
  readonly random: { readonly name: 'seed' | 'subject'; readonly levels: number };
  /** Levels of the fixed factors a and b; 1 leaves a factor out. */
  readonly a: number;
  readonly b: number;
  /** Runs in each cell and level of the random factor. */
  readonly runs: number;
  /** Share of runs that are lost at random. */
  readonly lost: number;
  /** Standard deviations of the random factor, of its interactions with a, b and a:b, and of single runs. */
  readonly spread: {
    readonly main: number;
    readonly a: number;
    readonly b: number;
    readonly ab: number;
    readonly run: number;
  };
}

const wide = { main: 1, a: 0.7, b: 0.5, ab: 0.4, run: 0.5 };
const narrow = { main: 0.5, a: 0, b: 0.3, ab: 0, run: 1 };

function layoutsFor(levels: number): SimulatedLayout[] {
  const [a, b] = levels >= 10 ? [3, 2] : [4, 3];
  const random = { name: 'seed' as const, levels };
  return [
    { name: 'complete', random, a, b, runs: 1, lost: 0, spread: wide },
    { name: 'complete, small effects', random, a, b, runs: 1, lost: 0, spread: narrow },
    { name: 'a tenth lost', random, a, b, runs: 1, lost: 0.1, spread: wide },
    { name: 'a fifth lost', random, a, b, runs: 1, lost: 0.2, spread: wide },
    { name: 'a fifth lost, small effects', random, a, b, runs: 1, lost: 0.2, spread: narrow },
  ];
}

/** At most 60 runs each. */
export const layouts: readonly SimulatedLayout[] = [
  ...[2, 3, 5, 10].flatMap(layoutsFor),
  {
    name: 'subjects, complete',
    random: { name: 'subject', levels: 6 },
    a: 5,
    b: 1,
    runs: 2,
    lost: 0,
    spread: { ...wide, b: 0, ab: 0 },
  },
  {
    name: 'subjects, a sixth lost',
    random: { name: 'subject', levels: 6 },
    a: 5,
    b: 1,
    runs: 2,
    lost: 1 / 6,
    spread: { ...wide, b: 0, ab: 0 },
  },
];

/** Fixed terms of a layout's model. */
export const termsOf = ({ a, b }: SimulatedLayout): ModelTerm[] => [
  ...(a > 1 ? [['a']] : []),
  ...(b > 1 ? [['b']] : []),
  ...(a > 1 && b > 1 ? [['a', 'b']] : []),
];
