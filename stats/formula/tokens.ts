import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';

type TokenKind = 'name' | 'number' | 'operator' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** A quoted name without its quotes; '' at the end. */
  readonly text: string;
  /** One-based. */
  readonly column: number;
}

const patterns: readonly (readonly [TokenKind | 'space' | 'quoted', RegExp])[] = [
  ['space', /\s+/y],
  ['quoted', /`([^`]+)`/y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?(?![\p{L}\p{N}_.])/iuy],
  ['name', /[\p{L}\p{N}_][\p{L}\p{N}_.]*/uy],
  ['operator', /\*\*|%in%|[~+\-*/:^()|,]/y],
];

/**
 * Splits a formula. A column name with other characters than letters, digits, `_` and `.` is written in backticks.
 *
 * @param source what the user calls the formula: `--formula`
 * @throws YatesError E_FORMULA, with the column
 */
export function tokenise(text: string, source: string): Token[] {
  if (text.length > limits.formulaChars) {
    throw new YatesError({
      code: 'E_FORMULA',
      message: `the formula has ${text.length} characters, more than ${limits.formulaChars}`,
      place: { file: source, line: 1, column: 1 },
      next: 'write (a + b + c)^2 for main effects and interactions of two',
    });
  }
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const [kind, match] = nextMatch(text, at);
    if (kind === undefined || match === undefined) {
      throw new YatesError({
        code: 'E_FORMULA',
        message: `"${text[at]}" means nothing in a formula`,
        place: { file: source, line: 1, column: at + 1 },
        next: 'use names with ~ + - : * / ^ | , %in% and parentheses; write an unusual column name in backticks',
      });
    }
    if (kind === 'quoted') tokens.push({ kind: 'name', text: match[1] as string, column: at + 1 });
    else if (kind !== 'space') tokens.push({ kind, text: match[0], column: at + 1 });
    at += match[0].length;
  }
  return [...tokens, { kind: 'end', text: '', column: text.length + 1 }];
}

function nextMatch(
  text: string,
  at: number,
): [TokenKind | 'space' | 'quoted', RegExpExecArray] | [undefined, undefined] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return [kind, match];
  }
  return [undefined, undefined];
}
