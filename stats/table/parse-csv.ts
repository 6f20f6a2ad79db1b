import { plural } from '../../base/plural.ts';
import { YatesError } from '../../base/error.ts';
import { type Csv, csvOf } from './csv.ts';
import { nameColumns } from './name-columns.ts';
import { type TextColumn, TextColumnBuilder } from './text-column.ts';

/**
 * Reads comma-separated values as RFC 4180 has them: quotes, doubled quotes, commas and line breaks inside quotes,
 * CRLF or LF, a byte order mark. An apostrophe before `=`, `+`, `-` or `@` at the start of a field is no part of it. Semicolons
 * or tabs separate where they suit the first lines better; `sep=;` before the header says so. Blank lines are skipped. An unnamed
 * first column, as pandas and R write their index, is left out, also where it numbers the rows and the
 * header has no field for it.
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
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const given = /^sep=([,;\t|])\r?\n/.exec(text.slice(start, start + 8));
  const from = start + (given?.[0].length ?? 0);
  const separator = given?.[1] ?? separatorOf(text, from, file);
  const reader = new RecordReader(text, from, given === null ? 1 : 2, separator, file);
  const head = reader.next();
  if (head === undefined) {
    throw new YatesError({
      code: 'E_CSV_EMPTY',
      message: 'the file is empty',
      place: { file },
      next: 'give a CSV file with a header line',
    });
  }
  const headLine = reader.line;
  const names = head.map((name) => unguarded(name).trim());
  let record = reader.next();
  // R's write.table has no name for its row names: every record then has one field more than the header.
  const width = record?.length === names.length + 1 ? names.length + 1 : names.length;
  const builders = Array.from({ length: width }, () => new TextColumnBuilder());
  const lines: number[] = [];
  for (; record !== undefined; record = reader.next()) {
    if (record.length !== width) throw fieldsError(record.length, names.length, file, reader.line);
    lines.push(reader.line);
    for (let column = 0; column < width; column++)
      (builders[column] as TextColumnBuilder).push(record[column] as string);
  }
  const columns = builders.map((builder) => {
    const { texts, codes } = builder.build();
    return { texts: texts.map(unguarded), codes };
  });
  if (width > names.length) {
    // A separator at the end of every line is no field.
    if (columns.at(-1)?.texts.every((text) => text === '') === true) names.push('');
    else if (isNumbering(columns[0])) names.unshift('');
    else throw fieldsError(width, names.length, file, lines[0] as number);
  }
  return csvOf({ ...nameColumns(names, columns, file, headLine), lines: Int32Array.from(lines), separator });
}

/** True for 1, 2, 3 and so on, or from 0 on. */
function isNumbering(column: TextColumn | undefined): boolean {
  if (column === undefined || column.texts.length !== column.codes.length) return false;
  const first = column.texts[0] === '0' ? 0 : 1;
  return column.texts.every((text, row) => text === String(first + row));
}

function fieldsError(fields: number, wanted: number, file: string, line: number): YatesError {
  return new YatesError({
    code: 'E_CSV_FIELDS',
    message: `${plural(fields, 'field')} where the header has ${wanted}`,
    place: { file, line },
    next: 'mend that line; a comma inside a value needs quotes around the value',
  });
}

/** Lines that are looked at to find out what separates fields. */
const sampleLines = 20;

/** The separator by which the first lines have equally many fields, two or more; else one that the header has. */
function separatorOf(text: string, from: number, file: string): string {
  const header = /[^\r\n]*/y;
  header.lastIndex = from;
  const first = header.exec(text)?.[0] ?? '';
  const inHeader = [',', '\t', ';'].filter((separator) => first.includes(separator));
  if (inHeader.length < 2) return inHeader[0] ?? ',';
  return inHeader.find((separator) => suits(text, from, separator, file)) ?? (inHeader[0] as string);
}

