import { assert } from '../../base/assert.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';

/** Values that are names: a level of a factor in every row. */
export interface FactorColumn {
  readonly kind: 'factor';
  /** In the order in which they are reported. A level need not occur. */
  readonly levels: readonly string[];
  /** Index into `levels`, one a row; -1 where the value is missing. */
  readonly codes: Int32Array;
}

/** Values that are numbers: a response or a covariate. */
export interface NumericColumn {
  readonly kind: 'numeric';
  /** One a row; NaN where the value is missing. */
  readonly values: Float64Array;
}

export type Column = FactorColumn | NumericColumn;

/** What an analysis reads: named columns of equal length. Nothing in stats/ writes to one. */
export interface DataTable {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/**
 * A table of named columns.
 *
 * @example
 * dataTable({ a: factorColumn(['x', 'y']), y: numericColumn([1, 2]) }).rows; // 2
 */
export function dataTable(columns: Readonly<Record<string, Column>>): DataTable {
  const entries = Object.entries(columns);
  const rows = entries.length === 0 ? 0 : lengthOf((entries[0] as [string, Column])[1]);
  for (const [name, column] of entries) {
    assert(lengthOf(column) === rows, `column ${name} has ${lengthOf(column)} rows, not ${rows}`);
  }
  return { rows, columns: new Map(entries) };
}

/**
 * @param values one a row; null or undefined is missing
 * @param levels order of the levels; left out: order of first appearance. A value not among them is missing.
 *
 * @example
 * factorColumn(['relu', null, 'gelu']).levels; // ['relu', 'gelu']
 * factorColumn(['relu', null, 'gelu'], ['gelu', 'relu']).codes; // [1, -1, 0]
 */
export function factorColumn(
  values: readonly (string | null | undefined)[],
  levels?: readonly string[],
): FactorColumn {
  const known = [...(levels ?? [])];
  const codeOf = new Map(known.map((level, code) => [level, code]));
  const codes = new Int32Array(values.length);
  for (const [row, value] of values.entries()) {
    let code = value === null || value === undefined ? -1 : codeOf.get(value);
    if (code === undefined) {
      code = levels === undefined ? known.push(value as string) - 1 : -1;
      if (code >= 0) codeOf.set(value as string, code);
    }
    codes[row] = code;
  }
  return { kind: 'factor', levels: known, codes };
}

/**
 * Numbers one a row. null, undefined, NaN and both infinities are missing.
 *
 * @example
 * Number.isNaN(numericColumn([1, null, Infinity]).values[2]); // true
 */
export function numericColumn(values: ArrayLike<number | null | undefined>): NumericColumn {
  const numbers = new Float64Array(values.length);
  for (let row = 0; row < numbers.length; row++) {
    const value = values[row] ?? Number.NaN;
    numbers[row] = Number.isFinite(value) ? value : Number.NaN;
  }
  return { kind: 'numeric', values: numbers };
}

/** A numeric column as a factor: its distinct values, ascending, are the levels. A factor stays as it is. */
export function asFactor(column: Column): FactorColumn {
  if (column.kind === 'factor') return column;
  const distinct = new Set<number>();
  for (const value of column.values) if (!Number.isNaN(value)) distinct.add(value);
  const ascending = [...distinct].sort((left, right) => left - right);
  const codeOf = new Map(ascending.map((value, code) => [value, code]));
  return {
    kind: 'factor',
    levels: ascending.map(String),
    codes: Int32Array.from(column.values, (value) => codeOf.get(value) ?? -1),
  };
}

/** @throws YatesError E_COLUMN_UNKNOWN, naming the nearest columns there are */
export function columnNamed(table: DataTable, name: string): Column {
  const column = table.columns.get(name);
  if (column !== undefined) return column;
  throw new YatesError({
    code: 'E_COLUMN_UNKNOWN',
    message: `there is no column "${name}"`,
    next: didYouMean(name, table.columns.keys()),
  });
}

/** @throws YatesError E_COLUMN_UNKNOWN, E_COLUMN_NOT_NUMERIC */
export function numericColumnNamed(table: DataTable, name: string): NumericColumn {
  const column = columnNamed(table, name);
  if (column.kind === 'numeric') return column;
  if (column.levels.length === 0) {
    throw new YatesError({
      code: 'E_COLUMN_NOT_NUMERIC',
      message: `column "${name}" has no value: every field is empty or stands for a missing value`,
      next: 'choose a column of numbers as the response',
    });
  }
  // A numeric column spoilt by one word: show the word.
  const words = column.levels.filter((level) => Number.isNaN(Number(level)));
  const sample = (words.length > 0 ? words : column.levels)
    .slice(0, 3)
    .map((level) => `"${level}"`)
    .join(', ');
  const unit = unitOf(column.levels);
  throw new YatesError({
    code: 'E_COLUMN_NOT_NUMERIC',
    message: `column "${name}" holds names (${sample}), not numbers`,
    next:
      unit === undefined
        ? 'choose a numeric column as the response'
        : `write its numbers without "${unit}", or choose a numeric column as the response`,
  });
}

/** What stands behind every number of a column, such as % or ms; undefined where some value is no number with it. */
function unitOf(levels: readonly string[]): string | undefined {
  const [unit, ...others] = new Set(
    levels.map((level) => /^[-+]?[\d.,]+ ?([^\d\s.,]{1,8})$/.exec(level)?.[1]),
  );
  return others.length === 0 ? unit : undefined;
}

const lengthOf = (column: Column): number =>
  column.kind === 'factor' ? column.codes.length : column.values.length;
