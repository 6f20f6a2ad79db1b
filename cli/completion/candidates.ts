/** What may stand where the cursor is. Pure: words in, candidates out. */
import type { VerbRow } from '../verb-table/verb-table.ts';

/** Words, and what only others know: files are the shell's to list, sweeps the coordinator's. */
export interface Candidates {
  readonly words: readonly string[];
  readonly also?: 'files' | 'sweeps' | 'both' | undefined;
}

type Named = NonNullable<Candidates['also']>;

/** What arguments of these names stand for, where the verb below does not say otherwise. */
const named: Readonly<Record<string, Named>> = {
  sweep: 'sweeps',
  // `yates watch [id]` and `yates curves [id]` name a sweep, too.
  id: 'sweeps',
  first: 'sweeps',
  second: 'sweeps',
};

const namedOf: Readonly<Record<string, Readonly<Record<string, Named>>>> = {
  init: { script: 'files' },
  up: { sweep: 'files' },
  plan: { sweep: 'files' },
  launch: { sweep: 'files' },
  import: { file: 'files' },
  // A sweep, or a table in a file.
  analyse: { what: 'both' },
  report: { sweep: 'both' },
};

const none: Candidates = { words: [] };

/** @param typed words after `yates`; the last is the one that is being typed, and may be empty */
export function candidatesFor(verbs: readonly VerbRow[], typed: readonly string[]): Candidates {
  const current = typed.at(-1) ?? '';
  const [name = '', ...before] = typed.slice(0, -1);
  if (name === '' || name === 'help') return startingWith(current, [...verbs.map((row) => row.name), 'help']);
  const top = verbs.find((row) => row.name === name);
  if (top === undefined) return none;
  const below = top.verbs.find((row) => row.name === before[0]);
  return ofVerb(below ?? top, below === undefined ? before : before.slice(1), current);
}

function ofVerb(verb: VerbRow, before: readonly string[], current: string): Candidates {
  const [, flag = '', value] = /^(--[\w-]+)=(.*)$/.exec(current) ?? [];
  if (value !== undefined) return withFlag(ofValue(verb, flag, value), flag);
  const last = before.at(-1) ?? '';
  if (takesValue(verb, last)) return ofValue(verb, last, current);
  if (current.startsWith('-')) {
    const flags = verb.options.flatMap(({ flags: text }) => /--[\w-]+/.exec(text)?.[0] ?? []);
    return startingWith(current, [...flags, '--help']);
  }
  if (verb.verbs.length > 0)
    return startingWith(
      current,
      verb.verbs.map((row) => row.name),
    );
  const at = before.filter(
    (word, index) => !word.startsWith('-') && !takesValue(verb, before[index - 1] ?? ''),
  ).length;
  const argument = verb.arguments[at] ?? verb.arguments.find((one) => one.name.includes('...'));
  if (argument?.choices !== undefined) return startingWith(current, argument.choices);
  const [name = ''] = /\w+/.exec(argument?.name ?? '') ?? [];
  const also = namedOf[verb.name]?.[name] ?? named[name];
  return also === undefined ? none : { words: [], also };
}

/** True for an option that takes what follows as its value. One whose value may be left out does not: it may stand before an argument. */
function takesValue(verb: VerbRow, word: string): boolean {
  const option = optionOf(verb, word);
  return option !== undefined && option.flags.includes('<') && !word.includes('=');
}

const optionOf = (verb: VerbRow, word: string) =>
  word.startsWith('-') ? verb.options.find(({ flags }) => flags.split(/[ ,]+/).includes(word)) : undefined;

function ofValue(verb: VerbRow, flag: string, current: string): Candidates {
  const option = optionOf(verb, flag);
  if (option === undefined) return none;
  if (option.choices !== undefined)
    return option.several ? furtherOf(current, option.choices) : startingWith(current, option.choices);
  const [, placeholder = ''] = /[<[]([^>\]]+)/.exec(option.flags) ?? [];
  if (/^(?:file|dir|folder|program)$/.test(placeholder)) return { words: [], also: 'files' };
  return placeholder === 'sweep' ? { words: [], also: 'sweeps' } : none;
}

const startingWith = (current: string, words: readonly string[]): Candidates => ({
  words: words.filter((word) => word.startsWith(current)),
});

/** Of words with commas between, those that are not there yet may come last. */
function furtherOf(current: string, choices: readonly string[]): Candidates {
  const before = current.slice(0, current.lastIndexOf(',') + 1);
  const taken = before.split(',');
  const left = choices.filter((choice) => !taken.includes(choice));
  return startingWith(
    current,
    left.map((choice) => before + choice),
  );
}

const withFlag = ({ words, also }: Candidates, flag: string): Candidates => ({
  words: words.map((word) => `${flag}=${word}`),
  also,
});
