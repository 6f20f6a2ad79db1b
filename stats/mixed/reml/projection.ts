import { addGram, addTransposeProduct, dot, mirror } from '../matrix/products.ts';
import { solveEachRow, solveRows, solveTransposedRows } from '../matrix/triangular.ts';
import type { Evaluation, FactoredPattern } from './evaluate.ts';
import type { Pattern } from './mixed-design.ts';

/** What the random levels of one pattern look like through V^-1. */
export interface ProjectedPattern {
  /** Row-major [q x q], Z'V^-1Z. */
  readonly zvz: Float64Array;
  /** Row-major [q x p], Z'V^-1X whitened. */
  readonly zvx: Float64Array;
  /** Row-major [q x q], triangle^-1 roots Z'Z. */
  readonly half: Float64Array;
}

export function project(pattern: Pattern, own: FactoredPattern, at: Evaluation, p: number): ProjectedPattern {
  const { levels: q, zz, zq } = pattern;
  const half = zz.map((value, i) => value * (own.roots[Math.floor(i / q)] as number));
  solveRows(own.triangle, q, half, q);
  const zvz = Float64Array.from(zz);
  addGram(zvz, half, 0, q, q, -1);
  mirror(zvz, q);
  const zvx = throughCovariance(pattern, own, half, zq, p);
  solveEachRow(at.triangle, p, zvx, q);
  return { zvz, zvx, half };
}

/** Row-major [q x p], Z'V^-1X. Where a ratio is not zero it can be divided out of the triangle's equations: half the work. */
function throughCovariance(
  { levels: q, starts }: Pattern,
  { roots, triangle, zx }: FactoredPattern,
  half: Float64Array,
  zq: Float64Array,
  p: number,
): Float64Array {
  const result = Float64Array.from(zx);
  solveTransposedRows(triangle, q, result, p);
  for (let k = 0; k + 1 < starts.length; k++) {
    const [from, to] = [starts[k] as number, starts[k + 1] as number];
    const root = roots[from] as number;
    if (root > 0) {
      for (let i = from * p; i < to * p; i++) result[i] = (result[i] as number) / root;
      continue;
    }
    const own = zq.slice(from * p, to * p);
    const columns = new Float64Array(q * (to - from));
    for (let i = 0; i < q; i++) columns.set(half.subarray(i * q + from, i * q + to), i * (to - from));
    addTransposeProduct(own, columns, zx, q, to - from, p, -1);
    result.set(own, from * p);
  }
  return result;
}

/** tr(P G_i) and tr(V^-1 G_i V^-1 G_j) - 2 tr(Phi X'V^-1 G_i V^-1 G_j V^-1 X), and the slopes. */
export function addTraces(
  { levels: q, starts, zy }: Pattern,
  { zvz, zvx }: ProjectedPattern,
  p: number,
  traces: Float64Array,
  cross: Float64Array,
  slopes: readonly Float64Array[],
): void {
  const blocks = zy.length;
  const count = traces.length;
  const gram = outerProducts(zvx, q, p);
  for (let i = 0; i < count; i++) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    addGram(slopes[i] as Float64Array, zvx, from, to, p, blocks);
    let trace = 0;
    for (let a = from; a < to; a++) trace += (zvz[a * q + a] as number) - (gram[a * q + a] as number);
    traces[i] = (traces[i] as number) + blocks * trace;
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let a = from; a < to; a++) {
        for (let b = starts[j] as number; b < (starts[j + 1] as number); b++) {
          const s = zvz[a * q + b] as number;
          sum += s * (s - 2 * (gram[a * q + b] as number));
        }
      }
      cross[i * count + j] = (cross[i * count + j] as number) + blocks * sum;
      if (j < i) cross[j * count + i] = (cross[j * count + i] as number) + blocks * sum;
    }
  }
}

/** A A' for row-major A [rows x width]: lower triangle. */
function outerProducts(a: Float64Array, rows: number, width: number): Float64Array {
  const gram = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    const own = a.subarray(i * width, (i + 1) * width);
    let j = 0;
    for (; j + 3 <= i; j += 4) {
      const [r0, r1, r2, r3] = [j * width, (j + 1) * width, (j + 2) * width, (j + 3) * width];
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let k = 0; k < width; k++) {
        const f = own[k] as number;
        s0 += f * (a[r0 + k] as number);
        s1 += f * (a[r1 + k] as number);
        s2 += f * (a[r2 + k] as number);
        s3 += f * (a[r3 + k] as number);
      }
      gram[i * rows + j] = s0;
      gram[i * rows + j + 1] = s1;
      gram[i * rows + j + 2] = s2;
      gram[i * rows + j + 3] = s3;
    }
    for (; j <= i; j++) gram[i * rows + j] = dot(own, a.subarray(j * width, (j + 1) * width));
    for (let k = 0; k < i; k++) gram[k * rows + i] = gram[i * rows + k] as number;
  }
  return gram;
}

/** [q], Z'Py of one block. */
export function projectResponse(
  { levels: q }: Pattern,
  { zvx, half }: ProjectedPattern,
  own: FactoredPattern,
  zy: Float64Array,
  block: number,
  at: Evaluation,
  p: number,
): Float64Array {
  const result = Float64Array.from(zy);
  addTransposeProduct(result, half, own.zy[block] as Float64Array, q, q, 1, -1);
  for (let a = 0; a < q; a++) {
    result[a] = (result[a] as number) - dot(zvx.subarray(a * p, (a + 1) * p), at.whitened);
  }
  return result;
}

/** y'PG_iPy, y'PG_i V^-1 G_jPy, and the part of the latter that X takes away. */
export function addResponse(
  { levels: q, starts }: Pattern,
  { zvz, zvx }: ProjectedPattern,
  zpy: Float64Array,
  p: number,
  firsts: Float64Array,
  seconds: Float64Array,
  leaning: readonly Float64Array[],
): void {
  const count = firsts.length;
  for (let i = 0; i < count; i++) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    const through = new Float64Array(q);
    const lean = leaning[i] as Float64Array;
    for (let a = from; a < to; a++) {
      const value = zpy[a] as number;
      firsts[i] = (firsts[i] as number) + value * value;
      for (let b = 0; b < q; b++) through[b] = (through[b] as number) + value * (zvz[a * q + b] as number);
      for (let k = 0; k < p; k++) lean[k] = (lean[k] as number) + value * (zvx[a * p + k] as number);
    }
    for (let j = 0; j < count; j++) {
      let sum = 0;
      for (let b = starts[j] as number; b < (starts[j + 1] as number); b++) {
        sum += (through[b] as number) * (zpy[b] as number);
      }
      seconds[i * count + j] = (seconds[i * count + j] as number) + sum;
    }
  }
}
