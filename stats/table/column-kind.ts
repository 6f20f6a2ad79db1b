import { type Commas, isWideInteger, numberForm, numberFrom } from './number-text.ts';
import type { TextColumn } from './text-column.ts';

/** What one field of a file is. `number` is a plain one; the others are the forms that need a second look. */
type FieldKind =
  | 'missing'
  | 'hyphen'
  | 'none'
  | 'number'
  | 'infinite'
  | 'grouped'
  | 'commaGroups'
  | 'commaDecimals'
  | 'either'
  | 'word';

const missingWords = new Set(['', 'na', 'nan', '<na>', '#n/a', 'nat', 'null', 'n/a', '.']);
/** Missing among numbers, and a level among names: `none` is a level of a factor even among numbers. */
const hyphens = new Set(['-', '--', '?', '\u2013', '\u2014']);

/** How the fields of a table are read. */
export interface ReadingRules {
  /** Further words for a missing value, as they stand in the file. */
  readonly na: readonly string[];
  /** What commas in numbers are, where a column does not show it; undefined if nothing tells. */
  readonly commas: Commas | undefined;
}

const usualRules: ReadingRules = { na: [], commas: undefined };

/** @param field without spaces around it */
function fieldKind(field: string, na: readonly string[]): FieldKind {
  if (na.includes(field)) return 'missing';
  const form = numberForm(field);
  if (form !== undefined) return form === 'plain' ? 'number' : form;
  if (hyphens.has(field)) return 'hyphen';
  const lower = field.length > 4 ? field : field.toLowerCase();
  if (missingWords.has(lower)) return 'missing';
  return lower === 'none' ? 'none' : 'word';
}

export const isMissing = (field: string, na: readonly string[] = []): boolean =>
  fieldKind(field, na) === 'missing';

/** Where a text stands for the first time, and how often. */
interface Finding {
  readonly text: string;
  /** Row of the table, from 0. */
  readonly row: number;
  readonly count: number;
}

/** How numbers are written that are not plain, and an example. */
interface NumberMarks {
  readonly as: 'groups' | 'decimals' | 'spaces';
  readonly text: string;
  readonly value: number;
}

interface NumberReading {
  readonly commas: Commas;
  readonly marks: NumberMarks | undefined;
  /** Infinite values are counted, because they are taken as missing. */
  readonly infinite: number;
  /** A hyphen or question mark that is taken as missing. */
  readonly hyphen: Finding | undefined;
  /** A whole number that a double cannot hold. */
  readonly wide: string | undefined;
}

export type ColumnKind =
  /** Amounts. */
  | ({ readonly kind: 'numeric' } & NumberReading)
  /** A factor whose levels are numbers. */
  | ({ readonly kind: 'factor'; readonly levels: 'numbers' } & NumberReading)
  /** A factor whose levels are names; `numbers` and `words` count its values of either kind. */
  | {
      readonly kind: 'factor';
      readonly levels: 'names';
      readonly numbers: number;
      readonly words: number;
      /** The first value that is a word; undefined where there is none. */
      readonly firstWord: Finding | undefined;
      /** A hyphen or question mark that is a level among names. */
      readonly hyphen: Finding | undefined;
      /** A value such as 1,234, where nothing tells what its comma is. */
      readonly unclear: Finding | undefined;
    };

/**
 * Decides what a column of a file is, from all of its fields: numeric where every value that is not missing is a
 * number, else a factor.
 *
 * @param isFactor the user says that the column is a factor, whatever it looks like
 *
 * @example
 * columnKind(textColumn(['NA', '1.5', '-', '2'])).kind; // 'numeric'
 * columnKind(textColumn(['relu', '1.5'])).kind; // 'factor'
 */
export function columnKind(
  column: TextColumn,
  isFactor = false,
  { na, commas }: ReadingRules = usualRules,
): ColumnKind {
  const plain = plainNumbersOf(column, na);
  if (plain?.some((value) => !Number.isNaN(value)) === true) {
    const reading: NumberReading = {
      commas: commas ?? 'groups',
      marks: undefined,
      infinite: 0,
      hyphen: undefined,
      wide: undefined,
    };
    return isFactor ? { kind: 'factor', levels: 'numbers', ...reading } : { kind: 'numeric', ...reading };
  }
  const kinds = column.texts.map((text) => fieldKind(text.trim(), na));
  const counts = rowsOfKinds(column, kinds);
  const rows = (...wanted: FieldKind[]): number =>
    wanted.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
  const find = (...wanted: FieldKind[]): Finding | undefined => {
    const code = kinds.findIndex((kind) => wanted.includes(kind));
    if (code < 0) return undefined;
    const row = column.codes.indexOf(code);
    return { text: (column.texts[code] as string).trim(), row, count: rows(...wanted) };
  };
  const has = (kind: FieldKind): boolean => kinds.includes(kind);
  const meaning = commasOf(column.texts, kinds, commas);
  const numbers = rows('number', 'grouped', 'commaGroups', 'commaDecimals', 'either');
  const infinite = rows('infinite');
  const isNone = isFactor && has('none');
  const words = rows('word') + (isNone ? rows('none') : 0);
  if (words > 0 || numbers + infinite === 0 || meaning === 'conflict' || meaning === 'unclear') {
    const firstWord = find('word', ...(isNone ? (['none'] as const) : []));
    const spoilt = firstWord ?? (meaning === 'conflict' ? find('commaDecimals', 'commaGroups') : undefined);
    return {
      kind: 'factor',
      levels: 'names',
      numbers: meaning === 'conflict' && words === 0 ? numbers - (spoilt?.count ?? 0) : numbers,
      words: meaning === 'conflict' && words === 0 ? (spoilt?.count ?? 0) : words,
      firstWord: spoilt,
      hyphen: find('hyphen'),
      unclear: words === 0 && meaning === 'unclear' ? find('either') : undefined,
    };
  }
  const reading: NumberReading = {
    commas: meaning,
    marks: marksOf(column.texts, kinds, meaning),
    infinite,
    hyphen: find('hyphen'),
    wide: column.texts.find((text) => isWideInteger(text.trim())),
  };
  return isFactor ? { kind: 'factor', levels: 'numbers', ...reading } : { kind: 'numeric', ...reading };
}

