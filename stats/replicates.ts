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
  return { table: withoutReplicates(table, response, codes, (code) => isComplete[code] !== true), count };
}

/** Values that a replicate needs at least, all different, before repeating them is no coincidence. */
const valuesMin = 4;

/**
 * The table without replicates that repeat another to the last digit: the program ignored its seed, and such a replicate
 * says nothing new.
 *
 * @param replicate column that numbers the replicates
 */
export function distinctReplicates(
  table: DataTable,
  model: PrepareOptions,
  replicate: string | undefined,
): { readonly table: DataTable; readonly repeated: readonly string[] } {
  const unchanged = { table, repeated: [] };
  if (replicate === undefined) return unchanged;
  const { codes, levels } = asFactor(columnNamed(table, replicate));
  if (!mayRepeat(numericColumnNamed(table, model.response).values, codes, levels.length)) return unchanged;
  const terms = model.terms.filter((term) => !term.includes(replicate));
  const factors = (model.factors ?? []).filter((name) => name !== replicate);
  const { cells, response } = prepareData(table, { response: model.response, terms, factors });
  const runs = levels.map((): [cell: number, value: number][] => []);
  for (const [i, row] of cells.rows.entries()) {
    runs[codes[row] as number]?.push([cells.cellOfRow[i] as number, response[row] as number]);
  }
  const seen = new Set<string>();
  const again = runs.map((own) => {
    if (new Set(own.map(([, value]) => value)).size < valuesMin) return false;
    const key = own
      .sort(([a, x], [b, y]) => a - b || x - y)
      .flat()
      .join();
    const isAgain = seen.has(key);
    seen.add(key);
    return isAgain;
  });
  const repeated = levels.filter((_, code) => again[code] === true);
  if (repeated.length === 0) return unchanged;
  return {
    table: withoutReplicates(table, model.response, codes, (code) => again[code] === true),
    repeated,
  };
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

function withoutReplicates(
  table: DataTable,
  response: string,
  codes: Int32Array,
  isOut: (code: number) => boolean,
): DataTable {
  const { values } = numericColumnNamed(table, response);
  const kept = numericColumn(values.map((value, row) => (isOut(codes[row] as number) ? Number.NaN : value)));
  return { ...table, columns: new Map([...table.columns, [response, kept]]) };
}
