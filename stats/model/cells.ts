import { CompensatedSum } from '../numeric/compensated-sum.ts';
import { numbersOf } from '../numeric/per-row.ts';

/**
 * Rows that share every predictor, folded into one: their count, mean and sum of squares about it are sufficient for
 * every linear model in those predictors. The cost of a fit then grows with the cells of the design, not with its
 * replicates, and the sums of squares within cells are the pure error.
 */
export interface Cells {
  /** Number of distinct cells, c. */
  readonly count: number;
  /** Rows of the table that were used, n. */
  readonly rows: Int32Array;
  /** [n], cell of each used row. */
  readonly cellOfRow: Int32Array;
  /** [c], one used row (index into the table) for each cell. */
  readonly exampleRow: Int32Array;
  /** [c], rows in each cell. */
  readonly size: Float64Array;
  /** [c], mean of the response in each cell, less `offset`. */
  readonly mean: Float64Array;
  /** Response value taken off before anything else: then a large common offset costs no digits. */
  readonly offset: number;
  /** Sum of squares within cells. */
  readonly pureErrorSumSq: number;
  /** Sum of squares about the grand mean. */
  readonly totalSumSq: number;
  /** The factor that was absorbed before the rows were folded; its sum of squares is in `totalSumSq` and nowhere else. */
  readonly absorbed?: Absorbed;
}

/**
 * An absorbed factor: the differences between those of its levels that hold the same of everything else, taken off the
 * response. They are orthogonal to every other column of a model.
 */
interface Absorbed {
  readonly factor: string;
  readonly df: number;
  readonly sumSq: number;
}

/** A predictor as whole numbers: equal numbers, equal values. */
export interface CodedPredictor {
  /** One a table row, in 0..levels-1 for every row that is used. */
  readonly codes: Int32Array;
  readonly levels: number;
}

/**
 * @param response one a table row
 * @param rows indices of the rows to use, in any order
 */
export function foldIntoCells(
  response: Float64Array,
  predictors: readonly CodedPredictor[],
  rows: Int32Array,
): Cells {
  const { cellOfRow, count } = numberCells(predictors, rows);
  const exampleRow = new Int32Array(count);
  const size = new Float64Array(count);
  const first = rows.length === 0 ? 0 : (response[rows[0] as number] as number);
  // The two-step shift is exact for the first value and leaves small numbers for the mean.
  const shifted = numbersOf(rows, (row) => (response[row] as number) - first);
  const grandMean = meanOf(shifted);
  for (let i = 0; i < shifted.length; i++) shifted[i] = (shifted[i] as number) - grandMean;

  const sums = Array.from({ length: count }, () => new CompensatedSum());
  for (let i = 0; i < rows.length; i++) {
    const cell = cellOfRow[i] as number;
    exampleRow[cell] = rows[i] as number;
    size[cell] = (size[cell] as number) + 1;
    (sums[cell] as CompensatedSum).add(shifted[i] as number);
  }
  const mean = Float64Array.from(sums, (sum, cell) => sum.value / (size[cell] as number));
  const within = new CompensatedSum();
  const total = new CompensatedSum();
  for (let i = 0; i < rows.length; i++) {
    const value = shifted[i] as number;
    const deviation = value - (mean[cellOfRow[i] as number] as number);
    within.add(deviation * deviation);
    total.add(value * value);
  }
  return {
    count,
    rows,
    cellOfRow,
    exampleRow,
    size,
    mean,
    offset: first + grandMean,
    pureErrorSumSq: within.value,
    totalSumSq: total.value,
  };
}

function meanOf(values: Float64Array): number {
  const sum = new CompensatedSum();
  for (const value of values) sum.add(value);
  return values.length === 0 ? 0 : sum.value / values.length;
}

/** Numbers the distinct combinations from 0, in order of first appearance, one predictor after the other. */
export function numberCells(
  predictors: readonly CodedPredictor[],
  rows: Int32Array,
): { cellOfRow: Int32Array; count: number } {
  const cellOfRow = new Int32Array(rows.length);
  let count = rows.length === 0 ? 0 : 1;
  for (const { codes, levels } of predictors) {
    const cellOfKey = keyMap(count * levels, rows.length);
    let found = 0;
    for (let i = 0; i < rows.length; i++) {
      const key = (codes[rows[i] as number] as number) * count + (cellOfRow[i] as number);
      let cell = cellOfKey.get(key);
      if (cell < 0) cellOfKey.set(key, (cell = found++));
      cellOfRow[i] = cell;
    }
    count = found;
  }
  return { cellOfRow, count };
}

/** A plain array where the keys are dense enough: ten times quicker than a Map over 96,000 rows. */
function keyMap(
  keys: number,
  rows: number,
): { get: (key: number) => number; set: (key: number, cell: number) => void } {
  if (keys <= 4 * rows + 65_536) {
    const cells = new Int32Array(keys).fill(-1);
    return {
      get: (key) => cells[key] as number,
      set: (key, cell) => {
        cells[key] = cell;
      },
    };
  }
  const cells = new Map<number, number>();
  return { get: (key) => cells.get(key) ?? -1, set: (key, cell) => cells.set(key, cell) };
}
