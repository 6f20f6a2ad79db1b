import type { Random } from '../../../base/random.ts';
import { type DataTable, dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';

/**
 * A sweep of 3 x 4 cells in blocks, with a covariate that follows one of the factors in curves: all blocks whole but for
 * some runs that are lost anywhere.
 */
export function blockedTable(
  random: Random,
  { blocks, lost }: { readonly blocks: number; readonly lost: number },
): DataTable {
  const rows = Array.from({ length: blocks * 12 }, (_, i) => {
    const [block, a, b] = [Math.floor(i / 12), i % 3, Math.floor(i / 3) % 4];
    const own = 5 * Math.sin(block) + a + 0.3 * b * a + random.normal();
    return { block: `block ${block}`, a: `a${a}`, b: `b${b}`, x: (b - 1) ** 2 + 0.1 * a, y: 1000 + own };
  });
  for (let k = 0; k < lost; k++) rows.splice(random.below(rows.length), 1);
  return dataTable({
    block: factorColumn(rows.map(({ block }) => block)),
    a: factorColumn(rows.map(({ a }) => a)),
    b: factorColumn(rows.map(({ b }) => b)),
    x: numericColumn(rows.map(({ x }) => x)),
    y: numericColumn(rows.map(({ y }) => y)),
  });
}
