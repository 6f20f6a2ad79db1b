/** What is left of a matrix after Householder reflections in column order. */
export interface Trapezoid {
  /** Number of columns that add a direction, r. */
  readonly rank: number;
  /** Columns that add a direction, ascending, [r]. */
  readonly kept: Int32Array;
  /** [p], position of each column among `kept`, or -1 where it depends on the columns before it. */
  readonly positionOf: Int32Array;
  /** Column-major, `stride` rows by p columns: R for every column, those that depend on earlier ones too. */
  readonly r: Float64Array;
  readonly stride: number;
  /** Q'y for the kept columns, [r]. Its squares are the sequential sums of squares. */
  readonly qty: Float64Array;
  /** Sum of squares of y outside the column space. */
  readonly residualSumSq: number;
}

/** A trapezoid whose reflectors stand in the columns that it was made from. */
export interface Reflected extends Trapezoid {
  /** [at least `rank`], 2 / v'v of each reflector v. */
  readonly scales: Float64Array;
  /** [at least `rank`], one past the last row that each reflector changes. */
  readonly ends: Int32Array;
}

/** A column is dropped where what remains of it is at most this share of its own norm. */
const dependenceTolerance = 1e-9;

/**
 * Householder QR without column exchange, so that the sums of squares follow the order of the terms. A column that
 * depends on those before it is found by its remaining norm (`<=`: a column of zeros goes too) and takes no reflector.
 *
 * @param a column-major [n x p]; overwritten by the reflectors
 * @param y [n]; overwritten by Q'y
 * @param options.onlyQty leave R out for columns after the rank is full: for sums of squares alone
 * @param options.heights [p], leading rows of each column (and of what stands before it) that may differ from 0: the
 *   columns of a triangle in another order are short
 * @param options.ownNorms [p], norms that a column's remainder is judged by, where they are not those of `a`: columns
 *   already projected, of which rounding may be all that is left
 * @see Golub and Van Loan 2013, Matrix Computations, 5.2
 */
export function householder(
  a: Float64Array,
  n: number,
  p: number,
  y: Float64Array,
  options: {
    readonly onlyQty?: boolean;
    readonly heights?: Int32Array;
    readonly ownNorms?: Float64Array;
  } = {},
): Reflected {
  const stride = Math.min(n, p);
  const r = new Float64Array(stride * p);
  const kept: number[] = [];
  const positionOf = new Int32Array(p).fill(-1);
  const scales = new Float64Array(stride);
  /** One past the last row that a reflector changes; it never falls from one to the next. */
  const ends = new Int32Array(stride);
  const ownNorms = options.ownNorms ?? columnNorms(a, n, p);
  let rank = 0;
  let applied = 0;
  for (let column = 0; column < p; column++) {
    if (options.onlyQty === true && rank === n) break;
    if (column % panelWidth === 0) {
      // All reflectors so far on four columns at a time: each reflector is fetched once for the four.
      const width = Math.min(panelWidth, p - column);
      for (let k = 0; k < rank; k++) {
        const v = (kept[k] as number) * n + k;
        const length = (ends[k] as number) - k;
        if (width === panelWidth) reflectFour(a, v, length, scales[k] as number, column * n + k, n);
        else {
          for (let c = column; c < column + width; c++) {
            reflect(a, v, length, scales[k] as number, a, c * n + k);
          }
        }
      }
      applied = rank;
    }
    const start = column * n;
    for (let k = applied; k < rank; k++) {
      reflect(a, (kept[k] as number) * n + k, (ends[k] as number) - k, scales[k] as number, a, start + k);
    }
    for (let row = 0; row < rank; row++) r[column * stride + row] = a[start + row] as number;
    const height = Math.max(options.heights?.[column] ?? n, rank === 0 ? 0 : (ends[rank - 1] as number));
    const remaining = norm(a, start + rank, start + height);
    if (remaining <= dependenceTolerance * (ownNorms[column] as number)) continue;

    const pivot = start + rank;
    const head = a[pivot] as number;
    const diagonal = head > 0 ? -remaining : remaining;
    r[column * stride + rank] = diagonal;
    // v = x - diagonal e1; v'v / 2 = diagonal (diagonal - head), free of cancellation by the choice of sign.
    a[pivot] = head - diagonal;
    scales[rank] = 1 / (diagonal * (diagonal - head));
    ends[rank] = height;
    reflect(a, pivot, height - rank, scales[rank] as number, y, rank);
    kept.push(column);
    positionOf[column] = rank++;
  }
  return {
    rank,
    kept: Int32Array.from(kept),
    positionOf,
    r,
    stride,
    qty: y.slice(0, rank),
    residualSumSq: sumSquares(y, rank, n),
    scales,
    ends,
  };
}

