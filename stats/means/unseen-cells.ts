import type { FactorVariable } from '../model/model-matrix.ts';
import { absentLevel } from '../model/nest.ts';
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
  const known = new Set(Array.from(rows, (row) => factors.map(({ codes }) => codes[row] as number).join()));
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
  const count = all[0]?.column.codes.length ?? 0;
  for (let row = 0; row < count; row++) {
    const names = all.map(({ column }) => column.levels[column.codes[row] as number]);
    const at = all.map(({ factor }, i) => factor.levels.indexOf(names[i] ?? ''));
    const key = at.join();
    if (at.includes(-1) || known.has(key) || cells.has(key)) continue;
    cells.set(key, Object.fromEntries(all.map(({ factor }, i) => [factor.name, names[i] as string])));
  }
  return { levels, cells: [...cells.values()] };
}
