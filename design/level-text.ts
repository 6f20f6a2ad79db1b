import { limits } from '../base/limits.ts';
import type { Level } from './sweep-spec.ts';

/** A level as messages show it: text in double quotes, numbers and truth values bare. */
export function quoteLevel(level: Level): string {
  return typeof level === 'string' ? JSON.stringify(level) : String(level);
}

/** Levels as plain text, one after the other: nothing is made of those that nobody looks at. */
export function* levelTexts(levels: readonly Level[]): Iterable<string> {
  for (const level of levels) yield String(level);
}

/** What the levels of one factor all are, for messages. */
export const levelKindNames = { string: 'text', number: 'a number', boolean: 'true or false' } as const;

/**
 * The finite number that a text writes, such as a level given on a command line; undefined for any other text.
 *
 * @example
 * numberFromText('1e3'); // 1000
 * numberFromText('two'); // undefined
 */
export function numberFromText(text: string): number | undefined {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : undefined;
}

/**
 * A whole number with commas between thousands.
 *
 * @example
 * groupDigits(1000000); // '1,000,000'
 */
export function groupDigits(count: number | bigint): string {
  const digits = count.toString();
  const first = digits.length % 3 || 3;
  let text = digits.slice(0, first);
  for (let at = first; at < digits.length; at += 3) text += `,${digits.slice(at, at + 3)}`;
  return text;
}

/**
 * Why a text would not do as a level in a table; undefined if it does.
 *
 * @example
 * badText('small'); // undefined
 * badText(' '); // 'a level has no visible character'
 */
export function badText(level: string): string | undefined {
  if (level.trim() === '') return 'a level has no visible character';
  if (level.length > limits.levelChars)
    return `a level has ${level.length} characters, more than ${limits.levelChars}`;
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f\u2028\u2029]/.test(level)
    ? `level ${quoteLevel(level)} has a control character`
    : undefined;
}