/**
 * Column k of Q: the direction that the k-th kept column adds to those before it.
 *
 * @param a the matrix that `reflected` was made from, [n x p], with its reflectors
 * @returns [n]
 */
export function directionOf(
  a: Float64Array,
  n: number,
  { kept, scales, ends }: Reflected,
  k: number,
): Float64Array {
  const direction = new Float64Array(n);
  direction[k] = 1;
  for (let i = k; i >= 0; i--) {
    const v = (kept[i] as number) * n + i;
    reflect(a, v, (ends[i] as number) - i, scales[i] as number, direction, i);
  }
  return direction;
}

const panelWidth = 4;

/** `reflect` for four columns of `a` at once, `n` apart. */
function reflectFour(
  a: Float64Array,
  v: number,
  length: number,
  scale: number,
  first: number,
  n: number,
): void {
  const x0 = first;
  const x1 = first + n;
  const x2 = first + 2 * n;
  const x3 = first + 3 * n;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let i = 0; i < length; i++) {
    const entry = a[v + i] as number;
    s0 += entry * (a[x0 + i] as number);
    s1 += entry * (a[x1 + i] as number);
    s2 += entry * (a[x2 + i] as number);
    s3 += entry * (a[x3 + i] as number);
  }
  s0 *= scale;
  s1 *= scale;
  s2 *= scale;
  s3 *= scale;
  for (let i = 0; i < length; i++) {
    const entry = a[v + i] as number;
    a[x0 + i] = (a[x0 + i] as number) - s0 * entry;
    a[x1 + i] = (a[x1 + i] as number) - s1 * entry;
    a[x2 + i] = (a[x2 + i] as number) - s2 * entry;
    a[x3 + i] = (a[x3 + i] as number) - s3 * entry;
  }
}

/** x -= v (v'x) scale, over `length` entries. */
function reflect(
  v: Float64Array,
  vStart: number,
  length: number,
  scale: number,
  x: Float64Array,
  xStart: number,
): void {
  // Four running sums: the additions need not wait for each other.
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) {
    s0 += (v[vStart + i] as number) * (x[xStart + i] as number);
    s1 += (v[vStart + i + 1] as number) * (x[xStart + i + 1] as number);
    s2 += (v[vStart + i + 2] as number) * (x[xStart + i + 2] as number);
    s3 += (v[vStart + i + 3] as number) * (x[xStart + i + 3] as number);
  }
  for (let i = whole; i < length; i++) s0 += (v[vStart + i] as number) * (x[xStart + i] as number);
  const factor = (s0 + s1 + (s2 + s3)) * scale;
  if (factor === 0) return;
  for (let i = 0; i < length; i++) {
    x[xStart + i] = (x[xStart + i] as number) - factor * (v[vStart + i] as number);
  }
}

function sumSquares(x: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (x[i] as number) * (x[i] as number);
  return sum;
}

export const norm = (x: Float64Array, from: number, to: number): number => Math.sqrt(sumSquares(x, from, to));

/** [p], Euclidean norms of the columns of a column-major [n x p]. */
const columnNorms = (a: Float64Array, n: number, p: number): Float64Array =>
  Float64Array.from({ length: p }, (_, column) => norm(a, column * n, (column + 1) * n));
