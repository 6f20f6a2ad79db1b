import type { Trapezoid } from '../model/householder.ts';

/** Cells that are worked on together: what stands between two steps stays in the processor's cache. */
const together = 128;

/**
 * x'(X'X)^-1 x for each row x of a matrix: the length of the solution of R'z = x, squared.
 *
 * @param matrix column-major [count x p], unweighted
 * @returns [count]
 */
export function leveragesOf(trapezoid: Trapezoid, matrix: Float64Array, count: number): Float64Array {
  const leverage = new Float64Array(count);
  const z = new Float64Array(trapezoid.rank * together);
  for (let from = 0; from < count; from += together) {
    const size = Math.min(together, count - from);
    solve(trapezoid, matrix, count, from, size, z);
    for (let k = 0; k < trapezoid.rank; k++) {
      for (let i = 0; i < size; i++) {
        const entry = z[k * together + i] as number;
        leverage[from + i] = (leverage[from + i] as number) + entry * entry;
      }
    }
  }
  return leverage;
}

/** R'z = x for `size` rows at once, four entries of R at a time. @param z row k holds the k-th entries of the solutions */
function solve(
  { kept, r, stride, rank }: Trapezoid,
  matrix: Float64Array,
  count: number,
  from: number,
  size: number,
  z: Float64Array,
): void {
  for (let k = 0; k < rank; k++) {
    const column = kept[k] as number;
    const own = z.subarray(k * together, k * together + size);
    own.set(matrix.subarray(column * count + from, column * count + from + size));
    const start = column * stride;
    for (let row = 0; row < k; row += 4) {
      const r0 = r[start + row] as number;
      const r1 = row + 1 < k ? (r[start + row + 1] as number) : 0;
      const r2 = row + 2 < k ? (r[start + row + 2] as number) : 0;
      const r3 = row + 3 < k ? (r[start + row + 3] as number) : 0;
      // Balanced layouts leave many zeros.
      if (r0 === 0 && r1 === 0 && r2 === 0 && r3 === 0) continue;
      const z0 = row * together;
      const z1 = r1 === 0 ? z0 : z0 + together;
      const z2 = r2 === 0 ? z0 : z0 + 2 * together;
      const z3 = r3 === 0 ? z0 : z0 + 3 * together;
      for (let i = 0; i < size; i++) {
        own[i] =
          (own[i] as number) -
          (r0 * (z[z0 + i] as number) +
            r1 * (z[z1 + i] as number) +
            (r2 * (z[z2 + i] as number) + r3 * (z[z3 + i] as number)));
      }
    }
    const diagonal = r[start + k] as number;
    for (let i = 0; i < size; i++) own[i] = (own[i] as number) / diagonal;
  }
}
