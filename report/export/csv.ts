/** Writing comma-separated values as RFC 4180 has them; stats/table/parse-csv.ts reads them. */

export type CsvValue = string | number | boolean | null | undefined;

/**
 * Lines end with LF, where the RFC has CRLF: every reader takes both, and line tools (`cut`, `awk`) leave a CR in the
 * last column. Nothing is an empty field; numbers keep every digit, and are NaN, Inf or -Inf where they are not finite,
 * as R and pandas read them.
 */
export const writeCsv = (header: readonly string[], rows: Iterable<readonly CsvValue[]>): string =>
  [...csvLines(header, rows)].join('');

/** The lines of the same text, each made when it is asked for. */
export function* csvLines(
  header: readonly string[],
  rows: Iterable<readonly CsvValue[]>,
): Generator<string, void, undefined> {
  yield csvLine(header);
  for (const row of rows) yield csvLine(row);
}

/** One line of such a file. */
export const csvLine = (row: readonly CsvValue[]): string => `${row.map(csvField).join(',')}\n`;

export function csvField(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  const text =
    typeof value === 'string'
      ? guarded(value)
      : typeof value === 'number'
        ? numberText(value)
        : String(value);
  // A text with spaces at its ends is quoted too: some readers trim what is bare.
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A number, or a single sign. */
const number = /^[+-](?:(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)?$/;

/**
 * A text that a spreadsheet would run gets an apostrophe before it, as `parseCsv` knows. A text that is a number, or a
 * single sign, is no formula.
 *
 * @see OWASP, CSV Injection
 */
function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) && !number.test(text) ? `'${text}` : text;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? 'Inf' : '-Inf';
}
