import type { RandomColumns } from '../random-term.ts';

/**
 * Groups of cells that share no random effect: their covariance is block-diagonal over these groups. With seeds as the
 * only random factor each seed is a block; where random factors cross, all cells are one.
 *
 * @param count number of cells
 * @returns cells of each block, ascending
 */
export function independentBlocks(count: number, terms: readonly RandomColumns[]): number[][] {
  const parent = Int32Array.from({ length: count }, (_, cell) => cell);
  const root = (cell: number): number => {
    let at = cell;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const { codes, levels } of terms) {
    const firstCell = new Int32Array(levels).fill(-1);
    for (let cell = 0; cell < count; cell++) {
      const level = codes[cell] as number;
      const first = firstCell[level] as number;
      if (first < 0) firstCell[level] = cell;
      else parent[root(cell)] = root(first);
    }
  }
  const blocks = new Map<number, number[]>();
  for (let cell = 0; cell < count; cell++) {
    const at = root(cell);
    const block = blocks.get(at);
    if (block === undefined) blocks.set(at, [cell]);
    else block.push(cell);
  }
  return [...blocks.values()];
}
