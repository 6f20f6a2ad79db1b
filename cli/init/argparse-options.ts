/** Options of a script as its calls of `add_argument` declare them, read without running it. */
import type { Level } from '../../design/sweep-spec.ts';
import { type Call, callsIn, constantsIn, type Literal, literalOf } from './python-calls.ts';
import type { Token } from './python-tokens.ts';
import type { OptionKind, ScriptOption } from './script-option.ts';

export function argparseOptions(tokens: readonly Token[]): ScriptOption[] {
  const constants = constantsIn(tokens);
  const options = callsIn(tokens, (name) => name === 'add_argument').flatMap((call) =>
    optionOf(call, constants),
  );
  // Parsers of several commands may share a name: the first is taken.
  const first = new Map<string, ScriptOption>();
  for (const option of options) if (!first.has(option.name)) first.set(option.name, option);
  return [...first.values()];
}

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
