/** Options of a script as its calls of `add_argument` declare them, read without running it. */
import type { Level } from '../../design/sweep-spec.ts';
import { type Call, callsIn, constantsIn, type Literal, literalOf } from './python-calls.ts';
import type { Token } from './python-tokens.ts';
import type { OptionKind, ScriptOption } from './script-option.ts';

/**
 * @returns options in the order of the text; one that several parsers of subcommands share once for each of them
 */
export function argparseOptions(tokens: readonly Token[]): ScriptOption[] {
  const constants = constantsIn(tokens);
  const calls = callsIn(tokens, (name) => parserCalls.has(name));
  const parents = new Set(calls.flatMap(parentsOf));
  // What each name stands for at this place of the text: a parser of a subcommand, one that gives others its options, or the script's own.
  const parsers = new Map<string, { readonly subcommand?: string; readonly parent?: string }>();
  const shared = new Map<string, ScriptOption[]>();
  const options: ScriptOption[] = [];
  for (const call of calls) {
    const owner = parsers.get(call.owner.slice(0, -1)) ?? {};
    if (call.name === 'ArgumentParser')
      parsers.set(call.target, parents.has(call.target) ? { parent: call.target } : {});
    else if (call.name === 'add_parser') {
      const subcommand = literalOf(call.positional[0] ?? [], constants);
      if (typeof subcommand !== 'string') continue;
      parsers.set(call.target, { subcommand });
      for (const parent of parentsOf(call))
        options.push(...(shared.get(parent) ?? []).map((option) => ({ ...option, subcommand })));
    } else if (call.name !== 'add_argument') parsers.set(call.target, owner);
    else {
      const found = optionOf(call, constants);
      if (owner.parent !== undefined)
        shared.set(owner.parent, [...(shared.get(owner.parent) ?? []), ...found]);
      else
        options.push(
          ...found.map((option) => (owner.subcommand ? { ...option, subcommand: owner.subcommand } : option)),
        );
    }
  }
  // Of a parent of the script's own parser, everything is the script's own.
  for (const call of calls)
    if (call.name === 'ArgumentParser')
      options.push(...parentsOf(call).flatMap((parent) => shared.get(parent) ?? []));
  // The same option may be declared in two branches of a script: the first is taken.
  const first = new Map<string, ScriptOption>();
  for (const option of options) {
    const key = JSON.stringify([option.subcommand, option.name]);
    if (!first.has(key)) first.set(key, option);
  }
  return [...first.values()];
}

const parserCalls: ReadonlySet<string> = new Set([
  'ArgumentParser',
  'add_parser',
  'add_argument_group',
  'add_mutually_exclusive_group',
  'add_argument',
]);

/** `parents=[common, other]`. */
const parentsOf = ({ named }: Call): string[] =>
  (named.get('parents') ?? []).filter(({ kind }) => kind === 'name').map(({ text }) => text);

function optionOf(call: Call, constants: ReadonlyMap<string, Literal>): ScriptOption[] {
  const value = (key: string): Literal | undefined => literalOf(call.named.get(key) ?? [], constants);
  const names = call.positional
    .map((tokens) => literalOf(tokens, constants))
    .filter((name) => typeof name === 'string');
  const long = names.find((name) => name.startsWith('--')) ?? names[0];
  if (long === undefined || (long.startsWith('--no-') && value('action') === 'help')) return [];
  const isPositional = !long.startsWith('-');
  const written = value('dest');
  const name = typeof written === 'string' ? written : long.replace(/^-+/, '').replaceAll('-', '_');
  const kind = kindOf(call, value);
  if (kind === undefined) return [];
  const standard = value('default');
  const choices = value('choices') ?? listedIn(call, constants);
  return [
    {
      name,
      flag: isPositional ? '' : long,
      kind,
      default: isLevel(standard) ? standard : kind === 'flag' ? false : kind === 'off' ? true : undefined,
      choices: Array.isArray(choices) ? (choices as readonly Literal[]).filter(isLevel) : rangeOf(call),
      isRequired:
        value('required') === true || (isPositional && standard === undefined && !isOptional(value('nargs'))),
      line: call.line,
    },
  ];
}

/** Undefined for an option that sets nothing, such as one that prints a version. */
function kindOf(call: Call, value: (key: string) => Literal | undefined): OptionKind | undefined {
  const action = value('action') ?? call.named.get('action')?.at(-1)?.text;
  if (action === 'store_true') return 'flag';
  if (action === 'store_false') return 'off';
  if (action === 'BooleanOptionalAction') return 'switch';
  if (action === 'version' || action === 'help') return undefined;
  if (typeof action === 'string' && action !== 'store') return 'other';
  const nargs = value('nargs');
  if (nargs === '+' || nargs === '*') return 'list';
  if (nargs !== undefined && nargs !== '?') return 'other';
  const type = call.named
    .get('type')
    ?.map(({ text }) => text)
    .join('');
  const standard = value('default');
  if (type === 'float') return 'number';
  if (type === 'int') return 'integer';
  if (type === 'bool') return 'anyTruth';
  if (type !== undefined && /bool/i.test(type)) return 'truth';
  if (type === undefined && typeof standard === 'number') return 'text';
  if (typeof standard === 'boolean') return 'truth';
  return Array.isArray(standard) ? 'other' : 'text';
}

/** `choices=sorted(MODELS)`, `list(MODELS)` and `MODELS.keys()`, of a list or a dictionary at the top of the file. */
function listedIn(call: Call, constants: ReadonlyMap<string, Literal>): Literal | undefined {
  const text = call.named
    .get('choices')
    ?.map((token) => token.text)
    .join('');
  const [, order, name = ''] = /^(?:(sorted|list|tuple)\()?(\w+)(?:\.keys\(\))?\)?$/.exec(text ?? '') ?? [];
  const listed = constants.get(name);
  if (order !== 'sorted' || !Array.isArray(listed)) return listed;
  return (listed as Literal[]).toSorted((left, right) => (String(left) < String(right) ? -1 : 1));
}

/** `choices=range(3)` and `range(1, 4)`. */
function rangeOf(call: Call): number[] {
  const text =
    call.named
      .get('choices')
      ?.map((token) => token.text)
      .join('') ?? '';
  const [, from, to] = /^range\((?:(\d{1,4}),)?(\d{1,4})\)$/.exec(text) ?? [];
  const first = Number(from ?? 0);
  const count = Math.min(100, Math.max(0, Number(to ?? 0) - first));
  return Array.from({ length: count }, (_, at) => first + at);
}

const isOptional = (nargs: Literal | undefined): boolean => nargs === '?' || nargs === '*';

const isLevel = (value: Literal | undefined): value is Level =>
  value !== undefined && value !== null && typeof value !== 'object';
