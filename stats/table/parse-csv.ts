import { limits } from '../../base/limits.ts';
import { plural } from '../../base/plural.ts';
import { YatesError } from '../../base/error.ts';

export interface CsvRecord {
  /** One-based line on which the record starts. */
  readonly line: number;
  readonly fields: readonly string[];
}

export interface Csv {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
}

/**
 * Reads comma-separated values as RFC 4180 has them: quotes, doubled quotes, commas and line breaks inside quotes,
 * CRLF or LF, a byte order mark. An apostrophe before `=`, `+`, `-` or `@` at the start of a field is no part of it. Where the header has no comma, semicolons or tabs separate. Blank lines are skipped.
 *
 * @param file as the user named it
 * @throws YatesError E_CSV_EMPTY, E_CSV_QUOTE, E_CSV_HEADER, E_CSV_FIELDS, with the line
 *
 * @example
 * const { header, records } = parseCsv('a,y\n"x, or y",1\n', 'runs.csv');
 * header; // ['a', 'y']
 * records; // [{ line: 2, fields: ['x, or y', '1'] }]
 * parseCsv('a,y\n1\n', 'runs.csv'); // throws E_CSV_FIELDS
 */
export function parseCsv(text: string, file: string): Csv {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const [head, ...records] = splitRecords(body, separatorOf(body), file);
  if (head === undefined) {
    throw new YatesError({
      code: 'E_CSV_EMPTY',
      message: 'the file is empty',
      place: { file },
      next: 'give a CSV file with a header line',
    });
  }
  const header = head.fields.map((name) => name.trim());
  checkHeader(header, file, head.line);
  for (const { line, fields } of records) {
    if (fields.length === header.length) continue;
    throw new YatesError({
      code: 'E_CSV_FIELDS',
      message: `${plural(fields.length, 'field')} where the header has ${header.length}`,
      place: { file, line },
      next: 'mend that line; a comma inside a value needs quotes around the value',
    });
  }
  return { header, records };
}

function separatorOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  if (header.includes(',')) return ',';
  return header.includes('\t') ? '\t' : header.includes(';') ? ';' : ',';
}

function splitRecords(text: string, separator: string, file: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const start = line;
    const fields: string[] = [];
    for (;;) {
      const { value, end, lines } =
        text[at] === '"' ? quotedField(text, at, file, line) : plainField(text, at, separator);
      fields.push(unguarded(value));
      line += lines;
      at = end;
      if (text[at] !== separator) break;
      at++;
    }
    if (at < text.length && text[at] !== '\n' && text[at] !== '\r') {
      throw new YatesError({
        code: 'E_CSV_QUOTE',
        message: `"${text[at]}" follows a closing quote`,
        place: { file, line },
        next: 'double a quote that belongs to the value: ""',
      });
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    line++;
    if (fields.length > 1 || fields[0] !== '') records.push({ line: start, fields });
  }
  return records;
}

/** Takes off the apostrophe that keeps a spreadsheet from running a text: `report/export/csv.ts` puts it there. */
const unguarded = (field: string): string => (/^'+[=+\-@\t\r]/.test(field) ? field.slice(1) : field);

function plainField(
  text: string,
  from: number,
  separator: string,
): { value: string; end: number; lines: number } {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: text.slice(from, end), end, lines: 0 };
}

function quotedField(
  text: string,
  from: number,
  file: string,
  line: number,
): { value: string; end: number; lines: number } {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      throw new YatesError({
        code: 'E_CSV_QUOTE',
        message: 'a quote is opened and never closed',
        place: { file, line },
        next: 'close it, or double a quote that belongs to the value: ""',
      });
    }
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    value += '"';
    at++;
  }
  return { value, end: at, lines: value.split('\n').length - 1 };
}

function checkHeader(header: readonly string[], file: string, line: number): void {
  const seen = new Set<string>();
  for (const [index, name] of header.entries()) {
    const fault =
      index >= limits.tableColumns
        ? `the table has more than ${limits.tableColumns} columns`
        : name === ''
          ? `column ${index + 1} has no name`
          : seen.has(name)
            ? `two columns are called "${name}"`
            : undefined;
    seen.add(name);
    if (fault === undefined) continue;
    throw new YatesError({
      code: 'E_CSV_HEADER',
      message: fault,
      place: { file, line },
      next: 'give every column a name of its own in the first line',
    });
  }
}
