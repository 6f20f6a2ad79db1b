import { differMoreThan } from './numeric/differ-more-than.ts';
import { type PreparedData, type PrepareOptions, prepareData } from './model/prepare.ts';
import {
  asFactor,
  columnNamed,
  type DataTable,
  numericColumn,
  numericColumnNamed,
} from './table/data-table.ts';

/**
 * The table with the responses of incomplete replicates blank: a look at a running sweep then has a complete layout.
 *
 * @param data of the table, with every row that has a response
 * @param replicate column that numbers the replicates
 * @param least replicates that must be complete
 * @returns undefined where fewer are complete: all rows may then be looked at, without tests
 */
export function completeReplicates(
  table: DataTable,
  response: string,
  { cells }: PreparedData,
  replicate: string,
  least: number,
): { readonly table: DataTable; readonly count: number } | undefined {
  const { codes, levels } = asFactor(columnNamed(table, replicate));
  const planned = new Int32Array(levels.length);
  for (const code of codes) if (code >= 0) planned[code] = (planned[code] as number) + 1;
  const used = new Int32Array(levels.length);
  for (const row of cells.rows) used[codes[row] as number] = (used[codes[row] as number] as number) + 1;
  const most = planned.reduce((left, right) => Math.max(left, right), 0);
  const isComplete = levels.map((_, code) => planned[code] === most && used[code] === most);
  const count = isComplete.filter(Boolean).length;
  if (count < least) return undefined;
  const kept = withoutRows(table, { response }, { has: (row) => isComplete[codes[row] as number] !== true });
  return { table: kept, count };
}

/** Values that a replicate needs at least, all different, before repeating them is no coincidence. */
const valuesMin = 4;

/** Runs that say nothing new, because the program ignored its seed. */
export interface Repeats {
  /** The table with their responses blank. */
  readonly table: DataTable;
  /** Replicates that repeat another to the last digit. */
  readonly replicates: readonly string[];
  /** True if all runs of the same settings agree to the last digit, in all replicates. */
  readonly all: boolean;
  /** Rows left out. */
  readonly rows: ReadonlySet<number>;
}

/**
 * The table without runs that repeat others to the last digit: the program ignored its seed, and such a run says nothing new.
 *
 * @param model terms that tell cells apart
 * @param replicate column that numbers the replicates
 */
export function withoutRepeats(
  table: DataTable,
  model: PrepareOptions,
  replicate: string | undefined,
): Repeats {
  const { values } = numericColumnNamed(table, model.response);
  const terms = model.terms.filter((term) => replicate === undefined || !term.includes(replicate));
  const factors = (model.factors ?? []).filter((name) => name !== replicate);
  const own = { response: model.response, terms, factors };
  const again = repeatsOfCells(table, values, own);
  if (again.size > 0)
    return { table: withoutRows(table, own, again), replicates: [], all: true, rows: again };
  const none = { table, replicates: [], all: false, rows: again };
  if (replicate === undefined) return none;
  const { codes, levels } = asFactor(columnNamed(table, replicate));
  if (!mayRepeat(values, codes, levels.length)) return none;
  const repeated = repeatedReplicates(table, own, codes, levels.length);
  if (!repeated.includes(true)) return none;
  const rows = new Set(
    Array.from(values.keys()).filter(
      (row) => repeated[codes[row] as number] === true && !Number.isNaN(values[row]),
    ),
  );
  const replicates = levels.filter((_, code) => repeated[code] === true);
  return { table: withoutRows(table, own, rows), replicates, all: false, rows };
}

/** All runs of a cell but the first, where every cell has one value only; none where any cell has two. */
function repeatsOfCells(table: DataTable, values: Float64Array, model: PrepareOptions): Set<number> {
  const again = new Set<number>();
  if (mostlyDiffer(values)) return again;
  const { cells } = prepareData(table, model);
  const first = new Map<number, number>();
  const repeated = new Set<number>();
  for (const [i, row] of cells.rows.entries()) {
    const cell = cells.cellOfRow[i] as number;
    const value = values[row] as number;
    const before = first.get(cell);
    if (before === undefined) first.set(cell, value);
    else if (before !== value) return new Set();
    else {
      again.add(row);
      repeated.add(value);
    }
  }
  return repeated.size < valuesMin ? new Set() : again;
}

/** True if more than half of the values, and one, are different ones. */
function mostlyDiffer(values: Float64Array): boolean {
  let known = 0;
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) known++;
  return differMoreThan(values, Math.floor(known / 2 + 1));
}

/** [levels], true for a replicate with the runs of an earlier one. */
function repeatedReplicates(
  table: DataTable,
  model: PrepareOptions,
  codes: Int32Array,
  levels: number,
): boolean[] {
  const { cells, response } = prepareData(table, model);
  const runs = Array.from({ length: levels }, (): [cell: number, value: number][] => []);
  for (const [i, row] of cells.rows.entries()) {
    runs[codes[row] as number]?.push([cells.cellOfRow[i] as number, response[row] as number]);
  }
  const seen = new Set<string>();
  return runs.map((own) => {
    if (new Set(own.map(([, value]) => value)).size < valuesMin) return false;
    const key = own
      .sort(([a, x], [b, y]) => a - b || x - y)
      .flat()
      .join();
    const isAgain = seen.has(key);
    seen.add(key);
    return isAgain;
  });
}

/** True if two replicates have the same number of values, the same least one and the same greatest one. */
function mayRepeat(values: Float64Array, codes: Int32Array, levels: number): boolean {
  const ranges = Array.from({ length: levels }, () => ({ n: 0, least: Infinity, most: -Infinity }));
  for (const [row, value] of values.entries()) {
    const range = ranges[codes[row] as number];
    if (range === undefined || Number.isNaN(value)) continue;
    range.n++;
    if (value < range.least) range.least = value;
    if (value > range.most) range.most = value;
  }
  const used = ranges.filter(({ n }) => n > 0).map(({ n, least, most }) => `${n} ${least} ${most}`);
  return new Set(used).size < used.length;
}

function withoutRows(
  table: DataTable,
  { response }: Pick<PrepareOptions, 'response'>,
  rows: { readonly has: (row: number) => boolean },
): DataTable {
  const { values } = numericColumnNamed(table, response);
  const kept = numericColumn(values.map((value, row) => (rows.has(row) ? Number.NaN : value)));
  return { ...table, columns: new Map([...table.columns, [response, kept]]) };
}
