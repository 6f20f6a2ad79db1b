import type { CsvValue } from './csv.ts';

/**
 * A row of a table as a line of JSON Lines: an object under the names of the columns. What is not known is left out; a number that is
 * not finite, for which JSON has no form, is the text NaN, Infinity or -Infinity.
 */
export function jsonLine(header: readonly string[], row: readonly CsvValue[]): string {
  const known = header.flatMap((name, index) => {
    const value = row[index];
    if (value === undefined || value === null) return [];
    return [[name, typeof value === 'number' && !Number.isFinite(value) ? String(value) : value] as const];
  });
  return `${JSON.stringify(Object.fromEntries(known))}\n`;
}

/** The lines of a table, each made when it is asked for. */
export function* jsonLines(
  header: readonly string[],
  rows: Iterable<readonly CsvValue[]>,
): Generator<string, void, undefined> {
  for (const row of rows) yield jsonLine(header, row);
}
