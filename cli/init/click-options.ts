/** Options of a script as its decorators `@click.option` declare them, read without running it. */
import type { Level } from '../../design/sweep-spec.ts';
import { type Call, callsIn, constantsIn, type Literal, literalOf } from './python-calls.ts';
import type { Token } from './python-tokens.ts';
import type { OptionKind, ScriptOption } from './script-option.ts';

export function clickOptions(tokens: readonly Token[]): ScriptOption[] {
  const constants = constantsIn(tokens);
  const calls = callsIn(tokens, (name) => name === 'option').filter(({ owner }) => owner === 'click.');
  const options = new Map<string, ScriptOption>();
  for (const call of calls)
    for (const option of optionOf(call, constants))
      if (!options.has(option.name)) options.set(option.name, option);
  return [...options.values()];
}

function optionOf(call: Call, constants: ReadonlyMap<string, Literal>): ScriptOption[] {
  const value = (key: string): Literal | undefined => literalOf(call.named.get(key) ?? [], constants);
  const names = call.positional
    .map((tokens) => literalOf(tokens, constants))
    .filter((name) => typeof name === 'string');
  const written = names.find((name) => name.startsWith('--')) ?? names.find((name) => name.startsWith('-'));
  if (written === undefined) return [];
  const [flag = '', off] = written.split('/');
  const standard = value('default');
  const choices = choicesOf(call, constants);
  const kind = kindOf(call, standard, { off, isFlag: value('is_flag') === true });
  return [
    {
      name: names.find((name) => !name.startsWith('-')) ?? flag.replace(/^-+/, '').replaceAll('-', '_'),
      flag,
      kind,
      default: isLevel(standard) ? standard : kind === 'flag' || kind === 'switch' ? false : undefined,
      choices,
      isRequired: value('required') === true,
      line: call.line,
    },
  ];
}

function kindOf(
  call: Call,
  standard: Literal | undefined,
  { off, isFlag }: { readonly off: string | undefined; readonly isFlag: boolean },
): OptionKind {
  if (off !== undefined) return off.startsWith('--no-') ? 'switch' : 'other';
  // A flag that is on by default is never turned off by its name.
  if (isFlag) return standard === true ? 'other' : 'flag';
  if (call.named.has('nargs') || call.named.has('multiple') || call.named.has('count')) return 'other';
  const type = call.named
    .get('type')
    ?.map(({ text }) => text)
    .join('');
  if (type === 'float' || type === 'click.FLOAT' || type?.startsWith('click.FloatRange(')) return 'number';
  if (type === 'int' || type === 'click.INT' || type?.startsWith('click.IntRange(')) return 'integer';
  if (type === 'bool' || type === 'click.BOOL') return 'truth';
  if (type !== undefined) return 'text';
  if (typeof standard === 'number') return Number.isInteger(standard) ? 'integer' : 'number';
  return typeof standard === 'boolean' ? 'truth' : Array.isArray(standard) ? 'other' : 'text';
}

/** Those of `type=click.Choice([...])`. */
function choicesOf(call: Call, constants: ReadonlyMap<string, Literal>): Level[] {
  const choice = callsIn(call.named.get('type') ?? [], (name) => name === 'Choice')[0];
  const listed = literalOf(choice?.positional[0] ?? [], constants);
  return Array.isArray(listed) ? (listed as readonly Literal[]).filter(isLevel) : [];
}

const isLevel = (value: Literal | undefined): value is Level =>
  value !== undefined && value !== null && typeof value !== 'object';
