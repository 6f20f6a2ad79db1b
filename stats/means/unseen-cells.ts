import { numberCells } from '../model/cells.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import { absentLevel } from '../model/nest.ts';
import { codesOf } from '../numeric/per-row.ts';
import type { FactorColumn } from '../table/data-table.ts';
import type { UnseenCells } from './best-result.ts';

/**
 * Levels and cells that the table has and that no run with a result is left of.
 *
 * @param rows of the table that are used
 * @param columns of these factors, every level included
 */
export function unseenCells(
  factors: readonly FactorVariable[],
  rows: Int32Array,
  columns: ReadonlyMap<string, FactorColumn>,
): UnseenCells {
  const keyOf = (row: number): string => factors.map(({ codes }) => codes[row] as number).join();
  const known = new Set(Array.from(rows, keyOf));
  const all = factors.map((factor) => ({ factor, column: columns.get(factor.name) as FactorColumn }));
  const levels = all.flatMap(({ factor, column }) =>
    column.levels
      .filter(
        (level, code) =>
          level !== absentLevel && !factor.levels.includes(level) && column.codes.includes(code),
      )
      .map((level) => ({ factor: factor.name, level })),
  );
  const cells = new Map<string, Record<string, string>>();
  for (const row of firstRows(all.map(({ column }) => column))) {
    const names = all.map(({ column }) => column.levels[column.codes[row] as number]);
    const at = all.map(({ factor }, i) => factor.levels.indexOf(names[i] ?? ''));
    const key = at.join();
    if (at.includes(-1) || known.has(key) || cells.has(key)) continue;
    cells.set(key, Object.fromEntries(all.map(({ factor }, i) => [factor.name, names[i] as string])));
  }
  return { levels, cells: [...cells.values()] };
}

/** One row, the first, for each combination of levels that a table has, missing ones included. */
function firstRows(columns: readonly FactorColumn[]): number[] {
  const rows = codesOf({ length: columns[0]?.codes.length ?? 0 }, (_, row) => row);
  const predictors = columns.map(({ codes, levels }) => ({
    codes: codesOf(codes, (code) => code + 1),
    levels: levels.length + 1,
  }));
  const { cellOfRow } = numberCells(predictors, rows);
  const first: number[] = [];
  for (let row = 0; row < cellOfRow.length; row++) if (cellOfRow[row] === first.length) first.push(row);
  return first;
}