function suits(text: string, from: number, separator: string, file: string): boolean {
  const reader = new RecordReader(text, from, 1, separator, file);
  try {
    const width = reader.next()?.length ?? 0;
    for (let line = 0; line < sampleLines; line++) {
      const record = reader.next();
      if (record === undefined) return width > 1;
      if (record.length !== width) return false;
    }
    return width > 1;
  } catch {
    return false;
  }
}

/** Reads one record after another. A line without quotes, which most are, is split at once. */
class RecordReader {
  readonly #text: string;
  readonly #separator: string;
  readonly #file: string;
  readonly #places = new Map<string, number>();
  #at: number;
  #nextLine: number;
  /** Line on which the last record starts. */
  line: number;

  constructor(text: string, from: number, line: number, separator: string, file: string) {
    this.#text = text;
    this.#at = from;
    this.#nextLine = line;
    this.line = line;
    this.#separator = separator;
    this.#file = file;
  }

  /** The fields of the next record that is not a blank line; undefined at the end. */
  next(): string[] | undefined {
    while (this.#at < this.#text.length) {
      this.line = this.#nextLine;
      const fields = this.#plainLine() ?? this.#anyRecord();
      if (fields.length > 1 || fields[0] !== '') return fields;
    }
    return undefined;
  }

  /** Undefined for a line with a quote or a lone carriage return. */
  #plainLine(): string[] | undefined {
    const newline = this.#placeOf('\n');
    const hasReturn = newline > this.#at && this.#text[newline - 1] === '\r';
    const end = hasReturn ? newline - 1 : newline;
    if (this.#placeOf('"') < end || this.#placeOf('\r') < end) return undefined;
    const line = this.#text.slice(this.#at, end);
    this.#at = newline + 1;
    this.#nextLine++;
    return line.split(this.#separator);
  }

  /** Where the next of these is, or the end of the text. Each is looked for from where it was found last: a file may have none. */
  #placeOf(sought: '\n' | '\r' | '"'): number {
    let place = this.#places.get(sought) ?? -1;
    if (place < this.#at) {
      const found = this.#text.indexOf(sought, this.#at);
      place = found < 0 ? this.#text.length : found;
      this.#places.set(sought, place);
    }
    return place;
  }

  #anyRecord(): string[] {
    const text = this.#text;
    const fields: string[] = [];
    for (;;) {
      fields.push(text[this.#at] === '"' ? this.#quotedField() : this.#plainField());
      if (text[this.#at] !== this.#separator) break;
      this.#at++;
    }
    if (this.#at < text.length && text[this.#at] !== '\n' && text[this.#at] !== '\r') {
      throw this.#quoteError(
        `"${text[this.#at]}" follows a closing quote`,
        'double a quote that belongs to the value: ""',
      );
    }
    if (text[this.#at] === '\r' && text[this.#at + 1] === '\n') this.#at++;
    this.#at++;
    this.#nextLine++;
    return fields;
  }

  #plainField(): string {
    const text = this.#text;
    const from = this.#at;
    let end = from;
    while (end < text.length && text[end] !== this.#separator && text[end] !== '\n' && text[end] !== '\r')
      end++;
    this.#at = end;
    return text.slice(from, end);
  }

  #quotedField(): string {
    const text = this.#text;
    let value = '';
    let at = this.#at + 1;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote < 0) {
        throw this.#quoteError(
          'a quote is opened and never closed',
          'close it, or double a quote that belongs to the value: ""',
        );
      }
      value += text.slice(at, quote);
      at = quote + 1;
      if (text[at] !== '"') break;
      value += '"';
      at++;
    }
    this.#at = at;
    this.#nextLine += value.split('\n').length - 1;
    return value;
  }

  #quoteError(message: string, next: string): YatesError {
    return new YatesError({
      code: 'E_CSV_QUOTE',
      message,
      place: { file: this.#file, line: this.#nextLine },
      next,
    });
  }
}

/** Takes off the apostrophe that keeps a spreadsheet from running a text: `report/export/csv.ts` puts it there. */
const unguarded = (field: string): string =>
  field.startsWith("'") && /^'+[=+\-@\t\r]/.test(field) ? field.slice(1) : field;
