import { householder } from '../model/householder.ts';
import { backSubstitute } from '../model/linear-fit.ts';
import type { Cells } from '../model/cells.ts';
import type { FactorVariable } from '../model/model-matrix.ts';

/** What a parameter for every cell of the design, beside the blocks, leaves of the variation. */
export interface CellError {
  readonly residualSumSq: number;
  /** Rows less cells less `blockDf`. */
  readonly residualDf: number;
  /** Of the blocks after the cells. */
  readonly blockSumSq: number;
  readonly blockDf: number;
  /** True where every block holds the cells in the same proportions: then blocks and cells are orthogonal. */
  readonly isOrthogonal: boolean;
}

/**
 * The fit of a mean for every cell and block without a column for each cell: the cells are swept out of the blocks, of which
 * there are few.
 *
 * @param rows folded by the factors of the design and the blocks, at least
 * @param cellOf [rows.count], cell of the design
 * @param count number of cells of the design
 * @param block left out: no blocks
 */
export function cellError(
  rows: Cells,
  cellOf: Int32Array,
  count: number,
  block: FactorVariable | undefined,
): CellError {
  const size = new Float64Array(count);
  const total = new Float64Array(count);
  for (let i = 0; i < rows.count; i++) {
    const cell = cellOf[i] as number;
    const own = rows.size[i] as number;
    size[cell] = (size[cell] as number) + own;
    total[cell] = (total[cell] as number) + own * (rows.mean[i] as number);
  }
  const left = rows.mean.map((mean, i) => {
    const cell = cellOf[i] as number;
    return mean - (total[cell] as number) / (size[cell] as number);
  });
  let between = 0;
  for (const [i, value] of left.entries()) between += (rows.size[i] as number) * value * value;
  const swept = block === undefined ? none : sweptBlocks(rows, cellOf, size, left, block);
  return {
    residualSumSq: rows.pureErrorSumSq + Math.max(0, between - swept.blockSumSq),
    residualDf: rows.rows.length - count - swept.blockDf,
    ...swept,
  };
}

type Swept = Pick<CellError, 'blockSumSq' | 'blockDf' | 'isOrthogonal'>;

const none: Swept = { blockSumSq: 0, blockDf: 0, isOrthogonal: true };

/**
 * The normal equations of the blocks with the cells swept out.
 *
 * @param size [cells], rows in each cell
 * @param left [rows.count], means less those of their cells
 */
function sweptBlocks(
  rows: Cells,
  cellOf: Int32Array,
  size: Float64Array,
  left: Float64Array,
  { codes, levels }: FactorVariable,
): Swept {
  const count = levels.length;
  const matrix = new Float64Array(count * count);
  const right = new Float64Array(count);
  const blockSize = new Float64Array(count);
  const partsOf = Array.from(size, (): { block: number; n: number }[] => []);
  for (let i = 0; i < rows.count; i++) {
    const block = codes[rows.exampleRow[i] as number] as number;
    const n = rows.size[i] as number;
    partsOf[cellOf[i] as number]?.push({ block, n });
    right[block] = (right[block] as number) + n * (left[i] as number);
    blockSize[block] = (blockSize[block] as number) + n;
    matrix[block * count + block] = (matrix[block * count + block] as number) + n;
  }
  const all = rows.rows.length;
  let isOrthogonal = true;
  for (const [cell, parts] of partsOf.entries()) {
    const own = size[cell] as number;
    const inCell = new Map<number, number>();
    for (const { block, n } of parts) inCell.set(block, (inCell.get(block) ?? 0) + n);
    if (inCell.size < count) isOrthogonal = false;
    for (const [block, n] of inCell) {
      if (n * all !== own * (blockSize[block] as number)) isOrthogonal = false;
      for (const [other, m] of inCell) {
        matrix[block * count + other] = (matrix[block * count + other] as number) - (n * m) / own;
      }
    }
  }
  const reduced = householder(matrix, count, count, Float64Array.from(right), { ownNorms: blockSize });
  const solution = backSubstitute(reduced, reduced.qty);
  let blockSumSq = 0;
  for (const [k, block] of reduced.kept.entries()) {
    blockSumSq += (solution[k] as number) * (right[block] as number);
  }
  return { blockSumSq, blockDf: reduced.rank, isOrthogonal };
}
