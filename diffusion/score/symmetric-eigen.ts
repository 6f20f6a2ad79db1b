/**
 * Eigenvalues (and vectors) of a real symmetric matrix: Householder reduction to tridiagonal form, then implicit QL.
 *
 * @see Golub and Van Loan 2013, "Matrix Computations", sections 8.3.1 and 8.3.3; Bowdler et al. 1968 (tql2)
 */
export interface SymmetricEigen {
  /** [n], in no particular order. */
  readonly values: Float64Array;
  /** [n,n] row-major; row k is the unit eigenvector of `values[k]`. Empty unless asked for. */
  readonly vectors: Float64Array;
}

/** @param matrix [n,n]; only its lower triangle is read */
export function symmetricEigen(
  matrix: Float64Array,
  n: number,
  { vectors: wantVectors = true }: { vectors?: boolean } = {},
): SymmetricEigen {
  const largest = matrix.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  // Entries around one: squares of tiny or huge ones would leave the range of float64.
  const scaled = largest > 0 ? matrix.map((value) => value / largest) : matrix.slice();
  const { diagonal, offDiagonal, vectors } = tridiagonalise(scaled, n, wantVectors);
  implicitQl(diagonal, offDiagonal, vectors, n);
  return { values: diagonal.map((value) => value * largest), vectors };
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Entry k couples k and k + 1; the last is 0. */
  readonly offDiagonal: Float64Array;
  /** Rows q_k with matrix = Q^T T Q; empty if not wanted. */
  readonly vectors: Float64Array;
}

/** Destroys `a`. Column k is reflected onto its subdiagonal by H = I - 2 v v^T, the unit v kept in the column itself. */
function tridiagonalise(a: Float64Array, n: number, wantVectors: boolean): Tridiagonal {
  const diagonal = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  const reflected = new Uint8Array(n);
  const v = new Float64Array(n);
  const w = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    diagonal[k] = a[k * n + k] as number;
    if (k === n - 1) break;
    for (let row = k + 1; row < n; row++) v[row] = a[row * n + k] as number;
    const head = v[k + 1] as number;
    const length = norm(v, k + 1, n);
    // Far below the rounding of entries around one, and perhaps too few bits to point anywhere.
    if (length < Number.EPSILON ** 2) continue;
    // The sign that avoids cancellation in v's first entry.
    const target = head > 0 ? -length : length;
    offDiagonal[k] = target;
    v[k + 1] = head - target;
    const vLength = norm(v, k + 1, n);
    for (let row = k + 1; row < n; row++) {
      v[row] = (v[row] as number) / vLength;
      a[row * n + k] = v[row] as number;
    }
    reflected[k] = 1;
    reflectBothSides(a, v, w, k + 1, n);
  }
  return {
    diagonal,
    offDiagonal,
    vectors: wantVectors ? accumulate(a, reflected, v, n) : new Float64Array(0),
  };
}

/** A <- H A H on the trailing block from `start`: rank-two update A - v w^T - w v^T. Lower triangle only. */
function reflectBothSides(a: Float64Array, v: Float64Array, w: Float64Array, start: number, n: number): void {
  w.fill(0, start);
  for (let row = start; row < n; row++) {
    const vRow = v[row] as number;
    let sum = (a[row * n + row] as number) * vRow;
    for (let column = start; column < row; column++) {
      const value = a[row * n + column] as number;
      sum += value * (v[column] as number);
      w[column] = (w[column] as number) + value * vRow;
    }
    w[row] = (w[row] as number) + sum;
  }
  let inner = 0;
  for (let row = start; row < n; row++) inner += (v[row] as number) * (w[row] as number);
  const twice = 2 * inner;
  for (let row = start; row < n; row++) w[row] = 2 * (w[row] as number) - twice * (v[row] as number);
  for (let row = start; row < n; row++) {
    const vRow = v[row] as number;
    const wRow = w[row] as number;
    for (let column = start; column <= row; column++) {
      const at = row * n + column;
      a[at] = (a[at] as number) - vRow * (w[column] as number) - wRow * (v[column] as number);
    }
  }
}

