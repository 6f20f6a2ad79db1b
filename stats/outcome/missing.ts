import type { Missing, MissingLevel } from '../analysis-result.ts';
import { absentLevel } from '../model/nest.ts';
import { asFactor, columnNamed, type DataTable, type FactorColumn } from '../table/data-table.ts';
import { meaningOfOutcome, type OutcomeCount } from './outcome-words.ts';

/**
 * Rows that the analysis could not use, by outcome and by level of each factor: results that are lost more often at
 * one level than at another bias what is left.
 *
 * @param used table rows that were used
 * @param outcome name of a column that says how a row ended; a row that is lost for another reason counts as `missing`
 * @param repeated rows left out because they repeat others: counted as that, and lost at no level
 */
export function missingTable(
  table: DataTable,
  used: Int32Array,
  factors: ReadonlyMap<string, FactorColumn>,
  outcome?: string,
  repeated: ReadonlySet<number> = new Set(),
): Missing {
  const outcomes = outcome === undefined ? undefined : asFactor(columnNamed(table, outcome));
  const isUsed = new Uint8Array(table.rows);
  for (const row of used) isUsed[row] = 1;
  const reasons = outcomes?.levels.map(reasonFor) ?? [];
  const reasonOf = (row: number): string =>
    repeated.has(row) ? 'repeated' : (reasons[outcomes?.codes[row] ?? -1] ?? 'missing');
  const lost: Record<string, number> = {};
  for (let row = 0; row < table.rows; row++) {
    if (isUsed[row] === 0) count(lost, reasonOf(row));
  }
  const levels = [...factors].flatMap(([factor, column]) =>
    levelRows(factor, column, isUsed, (row) => (repeated.has(row) ? undefined : reasonOf(row))),
  );
  return {
    rows: table.rows,
    used: used.length,
    lost,
    levels: levels.filter(
      ({ level, rows, used: kept }) => level !== absentLevel && (kept < rows || rows === 0),
    ),
    outcomes: outcomes === undefined ? [] : outcomeCounts(outcomes, isUsed),
  };
}

/** A run that gave a result, or whose end is not understood, is lost for want of a value and not because of its end. */
function reasonFor(word: string): string {
  const meaning = meaningOfOutcome(word);
  return meaning === 'result' || meaning === 'unknown' ? 'missing' : meaning;
}

function outcomeCounts({ levels, codes }: FactorColumn, isUsed: Uint8Array): OutcomeCount[] {
  const counts = levels.map((word) => ({ word, meaning: meaningOfOutcome(word), rows: 0, used: 0 }));
  // A run without an outcome is counted and named like one whose outcome is an unknown word.
  counts.push({ word: '(empty)', meaning: 'unknown', rows: 0, used: 0 });
  const empty = counts.length - 1;
  for (const [row, code] of codes.entries()) {
    const own = counts[code < 0 ? empty : code];
    if (own === undefined) continue;
    own.rows++;
    if (isUsed[row] === 1) own.used++;
  }
  return counts.filter(({ rows }) => rows > 0);
}

function levelRows(
  factor: string,
  column: FactorColumn,
  isUsed: Uint8Array,
  reasonOf: (row: number) => string | undefined,
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
    if (isUsed[row] === 1) {
      entry.rows++;
      entry.used++;
      continue;
    }
    const reason = reasonOf(row);
    if (reason === undefined) continue;
    entry.rows++;
    count(entry.lost, reason);
  }
  return rows;
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (Object.hasOwn(counts, key) ? (counts[key] as number) : 0) + 1;
}
