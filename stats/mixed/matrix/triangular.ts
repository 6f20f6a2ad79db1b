/**
 * L^-1 B for a lower triangle L, in place of B: forward substitution on all columns at once.
 *
 * @param l row-major [n x n]; entries above the diagonal are not read
 * @param b row-major [n x width]; overwritten
 */
export function solveRows(l: Float64Array, n: number, b: Float64Array, width: number): void {
  for (let i = 0; i < n; i++) {
    const start = i * width;
    let k = 0;
    for (; k + 3 < i; k += 4) {
      const f0 = l[i * n + k] as number;
      const f1 = l[i * n + k + 1] as number;
      const f2 = l[i * n + k + 2] as number;
      const f3 = l[i * n + k + 3] as number;
      if (f0 === 0 && f1 === 0 && f2 === 0 && f3 === 0) continue;
      const [b0, b1, b2, b3] = [k * width, (k + 1) * width, (k + 2) * width, (k + 3) * width];
      for (let j = 0; j < width; j++) {
        b[start + j] =
          (b[start + j] as number) -
          f0 * (b[b0 + j] as number) -
          f1 * (b[b1 + j] as number) -
          f2 * (b[b2 + j] as number) -
          f3 * (b[b3 + j] as number);
      }
    }
    for (; k < i; k++) {
      const f = l[i * n + k] as number;
      if (f === 0) continue;
      for (let j = 0; j < width; j++) {
        b[start + j] = (b[start + j] as number) - f * (b[k * width + j] as number);
      }
    }
    const scale = 1 / (l[i * n + i] as number);
    for (let j = 0; j < width; j++) b[start + j] = (b[start + j] as number) * scale;
  }
}

/**
 * L^-1 t for every row t of a matrix, in place: A L'^-1.
 *
 * @param l row-major [n x n] lower triangle
 * @param a row-major [rows x n]; overwritten
 */
export function solveEachRow(l: Float64Array, n: number, a: Float64Array, rows: number): void {
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    const [r0, r1, r2, r3] = [row * n, (row + 1) * n, (row + 2) * n, (row + 3) * n];
    for (let i = 0; i < n; i++) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let k = 0; k < i; k++) {
        const f = l[i * n + k] as number;
        s0 += f * (a[r0 + k] as number);
        s1 += f * (a[r1 + k] as number);
        s2 += f * (a[r2 + k] as number);
        s3 += f * (a[r3 + k] as number);
      }
      const scale = 1 / (l[i * n + i] as number);
      a[r0 + i] = ((a[r0 + i] as number) - s0) * scale;
      a[r1 + i] = ((a[r1 + i] as number) - s1) * scale;
      a[r2 + i] = ((a[r2 + i] as number) - s2) * scale;
      a[r3 + i] = ((a[r3 + i] as number) - s3) * scale;
    }
  }
  for (; row < rows; row++) {
    for (let i = 0; i < n; i++) {
      let sum = a[row * n + i] as number;
      for (let k = 0; k < i; k++) sum -= (l[i * n + k] as number) * (a[row * n + k] as number);
      a[row * n + i] = sum / (l[i * n + i] as number);
    }
  }
}

/**
 * L'^-1 B in place of B: back substitution on all columns at once.
 *
 * @param l row-major [n x n] lower triangle
 * @param b row-major [n x width]; overwritten
 */
export function solveTransposedRows(l: Float64Array, n: number, b: Float64Array, width: number): void {
  for (let i = n - 1; i >= 0; i--) {
    const start = i * width;
    let k = i + 1;
    for (; k + 3 < n; k += 4) {
      const f0 = l[k * n + i] as number;
      const f1 = l[(k + 1) * n + i] as number;
      const f2 = l[(k + 2) * n + i] as number;
      const f3 = l[(k + 3) * n + i] as number;
      if (f0 === 0 && f1 === 0 && f2 === 0 && f3 === 0) continue;
      const [b0, b1, b2, b3] = [k * width, (k + 1) * width, (k + 2) * width, (k + 3) * width];
      for (let j = 0; j < width; j++) {
        b[start + j] =
          (b[start + j] as number) -
          f0 * (b[b0 + j] as number) -
          f1 * (b[b1 + j] as number) -
          f2 * (b[b2 + j] as number) -
          f3 * (b[b3 + j] as number);
      }
    }
    for (; k < n; k++) {
      const f = l[k * n + i] as number;
      if (f === 0) continue;
      for (let j = 0; j < width; j++) {
        b[start + j] = (b[start + j] as number) - f * (b[k * width + j] as number);
      }
    }
    const scale = 1 / (l[i * n + i] as number);
    for (let j = 0; j < width; j++) b[start + j] = (b[start + j] as number) * scale;
  }
}

/** L'^-1 x: back substitution with the transpose of a row-major lower triangle [n x n]. */
export function solveTransposed(l: Float64Array, n: number, x: Float64Array): Float64Array {
  const z = Float64Array.from(x);
  for (let i = n - 1; i >= 0; i--) {
    const value = (z[i] as number) / (l[i * n + i] as number);
    z[i] = value;
    for (let k = 0; k < i; k++) z[k] = (z[k] as number) - value * (l[i * n + k] as number);
  }
  return z;
}

/**
 * Lower triangle of a symmetric positive definite matrix, or undefined where it is not one: a question here, not a
 * broken invariant.
 *
 * @param a row-major [n x n]; the lower triangle is read
 * @param least a pivot below this share of its own diagonal entry counts as none
 */
export function tryCholesky(a: Float64Array, n: number, least = 1e-14): Float64Array | undefined {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    let first = 0;
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] as number;
      for (let k = first; k < j; k++) sum -= (l[i * n + k] as number) * (l[j * n + k] as number);
      if (i > j) {
        l[i * n + j] = sum / (l[j * n + j] as number);
        // Zeros at the beginning of a row stay zeros.
        if (sum === 0 && first === j) first = j + 1;
      } else if (sum > least * Math.abs(a[i * n + i] as number)) l[i * n + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return l;
}

/** Inverse of a symmetric positive definite matrix, row-major [n x n]; undefined where it is not one. */
export function inverse(a: Float64Array, n: number): Float64Array | undefined {
  const l = tryCholesky(a, n);
  if (l === undefined) return undefined;
  const result = new Float64Array(n * n);
  for (let column = 0; column < n; column++) {
    const unit = new Float64Array(n);
    unit[column] = 1;
    for (let i = column; i < n; i++) {
      let sum = unit[i] as number;
      for (let k = column; k < i; k++) sum -= (l[i * n + k] as number) * (unit[k] as number);
      unit[i] = sum / (l[i * n + i] as number);
    }
    const solved = solveTransposed(l, n, unit);
    for (let i = 0; i < n; i++) result[i * n + column] = solved[i] as number;
  }
  return result;
}
