import { plural } from '../../base/plural.ts';
import { YatesError } from '../../base/error.ts';
import { type Csv, csvOf } from './csv.ts';
import { nameColumns, refuseManyColumns } from './name-columns.ts';
import { GrowingInts, longer } from '../numeric/growing-ints.ts';
import { hashStart, hashWith, type TextColumn, TextColumnBuilder } from './text-column.ts';

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
  if (!reader.next()) {
    throw new YatesError({
      code: 'E_CSV_EMPTY',
      message: 'the file is empty',
      place: { file },
      next: 'give a CSV file with a header line',
    });
  }
  const headLine = reader.line;
  const names = reader.fields().map((name) => unguarded(name).trim());
  refuseManyColumns(names.length, file, headLine);
  let hasRecord = reader.next();
  // R's write.table has no name for its row names: every record then has one field more than the header.
  const width = hasRecord && reader.width === names.length + 1 ? names.length + 1 : names.length;
  const builders = Array.from({ length: width }, () => new TextColumnBuilder(text));
  const lines = new GrowingInts();
  for (; hasRecord; hasRecord = reader.next()) {
    if (reader.width !== width) throw fieldsError(reader.width, names.length, file, reader.line);
    lines.push(reader.line);
    reader.addTo(builders);
  }
  const columns = builders.map((builder) => builder.build(unguarded));
  if (width > names.length) {
    // A separator at the end of every line is no field.
    if (columns.at(-1)?.texts.every((text) => text === '') === true) names.push('');
    else if (isNumbering(columns[0])) names.unshift('');
    else throw fieldsError(width, names.length, file, lines.first);
  }
  return csvOf({ ...nameColumns(names, columns, file, headLine), lines: lines.build(), separator });
}

/** True for 1, 2, 3 and so on, or from 0 on. */
function isNumbering(column: TextColumn | undefined): boolean {
  if (column === undefined || column.count !== column.codes.length) return false;
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
    const width = reader.next() ? reader.width : 0;
    for (let line = 0; line < sampleLines; line++) {
      if (!reader.next()) return width > 1;
      if (reader.width !== width) return false;
    }
    return width > 1;
  } catch {
    return false;
  }
}

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;

/** Reads one record after another, and finds its fields as parts of the text: no text is made of a field that nobody asks for. */
class RecordReader {
  readonly #text: string;
  readonly #separator: number;
  readonly #file: string;
  #at: number;
  #nextLine: number;
  /** Line on which the last record starts. */
  line: number;
  /** Fields of the last record. */
  width = 0;
  /** [width], where each field stands, its quotes left out, and the hash of its characters. */
  #starts: Int32Array = new Int32Array(64);
  #ends: Int32Array = new Int32Array(64);
  #hashes: Int32Array = new Int32Array(64);
  /** Fields of the last record with quotes inside, which are doubled in the text. */
  readonly #withQuotes = new Map<number, string>();

  constructor(text: string, from: number, line: number, separator: string, file: string) {
    this.#text = text;
    this.#at = from;
    this.#nextLine = line;
    this.line = line;
    this.#separator = separator.charCodeAt(0);
    this.#file = file;
  }

  /** Goes to the next record that is not a blank line. @returns false at the end */
  next(): boolean {
    while (this.#at < this.#text.length) {
      this.line = this.#nextLine;
      this.#readRecord();
      if (this.width > 1 || this.#starts[0] !== this.#ends[0]) return true;
    }
    return false;
  }

  fields(): string[] {
    return Array.from(
      { length: this.width },
      (_, field) => this.#withQuotes.get(field) ?? this.#text.slice(this.#starts[field], this.#ends[field]),
    );
  }

  /** Adds each field to its column. */
  addTo(columns: readonly TextColumnBuilder[]): void {
    for (let field = 0; field < columns.length; field++) {
      const column = columns[field] as TextColumnBuilder;
      const own = this.#withQuotes.size === 0 ? undefined : this.#withQuotes.get(field);
      if (own !== undefined) column.push(own);
      else
        column.pushPart(
          this.#starts[field] as number,
          this.#ends[field] as number,
          this.#hashes[field] as number,
        );
    }
  }

  #readRecord(): void {
    const text = this.#text;
    this.width = 0;
    if (this.#withQuotes.size > 0) this.#withQuotes.clear();
    for (;;) {
      if (this.width === this.#starts.length) this.#makeRoom();
      if (text.charCodeAt(this.#at) === quote) this.#readQuoted();
      else this.#readPlain();
      this.width++;
      if (text.charCodeAt(this.#at) !== this.#separator) break;
      this.#at++;
    }
    if (this.#at < text.length) {
      const code = text.charCodeAt(this.#at);
      if (code !== newline && code !== carriageReturn) {
        throw this.#quoteError(
          `"${text[this.#at]}" follows a closing quote`,
          'double a quote that belongs to the value: ""',
        );
      }
      if (code === carriageReturn && text.charCodeAt(this.#at + 1) === newline) this.#at++;
    }
    this.#at++;
    this.#nextLine++;
  }

  #readPlain(): void {
    const text = this.#text;
    const separator = this.#separator;
    const from = this.#at;
    let hash = hashStart;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === separator || code === newline || code === carriageReturn) break;
      hash = hashWith(hash, code);
    }
    this.#at = at;
    this.#keep(from, at, hash);
  }

  #readQuoted(): void {
    const text = this.#text;
    const from = this.#at + 1;
    let hash = hashStart;
    let at = from;
    let lines = 0;
    let hasQuotes = false;
    for (; ; at++) {
      if (at >= text.length) {
        throw this.#quoteError(
          'a quote is opened and never closed',
          'close it, or double a quote that belongs to the value: ""',
        );
      }
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (text.charCodeAt(at + 1) !== quote) break;
        hasQuotes = true;
        at++;
      } else if (code === newline) lines++;
      hash = hashWith(hash, code);
    }
    if (hasQuotes) this.#withQuotes.set(this.width, text.slice(from, at).replaceAll('""', '"'));
    this.#at = at + 1;
    this.#nextLine += lines;
    this.#keep(from, at, hash);
  }

  #keep(from: number, to: number, hash: number): void {
    this.#starts[this.width] = from;
    this.#ends[this.width] = to;
    this.#hashes[this.width] = hash;
  }

  #makeRoom(): void {
    this.#starts = longer(this.#starts);
    this.#ends = longer(this.#ends);
    this.#hashes = longer(this.#hashes);
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
