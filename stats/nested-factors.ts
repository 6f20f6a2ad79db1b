import type { AnalysisRequest } from './analysis-request.ts';
import { absentLevel, type NestFound, type Nesting } from './model/nest.ts';
import { type ModelTerm, termKey } from './model/term.ts';
import { asFactor, type Column, columnNamed, type DataTable, type FactorColumn } from './table/data-table.ts';
import { codesOf } from './numeric/per-row.ts';

/** A table and a model in which nested factors are terms within those that they belong to. */
export interface Nested {
  readonly table: DataTable;
  readonly terms: readonly ModelTerm[];
  readonly nests: readonly NestFound[];
}

/** Texts that stand for "does not apply", and those that do where the user says that a factor is within another. */
const placeholders = /^[-?]$/;
const declaredPlaceholders = /^(-|none|na|n\/a|nan|null|\?|\(none\))$/i;

/**
 * Finds the factors that exist at some levels of another factor only, by those of their fields that are blank (or `-`): where these are exactly the rows of some levels of another factor of the model, the factor does not apply there.
 * Such a row is kept, the factor becomes a term within the other, and its rows of "does not apply" are no level.
 *
 * @param request.nests what the user or the sweep file says is nested
 *
 * @example
 * const table = dataTable({
 *   method: factorColumn(['full', 'full', 'lora', 'lora', 'lora', 'lora']),
 *   rank: factorColumn([null, null, '2', '2', '4', '4']),
 *   y: numericColumn([1, 2, 3, 4, 5, 7]),
 * });
 * const { terms, nests } = withNests(table, { response: 'y', terms: [['method'], ['rank']] });
 * terms; // [['method'], ['method', 'rank']]
 * nests; // [{ factor: 'rank', within: ['method'], absentAt: ['full'], found: true }]
 */
export function withNests(
  table: DataTable,
  {
    response,
    terms,
    nests = [],
    factors = [],
    block,
  }: Pick<AnalysisRequest, 'response' | 'terms' | 'nests' | 'factors' | 'block'>,
): Nested {
  const names = [...new Set(terms.flat())].filter((name) => name !== block && name !== response);
  const isFactor = (name: string): boolean =>
    columnNamed(table, name).kind === 'factor' || factors.includes(name);
  const withResult = rowsWithResult(table, response);
  const found: NestFound[] = [];
  const columns = new Map(table.columns);
  for (const name of names) {
    const declared = nests.find(({ factor }) => factor === name);
    const column = columnNamed(table, name);
    const own = isFactor(name) ? asFactor(column) : column;
    const blanks = blankRows(own, declared === undefined ? placeholders : declaredPlaceholders);
    const outer = declared?.within ?? names.filter((other) => other !== name && isFactor(other));
    const at = blanks === undefined ? undefined : whereBlank(table, blanks, outer, withResult);
    if (at === undefined) {
      if (declared !== undefined && isFactor(name))
        found.push({ factor: name, within: declared.within, absentAt: [], found: false });
      continue;
    }
    const within = declared?.within ?? [at.factor];
    found.push({ factor: name, within, absentAt: at.levels, found: declared === undefined });
    columns.set(name, withAbsent(own, at.rows, withResult));
  }
  if (found.length === 0) return { table, terms, nests: [] };
  return { table: { rows: table.rows, columns }, terms: termsWithin(terms, found), nests: found };
}

function rowsWithResult(table: DataTable, response: string): Uint8Array {
  const column = columnNamed(table, response);
  const found = new Uint8Array(table.rows);
  for (let row = 0; row < table.rows; row++) {
    const has =
      column.kind === 'numeric' ? !Number.isNaN(column.values[row]) : (column.codes[row] as number) >= 0;
    found[row] = has ? 1 : 0;
  }
  return found;
}

/** Rows in which a column has no value, or one that stands for none; undefined where all have one, or none has. */
function blankRows(column: Column, words: RegExp): Uint8Array | undefined {
  const rows = column.kind === 'numeric' ? column.values.length : column.codes.length;
  const blanks = new Uint8Array(rows);
  if (column.kind === 'numeric') {
    for (let row = 0; row < rows; row++) if (Number.isNaN(column.values[row])) blanks[row] = 1;
  } else {
    const isBlank = column.levels.map((level) => level === absentLevel || words.test(level));
    for (let row = 0; row < rows; row++) if (isBlank[column.codes[row] as number] ?? true) blanks[row] = 1;
  }
  return blanks.includes(1) && blanks.includes(0) ? blanks : undefined;
}

/** The factor whose levels decide where a column is blank, and those levels; the one with the fewest levels. */
function whereBlank(
  table: DataTable,
  blanks: Uint8Array,
  outer: readonly string[],
  withResult: Uint8Array,
): { readonly factor: string; readonly levels: string[]; readonly rows: Uint8Array } | undefined {
  const candidates = outer.flatMap((factor) => {
    const { codes, levels } = asFactor(columnNamed(table, factor));
    // Of each level: 0 not seen, 1 never blank, 2 always blank, 3 both.
    const seen = new Uint8Array(levels.length);
    for (const [row, code] of codes.entries()) {
      if (code < 0 || withResult[row] === 0) continue;
      seen[code] = (seen[code] as number) | (blanks[row] === 1 ? 2 : 1);
    }
    if (seen.includes(3) || !seen.includes(1) || !seen.includes(2)) return [];
    const absent = levels.filter((_, code) => seen[code] === 2);
    const rows = Uint8Array.from(codes, (code) => (code >= 0 && seen[code] === 2 ? 1 : 0));
    return [{ factor, levels: absent, rows, count: seen.filter((own) => own > 0).length }];
  });
  return candidates.sort((a, b) => a.count - b.count)[0];
}

/**
 * A factor gets a level that says that it does not apply; an amount its mean there, which changes nothing of the slope
 * within the levels at which it applies.
 */
function withAbsent(column: Column, absent: Uint8Array, withResult: Uint8Array): Column {
  if (column.kind === 'numeric') {
    let [sum, count] = [0, 0];
    for (const [row, value] of column.values.entries()) {
      if (absent[row] === 1 || withResult[row] === 0 || Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    return {
      kind: 'numeric',
      values: column.values.map((value, row) => (absent[row] === 1 ? sum / count : value)),
    };
  }
  return absentFactor(column, absent);
}

function absentFactor({ levels, codes }: FactorColumn, absent: Uint8Array): FactorColumn {
  const kept = levels.filter((_, code) => codes.some((own, row) => own === code && absent[row] === 0));
  const codeOf = new Map(kept.map((level, code) => [level, code]));
  const own = codesOf(codes, (code, row) =>
    absent[row] === 1 ? kept.length : (codeOf.get(levels[code] ?? absentLevel) ?? -1),
  );
  return { kind: 'factor', levels: [...kept, absentLevel], codes: own };
}

/** Each term with the factors that its nested ones are within, before those; and these factors as terms themselves. */
function termsWithin(terms: readonly ModelTerm[], nests: readonly Nesting[]): ModelTerm[] {
  const outerOf = (name: string): string[] => {
    const own = nests.find(({ factor }) => factor === name);
    return own === undefined ? [] : [...own.within.flatMap(outerOf), ...own.within];
  };
  const all = terms.flatMap((term) => {
    const whole = [...new Set(term.flatMap((name) => [...outerOf(name), name]))];
    const outer = term.flatMap(outerOf);
    return outer.length === 0 ? [term] : [...outer.map((_, i) => outer.slice(0, i + 1)), whole];
  });
  return [...new Map(all.map((term) => [termKey(term), term])).values()];
}
