/** Calls in Python text with their arguments, and the values of those that are literals. */
import type { Token } from './python-tokens.ts';

export interface Call {
  /** Last name before the bracket: `add_argument` of `parser.add_argument(`. */
  readonly name: string;
  /** Names before it, with the dots: `parser.`. */
  readonly owner: string;
  /** What it is assigned to: `sub` of `sub = parser.add_subparsers(`; empty where it is to nothing. */
  readonly target: string;
  readonly positional: readonly (readonly Token[])[];
  readonly named: ReadonlyMap<string, readonly Token[]>;
  readonly line: number;
  readonly lastLine: number;
}

/** Nested deeper, and more calls, than in any program that is read by people. */
const depthMax = 50;
const callsMax = 5_000;

/** @param wanted true for the names of calls that are looked for */
export function callsIn(tokens: readonly Token[], wanted: (name: string) => boolean): Call[] {
  const calls: Call[] = [];
  for (let at = 0; at + 1 < tokens.length && calls.length < callsMax; at++) {
    const token = tokens[at];
    if (token?.kind !== 'name' || !wanted(token.text) || tokens[at + 1]?.text !== '(') continue;
    if (tokens[at - 1]?.text === 'def') continue;
    const { groups, end } = groupsFrom(tokens, at + 2);
    const named = new Map<string, readonly Token[]>();
    const positional: Token[][] = [];
    for (const group of groups) {
      const [key, equals] = group;
      if (key?.kind === 'name' && equals?.text === '=' && group[2]?.text !== '=')
        named.set(key.text, group.slice(2));
      else if (group.length > 0) positional.push(group);
    }
    let first = at;
    while (tokens[first - 1]?.text === '.' && tokens[first - 2]?.kind === 'name') first -= 2;
    const owner = tokens
      .slice(first, at)
      .map(({ text }) => text)
      .join('');
    calls.push({
      name: token.text,
      owner,
      target: tokens[first - 1]?.text === '=' ? namesBefore(tokens, first - 1) : '',
      positional,
      named,
      line: token.line,
      lastLine: tokens[end]?.line ?? token.line,
    });
  }
  return calls;
}

/** `self.train` before the token at `end`. */
function namesBefore(tokens: readonly Token[], end: number): string {
  let first = end;
  while (tokens[first - 1]?.kind === 'name') {
    first--;
    if (tokens[first - 1]?.text !== '.') break;
    first--;
  }
  return tokens
    .slice(first, end)
    .map(({ text }) => text)
    .join('');
}

/** What stands between commas, up to the bracket that closes. */
function groupsFrom(tokens: readonly Token[], from: number): { groups: Token[][]; end: number } {
  const groups: Token[][] = [[]];
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.kind === 'newline') continue;
    if (token.kind === 'operator') {
      if ('([{'.includes(token.text)) depth++;
      else if (')]}'.includes(token.text) && depth-- === 0) return { groups, end: at };
      else if (token.text === ',' && depth === 0) {
        groups.push([]);
        continue;
      }
      if (depth > depthMax) return { groups, end: at };
    }
    groups.at(-1)?.push(token);
  }
  return { groups, end: tokens.length - 1 };
}

export type Literal = string | number | boolean | null | readonly Literal[];

/**
 * @param constants values of names that were given one at the top of the file
 * @returns undefined for what is no literal
 */
export function literalOf(
  tokens: readonly Token[],
  constants: ReadonlyMap<string, Literal> = new Map(),
): Literal | undefined {
  const [first, second] = tokens;
  if (first === undefined) return undefined;
  if (tokens.every(({ kind }) => kind === 'string')) {
    if (tokens.some(({ prefix }) => /[fb]/.test(prefix ?? ''))) return undefined;
    return tokens.map(({ text, prefix }) => (prefix === 'r' ? text : unescaped(text))).join('');
  }
  if (tokens.length === 1 && first.kind === 'name') {
    if (first.text === 'True') return true;
    if (first.text === 'False') return false;
    return first.text === 'None' ? null : constants.get(first.text);
  }
  if (tokens.length === 1 && first.kind === 'number') return numberOf(first.text);
  if (tokens.length === 2 && first.text === '-' && second?.kind === 'number') {
    const value = numberOf(second.text);
    return value === undefined ? undefined : -value;
  }
  // 1024 * 4, 2 ** 10 and the like.
  if (tokens.every(({ kind, text }) => kind === 'number' || text === '*')) return productOf(tokens);
  if (!'[('.includes(first.text) || !')]'.includes(tokens.at(-1)?.text ?? '')) return undefined;
  const { groups } = groupsFrom(tokens, 1);
  const items = groups.filter((group) => group.length > 0).map((group) => literalOf(group, constants));
  return items.includes(undefined) ? undefined : (items as Literal[]);
}

function productOf(tokens: readonly Token[]): number | undefined {
  const text = tokens.map((token) => token.text).join('');
  const power = /^(\d+)\*\*(\d+)$/.exec(text);
  if (power !== null) return Number(power[1]) ** Number(power[2]);
  const parts = text.split('*').map((part) => numberOf(part));
  return parts.reduce<number | undefined>(
    (product, part) => (product === undefined || part === undefined ? undefined : product * part),
    1,
  );
}

function numberOf(text: string): number | undefined {
  const value = Number(text.replaceAll('_', ''));
  return text === '' || !Number.isFinite(value) ? undefined : value;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

const unescaped = (text: string): string =>
  text.replaceAll(/\\(.)/gs, (_, char: string) => (char === '\n' ? '' : (escapes[char] ?? char)));

const statementTokensMax = 5_000;

/** The keys of a dictionary, where all of them are literals. */
function keysOf(tokens: readonly Token[]): Literal | undefined {
  if (tokens[0]?.text !== '{' || tokens.at(-1)?.text !== '}') return undefined;
  const groups = groupsFrom(tokens, 1).groups.filter((group) => group.length > 0);
  const keys = groups.map(([key, colon]) => (key && colon?.text === ':' ? literalOf([key]) : undefined));
  return keys.length === 0 || keys.includes(undefined) ? undefined : (keys as Literal[]);
}

/** Names that are given a literal, or a dictionary of which the keys are taken, at the top of a file, once. */
export function constantsIn(tokens: readonly Token[]): Map<string, Literal> {
  const constants = new Map<string, Literal>();
  let statement: Token[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'operator' && '([{'.includes(token.text)) depth++;
    if (token.kind === 'operator' && ')]}'.includes(token.text)) depth--;
    if (token.kind !== 'newline' || depth > 0) {
      if (token.kind !== 'newline') statement.push(token);
      continue;
    }
    const [name, equals] = statement;
    if (name?.kind === 'name' && equals?.text === '=' && statement.length < statementTokensMax) {
      const written = statement.slice(2);
      const value = literalOf(written) ?? keysOf(written);
      if (value !== undefined && !constants.has(name.text)) constants.set(name.text, value);
    }
    statement = [];
  }
  return constants;
}
