import { limits } from '../../base/limits.ts';
import { YatesError } from '../../base/error.ts';
import { type Csv, csvOf } from './csv.ts';
import { nameColumns } from './name-columns.ts';
import { TextColumnBuilder } from './text-column.ts';

/**
 * Reads JSON Lines, one object a line, or one array of objects. Keys are columns in order of first appearance, those of an object
 * within another follow its key and a dot: `config.lr`. What an object lacks, and null, is an empty field; a list is its JSON text.
 * Whole numbers keep all of their digits. NaN and Infinity, which Python writes, are read.
 *
 * @throws YatesError E_JSON_LINES, with the line; E_CSV_EMPTY, E_CSV_HEADER, E_TABLE_SIZE
 *
 * @example
 * const { header, records } = parseJsonLines('{"config":{"lr":0.1},"y":1}\n{"y":NaN}\n', 'runs.jsonl');
 * header; // ['config.lr', 'y']
 * records; // [{ line: 1, fields: ['0.1', '1'] }, { line: 2, fields: ['', 'NaN'] }]
 */
export function parseJsonLines(text: string, file: string): Csv {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const table = new TableOfObjects(file);
  if (body.trimStart().startsWith('[')) {
    const rows = parsed(body, file, 1);
    if (!Array.isArray(rows)) throw noObject(file, 1);
    for (const [at, row] of rows.entries()) table.push(row, at + 1);
  } else {
    let line = 0;
    for (let at = 0; at < body.length; ) {
      const newline = body.indexOf('\n', at);
      const end = newline < 0 ? body.length : newline;
      const own = body.slice(at, end).trim();
      line++;
      at = end + 1;
      if (own !== '') table.push(parsed(own, file, line), line);
    }
  }
  return table.build();
}

/**
 * The table of objects that are parsed already, a row each.
 *
 * @throws YatesError E_CSV_EMPTY, E_CSV_HEADER, E_TABLE_SIZE
 *
 * @example
 * tableOfObjects([{ y: 1 }, { y: 2 }], 'runs').records; // [{ line: 1, fields: ['1'] }, { line: 2, fields: ['2'] }]
 */
export function tableOfObjects(rows: readonly object[], file: string): Csv {
  const table = new TableOfObjects(file);
  for (const [at, row] of rows.entries()) table.push(row, at + 1);
  return table.build();
}

/**
 * True for a text that begins as JSON Lines or an array do, and no header of a CSV file does.
 *
 * @example
 * looksLikeJson('{"y": 1}'); // true
 * looksLikeJson('a,y'); // false
 */
export const looksLikeJson = (text: string): boolean =>
  /^\uFEFF?\s*(\{\s*["}]|\[\s*[{\]])/.test(text.slice(0, 1000));

/**
 * What JSON.parse would round or refuse, outside of texts. A text that is not closed goes to the end: to look for its end again from
 * each quote in it would take for ever.
 */
const unreadable = /"(?:[^"\\]|\\[^]?)*"?|(?<![\w.+-])-?(?:\d{16,}(?![\d.eE])|NaN\b|Infinity\b)/g;

function parsed(text: string, file: string, line: number): unknown {
  try {
    return parseExactJson(text);
  } catch {
    throw noObject(file, line);
  }
}

/**
 * JSON in which whole numbers of 16 digits or more, NaN and Infinity become texts.
 *
 * @throws SyntaxError
 *
 * @example
 * parseExactJson('[9007199254740993, NaN]'); // ['9007199254740993', 'NaN']
 */
export const parseExactJson = (text: string): unknown =>
  JSON.parse(text.replaceAll(unreadable, (found) => (found.startsWith('"') ? found : `"${found}"`)));

function noObject(file: string, line: number): YatesError {
  return new YatesError({
    code: 'E_JSON_LINES',
    message: 'this is no JSON object',
    place: { file, line },
    next: 'write one object a line: {"lr": 0.1, "loss": 2.5}; pandas does with to_json(FILE, orient="records", lines=True)',
  });
}

/** Objects within each other; what is deeper stays a text. */
const depthMax = 8;

class TableOfObjects {
  readonly #file: string;
  readonly #columns = new Map<string, TextColumnBuilder>();
  readonly #lines: number[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  push(row: unknown, line: number): void {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) throw noObject(this.#file, line);
    const fields = new Map<string, string>();
    flatten(row, '', fields, 0);
    const before = this.#lines.push(line) - 1;
    for (const [key, field] of fields) {
      let column = this.#columns.get(key);
      if (column === undefined) {
        column = new TextColumnBuilder();
        this.#columns.set(key, column);
      }
      column.fill('', before);
      column.push(field);
    }
    if (
      this.#columns.size > limits.tableColumns ||
      this.#columns.size * this.#lines.length > limits.tableCells
    ) {
      throw new YatesError({
        code: 'E_TABLE_SIZE',
        message: `the objects have so many different keys that the table is too large (${this.#columns.size} columns)`,
        place: { file: this.#file, line },
        next: 'write the same keys in each object',
      });
    }
  }

  build(): Csv {
    const lines = Int32Array.from(this.#lines);
    if (this.#columns.size === 0) {
      throw new YatesError({
        code: 'E_CSV_EMPTY',
        message: 'the file has no object with a key',
        place: { file: this.#file },
        next: 'give a file with one object a line',
      });
    }
    const columns = [...this.#columns.values()].map((column) => {
      column.fill('', lines.length);
      return column.build();
    });
    const names = [...this.#columns.keys()].map((name) => name.trim());
    return csvOf({ ...nameColumns(names, columns, this.#file, 1), lines, separator: undefined });
  }
}

function flatten(value: object, prefix: string, fields: Map<string, string>, depth: number): void {
  for (const [key, own] of Object.entries(value)) {
    const name = prefix + key;
    if (typeof own === 'object' && own !== null && !Array.isArray(own) && depth < depthMax)
      flatten(own, `${name}.`, fields, depth + 1);
    else fields.set(name, typeof own === 'string' ? own : own === null ? '' : textOf(own));
  }
}

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '(nested too deeply)';
  }
}
