import { YatesError } from '../../base/error.ts';
import {
  asFactor,
  type Column,
  dataTable,
  type DataTable,
  factorColumn,
  numericColumn,
} from './data-table.ts';
import type { Note } from '../words/note.ts';
import { type ColumnKind, columnKind, fieldsOf, isMissing, numberIn } from './column-kind.ts';
import { type Csv, parseCsv } from './parse-csv.ts';

export interface CsvTable {
  readonly table: DataTable;
  /** What a reader may not expect: infinite values taken as missing, numbers taken as names because of a word. */
  readonly notes: readonly Note[];
}

/**
 * Reads a table: a column in which every value that is not missing is a number is numeric; any other is a factor whose
 * levels are in natural order: s2 before s10. Missing is an empty field, NA, NaN, null, n/a or a dot; an infinite number counts as
 * missing. The word none and a lone hyphen are missing among numbers, and a level among names and in a column that is
 * said to be a factor.
 *
 * @param factors columns that are factors even where they look like numbers; their levels are in numeric order
 * @throws YatesError as `parseCsv`, and E_CSV_EMPTY where there is no row, E_COLUMN_UNKNOWN for a factor not in the file
 */
export function tableFromCsv(text: string, file: string, factors: readonly string[] = []): CsvTable {
  return tableOf(parseCsv(text, file), file, factors);
}

/**
 * The same from records that are parsed already.
 *
 * @example
 * const { table, notes } = tableOf(parseCsv('a,y\nx,1\nz,Inf\n', 'runs.csv'), 'runs.csv');
 * table.columns.get('a').levels; // ['x', 'z']
 * notes; // [{ kind: 'infiniteValues', column: 'y', count: 1 }]
 */
export function tableOf({ header, records }: Csv, file: string, factors: readonly string[] = []): CsvTable {
  if (records.length === 0) {
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
      next: `use one of: ${header.join(', ')}`,
    });
  }
  const notes: Note[] = [];
  const columns = header.map((name, index): [string, Column] => {
    const fields = fieldsOf(records, index);
    const kind = columnKind(fields, factors.includes(name));
    notes.push(...notesOn(name, kind));
    return [name, columnOf(fields, kind)];
  });
  return { table: dataTable(Object.fromEntries(columns)), notes };
}

function columnOf(fields: readonly string[], kind: ColumnKind): Column {
  if (kind.kind === 'numeric') return numericColumn(fields.map(numberIn));
  if (kind.levels === 'numbers') return asFactor(numericColumn(fields.map(numberIn)));
  const values = fields.map((field) => (isMissing(field) ? null : field));
  return factorColumn(values, [...new Set(values.filter((value) => value !== null))].sort(naturally));
}

const collator = new Intl.Collator('en', { numeric: true });

/** Numbers within names count as numbers: s2 before s10. Names that differ in nothing else keep the order of their characters. */
const naturally = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

function notesOn(column: string, kind: ColumnKind): Note[] {
  if (kind.kind === 'numeric' || kind.levels === 'numbers') {
    return kind.infinite > 0 ? [{ kind: 'infiniteValues', column, count: kind.infinite }] : [];
  }
  const { numbers, words, firstWord } = kind;
  if (firstWord === undefined || words >= numbers) return [];
  return [{ kind: 'numbersAsNames', column, numbers, words, firstWord }];
}