/** Q^T as rows: the product of the reflections, from the last to the first so that only a trailing block is touched. */
function accumulate(a: Float64Array, reflected: Uint8Array, v: Float64Array, n: number): Float64Array {
  const q = new Float64Array(n * n);
  for (let k = 0; k < n; k++) q[k * n + k] = 1;
  for (let k = n - 2; k >= 0; k--) {
    if (reflected[k] === 0) continue;
    for (let row = k + 1; row < n; row++) v[row] = a[row * n + k] as number;
    // Row r of q is column r of Q: each is reflected by itself, along contiguous memory.
    for (let row = k + 1; row < n; row++) {
      let dot = 0;
      for (let column = k + 1; column < n; column++)
        dot += (q[row * n + column] as number) * (v[column] as number);
      const factor = 2 * dot;
      for (let column = k + 1; column < n; column++) {
        q[row * n + column] = (q[row * n + column] as number) - factor * (v[column] as number);
      }
    }
  }
  return q;
}

/** Diagonalises in place; rotates the rows of `vectors` along. */
function implicitQl(d: Float64Array, e: Float64Array, vectors: Float64Array, n: number): void {
  const sweepsMax = 60;
  // Measured against the whole matrix, not against its neighbours: where the rank is low, the neighbours are rounding
  // noise themselves, which each sweep makes anew.
  const negligible =
    Number.EPSILON *
    d.reduce((size, value, k) => Math.max(size, Math.abs(value) + Math.abs(e[k] as number)), 0);
  for (let low = 0; low < n; low++) {
    for (let sweep = 0; ; sweep++) {
      let high = low;
      while (high < n - 1 && !(Math.abs(e[high] as number) <= negligible)) high++;
      if (high === low) break;
      if (sweep === sweepsMax)
        throw new RangeError('eigenvalues did not converge: the matrix holds NaN or infinity');
      sweepOnce(d, e, vectors, n, low, high);
    }
  }
}

function sweepOnce(
  d: Float64Array,
  e: Float64Array,
  vectors: Float64Array,
  n: number,
  low: number,
  high: number,
): void {
  const gap = ((d[low + 1] as number) - (d[low] as number)) / (2 * (e[low] as number));
  const root = Math.hypot(gap, 1);
  let g = (d[high] as number) - (d[low] as number) + (e[low] as number) / (gap + (gap >= 0 ? root : -root));
  let sine = 1;
  let cosine = 1;
  let shift = 0;
  for (let k = high - 1; k >= low; k--) {
    const f = sine * (e[k] as number);
    const b = cosine * (e[k] as number);
    const length = Math.hypot(f, g);
    e[k + 1] = length;
    if (length === 0) {
      d[k + 1] = (d[k + 1] as number) - shift;
      e[high] = 0;
      return;
    }
    sine = f / length;
    cosine = g / length;
    g = (d[k + 1] as number) - shift;
    const turn = ((d[k] as number) - g) * sine + 2 * cosine * b;
    shift = sine * turn;
    d[k + 1] = g + shift;
    g = cosine * turn - b;
    if (vectors.length > 0) rotateRows(vectors, n, k, sine, cosine);
  }
  d[low] = (d[low] as number) - shift;
  e[low] = g;
  e[high] = 0;
}

function rotateRows(vectors: Float64Array, n: number, k: number, sine: number, cosine: number): void {
  const upper = k * n;
  const lower = upper + n;
  for (let column = 0; column < n; column++) {
    const f = vectors[lower + column] as number;
    const g = vectors[upper + column] as number;
    vectors[lower + column] = sine * g + cosine * f;
    vectors[upper + column] = cosine * g - sine * f;
  }
}

function norm(v: Float64Array, start: number, end: number): number {
  let largest = 0;
  for (let k = start; k < end; k++) largest = Math.max(largest, Math.abs(v[k] as number));
  if (largest === 0) return 0;
  let sum = 0;
  for (let k = start; k < end; k++) sum += ((v[k] as number) / largest) ** 2;
  return largest * Math.sqrt(sum);
}
