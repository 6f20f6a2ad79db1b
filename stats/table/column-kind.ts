import type { CsvRecord } from './parse-csv.ts';

/** What one field of a file is. A placeholder (none, -) is missing among numbers and a level among names. */
type FieldKind = 'missing' | 'placeholder' | 'number' | 'infinite' | 'word';

const missingWords = new Set(['', 'na', 'nan', 'null', 'n/a', '.']);
const placeholders = /^(none|-)$/i;
const infinities = /^[+-]?inf(inity)?$/i;
/** Each digit can be read in one way only: a text of many digits is read once. */
const numbers = /^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** @param field without spaces around it */
function fieldKind(field: string): FieldKind {
  if (numbers.test(field)) return 'number';
  if (missingWords.has(field.toLowerCase())) return 'missing';
  if (placeholders.test(field)) return 'placeholder';
  return infinities.test(field) ? 'infinite' : 'word';
}

export const isMissing = (field: string): boolean => fieldKind(field) === 'missing';

/** The number in a field; null where it is missing, infinite or a word. */
export const numberIn = (field: string): number | null =>
  fieldKind(field) === 'number' ? Number(field) : null;

export type ColumnKind =
  /** Amounts. Infinite values are counted, because they are taken as missing. */
  | { readonly kind: 'numeric'; readonly infinite: number }
  /** A factor whose levels are numbers. */
  | { readonly kind: 'factor'; readonly levels: 'numbers'; readonly infinite: number }
  /** A factor whose levels are names; `numbers` and `words` count its values of either kind. */
  | {
      readonly kind: 'factor';
      readonly levels: 'names';
      readonly numbers: number;
      readonly words: number;
      /** The first value that is a word; undefined where there is none. */
      readonly firstWord: string | undefined;
    };

/**
 * Decides what a column of a file is, from all of its fields: numeric where every value that is not missing is a
 * number, else a factor.
 *
 * @param fields without spaces around them
 * @param isFactor the user says that the column is a factor, whatever it looks like
 *
 * @example
 * columnKind(['NA', '1.5', '-', '2']).kind; // 'numeric'
 * columnKind(['relu', '1.5']).kind; // 'factor'
 */
export function columnKind(fields: readonly string[], isFactor = false): ColumnKind {
  const counts = { missing: 0, placeholder: 0, number: 0, infinite: 0, word: 0 };
  let firstWord: string | undefined;
  for (const field of fields) {
    const kind = fieldKind(field);
    counts[kind]++;
    if (kind === 'word') firstWord ??= field;
  }
  const { number, infinite, placeholder, word } = counts;
  const words = word + (isFactor ? placeholder : 0);
  if (words > 0 || number + infinite === 0) {
    return { kind: 'factor', levels: 'names', numbers: number, words, firstWord };
  }
  return isFactor ? { kind: 'factor', levels: 'numbers', infinite } : { kind: 'numeric', infinite };
}

/**
 * True for a factor with more levels than `most`: the answer comes before the levels are sorted.
 *
 * @param kind of the column with these fields
 *
 * @example
 * const fields = ['x', 'y', 'z'];
 * hasMoreLevels(fields, columnKind(fields), 2); // true
 */
export function hasMoreLevels(fields: readonly string[], kind: ColumnKind, most: number): boolean {
  if (kind.kind === 'numeric') return false;
  const levels = new Set<string | number>();
  for (const field of fields) {
    const level = kind.levels === 'numbers' ? numberIn(field) : isMissing(field) ? null : field;
    if (level !== null && levels.add(level).size > most) return true;
  }
  return false;
}

/**
 * The fields of a column, without the spaces around them.
 *
 * @example
 * fieldsOf(parseCsv('a,y\nx , 1\n', 'runs.csv').records, 0); // ['x']
 */
export const fieldsOf = (records: readonly CsvRecord[], column: number): string[] =>
  records.map(({ fields }) => (fields[column] as string).trim());
