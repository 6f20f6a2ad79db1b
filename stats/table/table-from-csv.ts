import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import {
  type Column,
  type DataTable,
  factorColumn,
  type FactorColumn,
  type NumericColumn,
} from './data-table.ts';
import type { Note } from '../words/note.ts';
import {
  type ColumnKind,
  columnKind,
  commasOfFile,
  isMissing,
  plainNumbersOf,
  type ReadingRules,
} from './column-kind.ts';
import type { Csv } from './csv.ts';
import { type Commas, isWideInteger, numberFrom } from './number-text.ts';
import { parseCsv } from './parse-csv.ts';
import type { TextColumn } from './text-column.ts';
import { codesOf, numbersOf } from '../numeric/per-row.ts';

export interface CsvTable {
  readonly table: DataTable;
  /** What a reader may not expect: infinite values taken as missing, numbers taken as names because of a word. */
  readonly notes: readonly Note[];
}

export interface TableOptions {
  /** Columns that are factors even where they look like numbers; their levels are in numeric order. */
  readonly factors?: readonly string[];
  /** Columns whose numbers are amounts, however long: a response. Elsewhere whole numbers beyond 2^53 are labels. */
  readonly amounts?: readonly string[];
  /** Further words for a missing value. */
  readonly na?: readonly string[];
  /** What commas in numbers are; default: what the file shows. */
  readonly commas?: Commas | undefined;
}

/**
 * Reads a table: a column in which every value that is not missing is a number is numeric; any other is a factor whose
 * levels are in natural order: s2 before s10. Missing is an empty field, NA, NaN, null, n/a or a dot; an infinite number counts as
 * missing. A lone hyphen or question mark is missing among numbers, and a level among names; so is the word none, which is a
 * level in a column that is said to be a factor too. Numbers may have their thousands grouped.
 *
 * @throws YatesError as `parseCsv`, and E_CSV_EMPTY where there is no row, E_COLUMN_UNKNOWN for a factor not in the file
 */
export function tableFromCsv(text: string, file: string, factors: readonly string[] = []): CsvTable {
  return tableOf(parseCsv(text, file), file, { factors });
}

/**
 * How the fields of a file are read: as the options say, and as the file shows. A comma in a field of a comma-separated file groups
 * digits unless something speaks for decimals: who writes decimals with commas separates fields by semicolons.
 *
 * @example
 * rulesFor(parseCsv('a;y\nx;0,5\n', 'runs.csv'), {}).commas; // 'decimals'
 */
export const rulesFor = (
  { columns, separator }: Csv,
  { na = [], commas }: Pick<TableOptions, 'na' | 'commas'>,
): ReadingRules => ({
  na,
  commas: commas ?? commasOfFile(columns) ?? (separator === ',' ? 'groups' : undefined),
});

/**
 * The same from a file that is parsed already.
 *
 * @example
 * const { table, notes } = tableOf(parseCsv('a,y\nx,1\nz,Inf\n', 'runs.csv'), 'runs.csv');
 * table.columns.get('a').levels; // ['x', 'z']
 * notes; // [{ kind: 'infiniteValues', column: 'y', count: 1 }]
 */
export function tableOf(csv: Csv, file: string, options: TableOptions = {}): CsvTable {
  const { header, columns: read, lines } = csv;
  const { factors = [], amounts = [] } = options;
  if (lines.length === 0) {
    throw new YatesError({
      code: 'E_CSV_EMPTY',
      message: 'there is a header and no row below it',
      place: { file },
      next: 'give a file with at least one row',
    });
  }
  for (const name of factors) {
    if (header.includes(name)) continue;
    throw new YatesError({
      code: 'E_COLUMN_UNKNOWN',
      message: `there is no column "${name}"`,
      place: { file, line: 1 },
      next: didYouMean(name, header),
    });
  }
  const rules = rulesFor(csv, options);
  const notes: Note[] = [...csv.notes];
  const columns = new Map<string, Column>();
  for (const [index, name] of header.entries()) {
    const own = read[index] as TextColumn;
    const asked = columnKind(own, factors.includes(name), rules);
    const label = asked.kind === 'numeric' && !amounts.includes(name) ? asked.wide : undefined;
    const kind = label === undefined ? asked : columnKind(own, true, rules);
    notes.push(...notesOn(name, kind, lines));
    if (label !== undefined) notes.push({ kind: 'wideIntegers', column: name, example: label });
    columns.set(name, columnOf(own, kind, rules));
  }
  return { table: { rows: lines.length, columns }, notes };
}

