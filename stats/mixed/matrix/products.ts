/**
 * Products of dense row-major matrices, four rows at a time so that each row of the target is read once for the four.
 * Rows of zeros cost next to nothing: random terms touch few of the levels of one another.
 */

/**
 * Adds `factor` times A'A to the upper triangle of `target`.
 *
 * @param target row-major [width x width]; its lower triangle is left alone
 * @param a row-major [rows x width], from row `from`
 */
export function addGram(
  target: Float64Array,
  a: Float64Array,
  from: number,
  to: number,
  width: number,
  factor: number,
): void {
  let row = from;
  for (; row + 3 < to; row += 4) {
    const [r0, r1, r2, r3] = [row * width, (row + 1) * width, (row + 2) * width, (row + 3) * width];
    for (let i = 0; i < width; i++) {
      const f0 = factor * (a[r0 + i] as number);
      const f1 = factor * (a[r1 + i] as number);
      const f2 = factor * (a[r2 + i] as number);
      const f3 = factor * (a[r3 + i] as number);
      if (f0 === 0 && f1 === 0 && f2 === 0 && f3 === 0) continue;
      const start = i * width;
      for (let j = i; j < width; j++) {
        target[start + j] =
          (target[start + j] as number) +
          f0 * (a[r0 + j] as number) +
          f1 * (a[r1 + j] as number) +
          f2 * (a[r2 + j] as number) +
          f3 * (a[r3 + j] as number);
      }
    }
  }
  for (; row < to; row++) {
    const start = row * width;
    for (let i = 0; i < width; i++) {
      const f = factor * (a[start + i] as number);
      if (f === 0) continue;
      for (let j = i; j < width; j++) {
        target[i * width + j] = (target[i * width + j] as number) + f * (a[start + j] as number);
      }
    }
  }
}

/**
 * Adds `factor` times A'B to `target`.
 *
 * @param target row-major [aWidth x bWidth]
 * @param a row-major [rows x aWidth]
 * @param b row-major [rows x bWidth]
 */
export function addTransposeProduct(
  target: Float64Array,
  a: Float64Array,
  b: Float64Array,
  rows: number,
  aWidth: number,
  bWidth: number,
  factor: number,
): void {
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    const [b0, b1, b2, b3] = [row * bWidth, (row + 1) * bWidth, (row + 2) * bWidth, (row + 3) * bWidth];
    for (let i = 0; i < aWidth; i++) {
      const f0 = factor * (a[row * aWidth + i] as number);
      const f1 = factor * (a[(row + 1) * aWidth + i] as number);
      const f2 = factor * (a[(row + 2) * aWidth + i] as number);
      const f3 = factor * (a[(row + 3) * aWidth + i] as number);
      if (f0 === 0 && f1 === 0 && f2 === 0 && f3 === 0) continue;
      const start = i * bWidth;
      for (let j = 0; j < bWidth; j++) {
        target[start + j] =
          (target[start + j] as number) +
          f0 * (b[b0 + j] as number) +
          f1 * (b[b1 + j] as number) +
          f2 * (b[b2 + j] as number) +
          f3 * (b[b3 + j] as number);
      }
    }
  }
  for (; row < rows; row++) {
    for (let i = 0; i < aWidth; i++) {
      const f = factor * (a[row * aWidth + i] as number);
      if (f === 0) continue;
      for (let j = 0; j < bWidth; j++) {
        target[i * bWidth + j] = (target[i * bWidth + j] as number) + f * (b[row * bWidth + j] as number);
      }
    }
  }
}

/** AB for row-major A [rows x inner] and B [inner x width]. */
export function product(
  a: Float64Array,
  b: Float64Array,
  rows: number,
  inner: number,
  width: number,
): Float64Array {
  const target = new Float64Array(rows * width);
  for (let i = 0; i < rows; i++) {
    const start = i * width;
    let k = 0;
    for (; k + 3 < inner; k += 4) {
      const f0 = a[i * inner + k] as number;
      const f1 = a[i * inner + k + 1] as number;
      const f2 = a[i * inner + k + 2] as number;
      const f3 = a[i * inner + k + 3] as number;
      if (f0 === 0 && f1 === 0 && f2 === 0 && f3 === 0) continue;
      const [b0, b1, b2, b3] = [k * width, (k + 1) * width, (k + 2) * width, (k + 3) * width];
      for (let j = 0; j < width; j++) {
        target[start + j] =
          (target[start + j] as number) +
          f0 * (b[b0 + j] as number) +
          f1 * (b[b1 + j] as number) +
          f2 * (b[b2 + j] as number) +
          f3 * (b[b3 + j] as number);
      }
    }
    for (; k < inner; k++) {
      const f = a[i * inner + k] as number;
      if (f === 0) continue;
      for (let j = 0; j < width; j++) {
        target[start + j] = (target[start + j] as number) + f * (b[k * width + j] as number);
      }
    }
  }
  return target;
}

/** Copies the upper triangle of a row-major [n x n] matrix into its lower one. */
export function mirror(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[i * n + j] = a[j * n + i] as number;
}

/** Sum of the entrywise product of two arrays. */
export function dot(a: Float64Array, b: Float64Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const whole = a.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    s0 += (a[i] as number) * (b[i] as number);
    s1 += (a[i + 1] as number) * (b[i + 1] as number);
    s2 += (a[i + 2] as number) * (b[i + 2] as number);
    s3 += (a[i + 3] as number) * (b[i + 3] as number);
  }
  for (let i = whole; i < a.length; i++) s0 += (a[i] as number) * (b[i] as number);
  return s0 + s1 + (s2 + s3);
}
