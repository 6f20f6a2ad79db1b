/** What a script prints, as far as its text shows: each call that prints with a number in place of each value. */
import { callsIn } from './python-calls.ts';
import type { Token } from './python-tokens.ts';

export interface PrintedSample {
  /** One-based line of the script. */
  readonly line: number;
  readonly text: string;
}

const calls: ReadonlySet<string> = new Set([
  'print',
  'info',
  'write',
  'log',
  'warning',
  'set_postfix_str',
  'echo',
]);
/** Stands for what is only known when the script runs. */
const sample = '0.5';

export function printedSamples(tokens: readonly Token[]): PrintedSample[] {
  return callsIn(tokens, (name) => calls.has(name)).map(({ positional, line }) => ({
    line,
    text: positional.map((group) => textOf(group)).join(' '),
  }));
}

/** One argument as it is printed: literals as they are, values as the sample. */
function textOf(tokens: readonly Token[]): string {
  const strings = tokens.filter(({ kind }) => kind === 'string');
  const [first] = tokens;
  if (first?.kind !== 'string') return sample;
  const text = strings
    .map((token) => (token.prefix?.includes('f') ? filled(token.text) : token.text))
    .join('');
  const isFormat = tokens.some((token, at) => token.text === 'format' && tokens[at - 1]?.text === '.');
  if (isFormat) return filled(text);
  const isPercent = tokens.some(({ kind, text: written }) => kind === 'operator' && written === '%');
  return isPercent ? text.replaceAll(/%[-+ 0-9.]{0,8}[a-z]/g, sample).replaceAll('%%', '%') : text;
}

/** Text with braces, each filled with the sample. */
function filled(text: string): string {
  let out = '';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (depth === 0 && (char === '{' || char === '}') && text[at + 1] === char) {
      out += char;
      at++;
    } else if (char === '{') {
      if (depth++ === 0) out += sample;
    } else if (char === '}' && depth > 0) depth--;
    else if (depth === 0) out += char;
  }
  return out;
}

/** Names of the metrics that a script prints as `json.dumps({"result": {...}})`, which needs no pattern. */
export function reportedMetrics(tokens: readonly Token[]): string[] {
  return callsIn(tokens, (name) => name === 'dumps').flatMap(({ positional: [argument = []] }) => {
    const isKey = (at: number): boolean => argument[at]?.kind === 'string' && argument[at + 1]?.text === ':';
    const result = argument.findIndex(({ text }, at) => text === 'result' && isKey(at));
    if (result === -1) return [];
    return argument.flatMap(({ text }, at) => (at > result && isKey(at) ? [text] : []));
  });
}

export interface Measured {
  readonly name: string;
  /** One-based line of the script where it is given its value last. */
  readonly line: number;
}

const telling = /(?:^|_)(?:loss|acc|accuracy|error|mse|rmse|mae|f1|auc|score|reward|perplexity|ppl)$/i;

/** The variable that most likely holds the result of a script which does not print it. */
export function measuredVariable(tokens: readonly Token[]): Measured | undefined {
  let best: Measured | undefined;
  for (const [at, token] of tokens.entries()) {
    const isAssigned = tokens[at + 1]?.text === '=' && tokens[at + 2]?.text !== '=';
    const isName = token.kind === 'name' && isAssigned && ['\n', undefined].includes(tokens[at - 1]?.text);
    if (!isName || !telling.test(token.text)) continue;
    const isHeldOut = /val|test|eval/i.test(token.text);
    if (best === undefined || isHeldOut || !/val|test|eval/i.test(best.name))
      best = { name: token.text, line: token.line };
  }
  return best;
}
