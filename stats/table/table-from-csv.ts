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
import { type Csv, parseCsv } from './parse-csv.ts';

export interface CsvTable {
  readonly table: DataTable;
  /** What was read otherwise than it is written: infinite values taken as missing. */
  readonly notes: readonly Note[];
}

const missingWords = new Set(['', 'na', 'nan', 'null', 'n/a', '.']);
/** Missing among numbers; among names a level like any other, such as no augmentation. */
const noneWord = /^none$/i;
const infinityWord = /^[+-]?inf(inity)?$/i;
const numberWord = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * A column in which every value that is not missing is a number is numeric; any other is a factor whose levels are in
 * alphabetical order. Missing is an empty field, NA, NaN, null, n/a or a dot; an infinite number counts as missing. The
 * word none is missing among numbers, and a level among names and in a column that is said to be a factor.
 *
 * @param factors columns that are factors even where they look like numbers; their levels are in numeric order
 * @throws YatesError as `parseCsv`, and E_CSV_EMPTY where there is no row, E_COLUMN_UNKNOWN for a factor not in the file
 */
export function tableFromCsv(text: string, file: string, factors: readonly string[] = []): CsvTable {
  return tableOf(parseCsv(text, file), file, factors);
}

/** The same from records that are parsed already. */
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
    const values = records.map(({ fields }) => (fields[index] as string).trim());
    const isFactor = factors.includes(name);
    const column = columnOf(values, isFactor, (count) => {
      notes.push({ kind: 'infiniteValues', column: name, count });
    });
    return [name, isFactor ? asFactor(column) : column];
  });
  return { table: dataTable(Object.fromEntries(columns)), notes };
}

function columnOf(values: readonly string[], isFactor: boolean, onInfinite: (count: number) => void): Column {
  const present = values.filter((value) => !missingWords.has(value.toLowerCase()));
  const nones = isFactor ? 0 : present.filter((value) => noneWord.test(value)).length;
  const infinite = present.filter((value) => infinityWord.test(value)).length;
  const numbers = present.filter((value) => numberWord.test(value)).length;
  if (numbers + infinite + nones === present.length && numbers + infinite > 0) {
    if (infinite > 0) onInfinite(infinite);
    return numericColumn(values.map((value) => (numberWord.test(value) ? Number(value) : null)));
  }
  const levels = [...new Set(present)].sort();
  return factorColumn(
    values.map((value) => (missingWords.has(value.toLowerCase()) ? null : value)),
    levels,
  );
}
