import type { Level } from './sweep-spec.ts';

/** A level as messages show it: text in double quotes, numbers and truth values bare. */
export function quoteLevel(level: Level): string {
  return typeof level === 'string' ? JSON.stringify(level) : String(level);
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
  return count.toString().replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