/**
 * The numbers of a column that holds plain ones and empty fields alone, one a text; undefined of another column, and where a word for
 * a missing value may be one of the numbers.
 *
 * @example
 * plainNumbersOf(textColumn(['0.5', '', '2']), []); // [0.5, NaN, 2]
 * plainNumbersOf(textColumn(['0.5', '-1']), ['-1']); // undefined
 */
export const plainNumbersOf = ({ plain }: TextColumn, na: readonly string[]): Float64Array | undefined =>
  na.some((word) => numberForm(word) !== undefined) ? undefined : plain?.values;

/** @param kinds of each text */
function rowsOfKinds({ texts, codes }: TextColumn, kinds: readonly FieldKind[]): Map<FieldKind, number> {
  const rows = new Int32Array(texts.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    rows[code] = (rows[code] as number) + 1;
  }
  const counts = new Map<FieldKind, number>();
  for (let code = 0; code < kinds.length; code++) {
    const kind = kinds[code] as FieldKind;
    counts.set(kind, (counts.get(kind) ?? 0) + (rows[code] as number));
  }
  return counts;
}

/** What commas are in a column. `conflict`: some can only group digits, and others can only come before decimals. */
function commasOf(
  texts: readonly string[],
  kinds: readonly FieldKind[],
  usual: Commas | undefined,
): Commas | 'unclear' | 'conflict' {
  const decimals = kinds.includes('commaDecimals');
  const groups =
    kinds.includes('commaGroups') ||
    ((decimals || kinds.includes('either')) &&
      kinds.some((kind, code) => kind === 'number' && (texts[code] as string).includes('.')));
  if (decimals && groups) return 'conflict';
  if (decimals) return 'decimals';
  if (groups) return 'groups';
  return kinds.includes('either') ? (usual ?? 'unclear') : (usual ?? 'groups');
}

function marksOf(
  texts: readonly string[],
  kinds: readonly FieldKind[],
  commas: Commas,
): NumberMarks | undefined {
  const code = kinds.findIndex(
    (kind) => kind === 'either' || kind === 'commaGroups' || kind === 'commaDecimals' || kind === 'grouped',
  );
  if (code < 0) return undefined;
  const text = (texts[code] as string).trim();
  const value = numberFrom(text, commas);
  if (value === undefined) return undefined;
  return { as: kinds[code] === 'grouped' ? 'spaces' : commas, text, value };
}

/**
 * What commas are in the numbers of a whole file, from the columns that show it; undefined where none does, or they differ.
 *
 * @example
 * commasOfFile([textColumn(['0,5', '0,25'])]); // 'decimals'
 */
export function commasOfFile(columns: readonly TextColumn[]): Commas | undefined {
  const found = new Set<Commas>();
  for (const column of columns) {
    if (column.plain !== undefined) {
      if (column.plain.hasPoint) found.add('groups');
      continue;
    }
    const { texts } = column;
    if (!texts.some((text) => text.includes(',') || text.includes('.'))) continue;
    for (const commas of commasOfNumbers(texts)) found.add(commas);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** What the commas and points of a column of numbers show; nothing where one of its texts is neither a number nor missing. */
function commasOfNumbers(texts: readonly string[]): Commas[] {
  let [decimals, groups] = [false, false];
  for (const text of texts) {
    const field = text.trim();
    const form = numberForm(field);
    if (form === undefined && !missingWords.has(field.toLowerCase())) return [];
    if (form === 'commaDecimals') decimals = true;
    if (form === 'commaGroups' || (form === 'plain' && field.includes('.'))) groups = true;
  }
  return [...(decimals ? (['decimals'] as const) : []), ...(groups ? (['groups'] as const) : [])];
}

/**
 * True for a factor with more levels than `most`: the answer comes before the levels are sorted.
 *
 * @param kind of this column
 *
 * @example
 * const column = textColumn(['x', 'y', 'z']);
 * hasMoreLevels(column, columnKind(column), 2); // true
 */
export function hasMoreLevels(
  column: TextColumn,
  kind: ColumnKind,
  most: number,
  { na }: ReadingRules = usualRules,
): boolean {
  if (kind.kind === 'numeric' || column.count <= most) return false;
  const levels = new Set<string | number>();
  for (const text of column.texts) {
    const field = text.trim();
    if (isMissing(field, na)) continue;
    const number = kind.levels === 'numbers' ? numberFrom(field, kind.commas) : undefined;
    if (kind.levels === 'numbers' && number === undefined) continue;
    if (levels.add(number === undefined || isWideInteger(field) ? field : number).size > most) return true;
  }
  return false;
}
