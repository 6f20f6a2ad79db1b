/**
 * A word as a shell takes it: in single quotes where it has more than letters, digits and what is harmless.
 *
 * @example
 * shellWord('my train.py'); // "'my train.py'"
 */
export const shellWord = (text: string): string =>
  /^[\w./=:,@%+{}-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A command that can be typed again. */
export const shellLine = (words: readonly string[]): string => words.map(shellWord).join(' ');
