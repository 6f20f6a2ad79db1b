import { multiplyAdd, storeUpTo } from './vector';

/** Rows and columns of C that are held in registers; floats of k, rows and columns that are packed at a time. */
const tileRows: i32 = 4;
const tileColumns: i32 = 8;
const depthMax: i32 = 256;
const rowsMax: i32 = 64;
const columnsMax: i32 = 512;

/**
 * C = alpha op(A) op(B) + beta C, row-major; a transposed operand is stored the other way round. `beta` is 0 or 1.
 *
 * Blocks of A and B are packed into `scratch` (147,456 floats) in the order in which the inner loop reads them: B's stay in
 * the second-level cache, A's in the first. Each number of C is summed over k in order, in blocks of 256.
 *
 * @see Goto and van de Geijn 2008, "Anatomy of high-performance matrix multiplication"
 */
export function gemm(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  lda: i32,
  transposeA: i32,
  b: usize,
  ldb: i32,
  transposeB: i32,
  c: usize,
  ldc: i32,
  alpha: f32,
  beta: i32,
  scratch: usize,
): void {
  const packedB = scratch + ((<usize>(rowsMax * depthMax)) << 2);
  for (let column = 0; column < n; column += columnsMax) {
    const columns = min(columnsMax, n - column);
    for (let depth = 0; depth < k; depth += depthMax) {
      const depths = min(depthMax, k - depth);
      const keep = beta | i32(depth > 0);
      pack(b, ldb, transposeB ? 0 : 1, column, columns, depth, depths, packedB, tileColumns);
      for (let row = 0; row < m; row += rowsMax) {
        const rows = min(rowsMax, m - row);
        pack(a, lda, transposeA, row, rows, depth, depths, scratch, tileRows);
        const corner = c + ((<usize>(row * ldc + column)) << 2);
        block(scratch, packedB, corner, ldc, rows, columns, depths, alpha, keep);
      }
    }
  }
}

/**
 * Packs lines `first` to `first + count` of a matrix, each a row of A or a column of B, from `depth` on: groups of `width`
 * lines, their numbers of one depth side by side, lines that are missing in the last group as zeros.
 *
 * @param across 1 where the numbers of one depth lie side by side in memory, 0 where those of one line do
 */
function pack(
  from: usize,
  stride: i32,
  across: i32,
  first: i32,
  count: i32,
  depth: i32,
  depths: i32,
  to: usize,
  width: i32,
): void {
  for (let group = 0; group < count; group += width) {
    const lines = min(width, count - group);
    if (across) {
      let source = from + ((<usize>(depth * stride + first + group)) << 2);
      for (let step = 0; step < depths; step++) {
        if (lines == width) {
          for (let line = 0; line < width; line += 4) {
            v128.store(to + ((<usize>line) << 2), v128.load(source + ((<usize>line) << 2)));
          }
        } else {
          for (let line = 0; line < width; line++) {
            f32.store(to + ((<usize>line) << 2), line < lines ? f32.load(source + ((<usize>line) << 2)) : 0);
          }
        }
        source += (<usize>stride) << 2;
        to += (<usize>width) << 2;
      }
    } else {
      for (let line = 0; line < width; line += 4) {
        packFour(
          from,
          stride,
          first + group + line,
          lines - line,
          depth,
          depths,
          to + ((<usize>line) << 2),
          width,
        );
      }
      to += (<usize>(depths * width)) << 2;
    }
  }
}

