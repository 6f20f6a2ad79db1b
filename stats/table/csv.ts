import type { Note } from '../words/note.ts';
import { fieldAt, rowsOf, type TextColumn } from './text-column.ts';
import { codesOf } from '../numeric/per-row.ts';

export interface CsvRecord {
  /** One-based line on which the record starts. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** A table of texts, as a file has it. */
export interface Csv {
  /** Different names, none of them empty. */
  readonly header: readonly string[];
  /** In the order of the header. */
  readonly columns: readonly TextColumn[];
  /** One-based line on which each row starts; of a source without lines its number. */
  readonly lines: Int32Array;
  /** What separates fields; undefined of a source without separators. */
  readonly separator: string | undefined;
  /** Rows as lists of fields, made when they are first asked for. */
  readonly records: readonly CsvRecord[];
  /** What became of the header: columns left out or renamed. */
  readonly notes: readonly Note[];
}

/**
 * A table from its columns.
 *
 * @example
 * const columns = [textColumn(['1', '2'])];
 * csvOf({ header: ['y'], columns, lines: Int32Array.of(2, 3), separator: ',', notes: [] }).records;
 * // [{ line: 2, fields: ['1'] }, { line: 3, fields: ['2'] }]
 */
export function csvOf(parts: Omit<Csv, 'records'>): Csv {
  const { header, columns, lines, notes, separator } = parts;
  let records: readonly CsvRecord[] | undefined;
  return {
    header,
    columns,
    lines,
    notes,
    separator,
    get records() {
      records ??= Array.from(lines, (line, row) => ({
        line,
        fields: columns.map((column) => fieldAt(column, row)),
      }));
      return records;
    },
  };
}

/**
 * The column of this name.
 *
 * @example
 * textColumnNamed(parseCsv('a,y\nx,1\n', 'runs.csv'), 'y').texts; // ['1']
 */
export function textColumnNamed({ header, columns }: Csv, name: string): TextColumn | undefined {
  return columns[header.indexOf(name)];
}

/**
 * The same table with those rows only that pass.
 *
 * @example
 * withRows(parseCsv('y\n1\n2\n', 'runs.csv'), (row) => row === 1).records; // [{ line: 3, fields: ['2'] }]
 */
export function withRows(csv: Csv, passes: (row: number) => boolean): Csv {
  const rows = Int32Array.from(csv.lines.keys()).filter(passes);
  if (rows.length === csv.lines.length) return csv;
  return csvOf({
    header: csv.header,
    columns: csv.columns.map((column) => rowsOf(column, rows)),
    lines: codesOf(rows, (row) => csv.lines[row] as number),
    notes: csv.notes,
    separator: csv.separator,
  });
}
