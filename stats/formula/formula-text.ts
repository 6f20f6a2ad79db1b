import type { ModelTerm } from '../model/term.ts';

/** A model as `parseFormula` reads it again: unusual column names in backticks. */
export function formulaText(
  response: string,
  terms: readonly ModelTerm[],
  plots?: string,
  random: readonly ModelTerm[] = [],
): string {
  const right = terms.map((term) => term.map(quoted).join(':')).join(' + ');
  const error = plots === undefined ? '' : ` + Error(${plots.split(':').map(quoted).join(':')})`;
  const groups = random.map((term) => ` + (1 | ${term.map(quoted).join(':')})`).join('');
  return `${quoted(response)} ~ ${right === '' ? '1' : right}${groups}${error}`;
}

/** A name of digits alone would be read as a number. */
const quoted = (name: string): string =>
  /^[\p{L}\p{N}_][\p{L}\p{N}_.]*$/u.test(name) && !/^\d+$/.test(name) ? name : `\`${name}\``;
