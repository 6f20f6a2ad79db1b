import type { Missing, MissingLevel } from './analysis-result.ts';
import { asFactor, columnNamed, type DataTable, type FactorColumn } from './table/data-table.ts';

/**
 * Rows that the analysis could not use, by outcome and by level of each factor: results that are lost more often at
 * one level than at another bias what is left.
 *
 * @param used table rows that were used
 * @param outcome name of a column that says how a row ended; without it a lost row counts as `missing`
 */
export function missingTable(
  table: DataTable,
  used: Int32Array,
  factors: ReadonlyMap<string, FactorColumn>,
  outcome?: string,
): Missing {
  const outcomes = outcome === undefined ? undefined : asFactor(columnNamed(table, outcome));
  const isUsed = new Uint8Array(table.rows);
  for (const row of used) isUsed[row] = 1;
  const reasonOf = (row: number): string => {
    const code = outcomes?.codes[row] ?? -1;
    return outcomes?.levels[code] ?? 'missing';
  };
  const lost: Record<string, number> = {};
  for (let row = 0; row < table.rows; row++) {
    if (isUsed[row] === 0) count(lost, reasonOf(row));
  }
  const levels = [...factors].flatMap(([factor, column]) => levelRows(factor, column, isUsed, reasonOf));
  return {
    rows: table.rows,
    used: used.length,
    lost,
    levels: levels.filter(({ rows, used: kept }) => kept < rows || rows === 0),
  };
}

function levelRows(
  factor: string,
  column: FactorColumn,
  isUsed: Uint8Array,
  reasonOf: (row: number) => string,
): MissingLevel[] {
  const rows = column.levels.map((level) => ({
    factor,
    level,
    rows: 0,
    used: 0,
    lost: {} as Record<string, number>,
  }));
  for (let row = 0; row < isUsed.length; row++) {
    const entry = rows[column.codes[row] as number];
    if (entry === undefined) continue;
    entry.rows++;
    if (isUsed[row] === 1) entry.used++;
    else count(entry.lost, reasonOf(row));
  }
  return rows;
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (Object.hasOwn(counts, key) ? (counts[key] as number) : 0) + 1;
}