function columnOf(column: TextColumn, kind: ColumnKind, { na }: ReadingRules): Column {
  if (kind.kind === 'numeric') return amounts(column, kind.commas, na);
  if (kind.levels === 'numbers') return numberedLevels(column, kind.commas, na);
  const labels = column.texts.map((text) => (isMissing(text.trim(), na) ? null : text.trim()));
  return levelled(column, labels, naturally);
}

function amounts(column: TextColumn, commas: Commas, na: readonly string[]): NumericColumn {
  const { codes } = column;
  const numbers =
    plainNumbersOf(column, na) ??
    Float64Array.from(column.texts, (text) => numberIn(text, commas, na) ?? Number.NaN);
  // Of measurements hardly two are alike, and each row has a text of its own.
  if (numbers.length === codes.length && codes.every((code, row) => code === row))
    return { kind: 'numeric', values: numbers };
  return { kind: 'numeric', values: numbersOf(codes, (code) => numbers[code] as number) };
}

/** @returns undefined where the field is missing, infinite or a word */
function numberIn(text: string, commas: Commas, na: readonly string[]): number | undefined {
  const field = text.trim();
  return na.includes(field) ? undefined : numberFrom(field, commas);
}

/** Equal numbers are one level, however they are written; whole numbers that no double holds keep all of their digits. */
function numberedLevels(column: TextColumn, commas: Commas, na: readonly string[]): FactorColumn {
  const valueOf = new Map<string, bigint | number>();
  const labels = column.texts.map((text) => {
    const number = numberIn(text, commas, na);
    if (number === undefined) return null;
    const value = isWideInteger(text.trim()) ? BigInt(text.trim().replace(/^\+/, '')) : number;
    valueOf.set(String(value), value);
    return String(value);
  });
  return levelled(column, labels, (a, b) => {
    const [one, other] = [valueOf.get(a) as number, valueOf.get(b) as number];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

/** @param labels of each text; null where it is missing */
function levelled(
  { codes }: TextColumn,
  labels: readonly (string | null)[],
  order: (a: string, b: string) => number,
): FactorColumn {
  const levels = [...new Set(labels.filter((label) => label !== null))].sort(order);
  const codeOf = factorColumn(labels, levels).codes;
  return { kind: 'factor', levels, codes: codesOf(codes, (code) => codeOf[code] as number) };
}

const collator = new Intl.Collator('en', { numeric: true });

/** Numbers within names count as numbers: s2 before s10. Names that differ in nothing else keep the order of their characters. */
const naturally = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

function notesOn(column: string, kind: ColumnKind, lines: Int32Array): Note[] {
  if (kind.kind === 'numeric' || kind.levels === 'numbers') {
    const { marks, hyphen, infinite } = kind;
    return [
      ...(marks === undefined ? [] : [{ kind: 'numberMarks', column, ...marks } as const]),
      ...(hyphen === undefined
        ? []
        : [
            {
              kind: 'hyphensMissing',
              column,
              text: hyphen.text,
              count: hyphen.count,
              line: lines[hyphen.row] as number,
            } as const,
          ]),
      ...(infinite > 0 ? [{ kind: 'infiniteValues', column, count: infinite } as const] : []),
    ];
  }
  const { numbers, words, firstWord, hyphen } = kind;
  if (numbers === 0 && hyphen !== undefined)
    return [{ kind: 'hyphensAsLevel', column, text: hyphen.text, count: hyphen.count }];
  if (firstWord === undefined || words >= numbers) return [];
  const line = lines[firstWord.row] as number;
  return [{ kind: 'numbersAsNames', column, numbers, words, firstWord: firstWord.text, line }];
}
