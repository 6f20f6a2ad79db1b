import type { ModelTerm } from '../model/term.ts';

/**
 * A model as `parseFormula` reads it again: unusual column names in backticks.
 *
 * @param computed names that stand for what the formula computes, such as `log10(lr)`
 */
export function formulaText(
  response: string,
  terms: readonly ModelTerm[],
  {
    plots,
    random = [],
    computed = [],
  }: {
    readonly plots?: string | undefined;
    readonly random?: readonly ModelTerm[];
    readonly computed?: readonly string[];
  } = {},
): string {
  const named = (name: string): string => (computed.includes(name) ? name : quoted(name));
  const right = terms.map((term) => term.map(named).join(':')).join(' + ');
  const error = plots === undefined ? '' : ` + Error(${plots.split(':').map(quoted).join(':')})`;
  const groups = random.map((term) => ` + (1 | ${term.map(quoted).join(':')})`).join('');
  return `${named(response)} ~ ${right === '' ? '1' : right}${groups}${error}`;
}

/** A column name as a formula writes it. A name of digits alone would be read as a number. */
export const quoted = (name: string): string =>
  /^[\p{L}\p{N}_][\p{L}\p{N}_.]*$/u.test(name) && !/^\d+(\.\d*)?(e\d+)?$/i.test(name) ? name : `\`${name}\``;
