import type { CsvValue } from './csv.ts';

/**
 * The rows of a table as JSON Lines: an object a line, under the names of its columns. What is not known is left out; a number that is
 * not finite, for which JSON has no form, is the text NaN, Infinity or -Infinity.
 */
export function jsonLines(header: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  let text = '';
  for (const row of rows) {
    const known = header.flatMap((name, index) => {
      const value = row[index];
      if (value === undefined || value === null) return [];
      return [[name, typeof value === 'number' && !Number.isFinite(value) ? String(value) : value] as const];
    });
    text += `${JSON.stringify(Object.fromEntries(known))}\n`;
  }
  return text;
}