/** Four lines whose numbers follow each other in memory, `lines` of which exist: 4x4 transpositions. */
function packFour(
  from: usize,
  stride: i32,
  line: i32,
  lines: i32,
  depth: i32,
  depths: i32,
  to: usize,
  width: i32,
): void {
  const step = (<usize>width) << 2;
  // A line that does not exist reads one that does; what it gives is never stored in C.
  const last = lines - 1;
  const bytes = (<usize>stride) << 2;
  const start = from + ((<usize>(line * stride + depth)) << 2);
  if (lines <= 0) return;
  const line0 = start;
  const line1 = start + <usize>min(1, last) * bytes;
  const line2 = start + <usize>min(2, last) * bytes;
  const line3 = start + <usize>min(3, last) * bytes;
  let index = 0;
  for (; index + 4 <= depths; index += 4) {
    const at = (<usize>index) << 2;
    const r0 = v128.load(line0 + at);
    const r1 = v128.load(line1 + at);
    const r2 = v128.load(line2 + at);
    const r3 = v128.load(line3 + at);
    const low01 = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
    const high01 = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
    const low23 = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
    const high23 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
    v128.store(to, i32x4.shuffle(low01, low23, 0, 1, 4, 5));
    v128.store(to + step, i32x4.shuffle(low01, low23, 2, 3, 6, 7));
    v128.store(to + 2 * step, i32x4.shuffle(high01, high23, 0, 1, 4, 5));
    v128.store(to + 3 * step, i32x4.shuffle(high01, high23, 2, 3, 6, 7));
    to += 4 * step;
  }
  for (; index < depths; index++) {
    const at = (<usize>index) << 2;
    f32.store(to, f32.load(line0 + at));
    f32.store(to, f32.load(line1 + at), 4);
    f32.store(to, f32.load(line2 + at), 8);
    f32.store(to, f32.load(line3 + at), 12);
    to += step;
  }
}

/** A block of C from packed A and B. */
function block(
  packedA: usize,
  packedB: usize,
  c: usize,
  ldc: i32,
  rows: i32,
  columns: i32,
  depths: i32,
  alpha: f32,
  keep: i32,
): void {
  const bytesA = (<usize>(depths * tileRows)) << 2;
  const bytesB = (<usize>(depths * tileColumns)) << 2;
  for (let column = 0; column < columns; column += tileColumns) {
    let panelA = packedA;
    for (let row = 0; row < rows; row += tileRows) {
      const corner = c + ((<usize>(row * ldc + column)) << 2);
      tile(panelA, packedB, corner, (<usize>ldc) << 2, rows - row, columns - column, depths, alpha, keep);
      panelA += bytesA;
    }
    packedB += bytesB;
  }
}

/** Up to 4x8 numbers of C. */
function tile(
  a: usize,
  b: usize,
  c: usize,
  ldc: usize,
  rows: i32,
  columns: i32,
  depths: i32,
  alpha: f32,
  keep: i32,
): void {
  let c00 = f32x4.splat(0);
  let c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0);
  let c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0);
  let c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0);
  let c31 = f32x4.splat(0);
  for (let depth = 0; depth < depths; depth++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = multiplyAdd(a0, b0, c00);
    c01 = multiplyAdd(a0, b1, c01);
    const a1 = v128.load32_splat(a, 4);
    c10 = multiplyAdd(a1, b0, c10);
    c11 = multiplyAdd(a1, b1, c11);
    const a2 = v128.load32_splat(a, 8);
    c20 = multiplyAdd(a2, b0, c20);
    c21 = multiplyAdd(a2, b1, c21);
    const a3 = v128.load32_splat(a, 12);
    c30 = multiplyAdd(a3, b0, c30);
    c31 = multiplyAdd(a3, b1, c31);
    a += 16;
    b += 32;
  }
  writeRow(c, c00, c01, columns, alpha, keep);
  if (rows > 1) writeRow(c + ldc, c10, c11, columns, alpha, keep);
  if (rows > 2) writeRow(c + 2 * ldc, c20, c21, columns, alpha, keep);
  if (rows > 3) writeRow(c + 3 * ldc, c30, c31, columns, alpha, keep);
}

function writeRow(c: usize, low: v128, high: v128, columns: i32, alpha: f32, keep: i32): void {
  const alpha4 = f32x4.splat(alpha);
  low = f32x4.mul(low, alpha4);
  if (keep) low = f32x4.add(low, v128.load(c));
  storeUpTo(c, low, columns);
  if (columns <= 4) return;
  high = f32x4.mul(high, alpha4);
  if (keep) high = f32x4.add(high, v128.load(c, 16));
  storeUpTo(c + 16, high, columns - 4);
}
