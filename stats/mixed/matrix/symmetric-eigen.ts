/** Eigenvalues, ascending, and the eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** [n]. */
  readonly values: Float64Array;
  /** Row-major [n x n]; row i belongs to value i and has length 1. */
  readonly vectors: Float64Array;
}

/**
 * Cyclic Jacobi rotations: slow for large matrices, and as exact as doubles allow for those here, whose size is the
 * degrees of freedom of one term.
 *
 * @param matrix row-major [n x n], symmetric
 * @see Golub and Van Loan 2013, Matrix Computations, 8.5
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let size = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const square = (a[i * n + j] as number) ** 2;
        if (i === j) size += square;
        else off += square;
      }
    }
    if (off <= 1e-31 * size) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => (a[i * n + i] as number) - (a[j * n + j] as number),
  );
  const vectors = new Float64Array(n * n);
  for (const [row, i] of order.entries()) vectors.set(v.subarray(i * n, (i + 1) * n), row * n);
  return { values: Float64Array.from(order, (i) => a[i * n + i] as number), vectors };
}

/** Makes entry (p, q) zero; `v` gathers the rotations in its rows. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q] as number;
  if (apq === 0) return;
  const ratio = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * apq);
  const t = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [kp, kq] = [a[k * n + p] as number, a[k * n + q] as number];
    a[k * n + p] = c * kp - s * kq;
    a[k * n + q] = s * kp + c * kq;
  }
  for (const m of [a, v]) {
    for (let k = 0; k < n; k++) {
      const [pk, qk] = [m[p * n + k] as number, m[q * n + k] as number];
      m[p * n + k] = c * pk - s * qk;
      m[q * n + k] = s * pk + c * qk;
    }
  }
}
