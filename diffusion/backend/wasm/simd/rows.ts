import { addFloats, copyFloats, storeUpTo } from './vector';

/** Rows added before their sum goes into the total: sums of like size lose least. */
const chunkRows: i32 = 64;

/** Sum of rows: [rows, columns] -> [columns]. */
export function sumRows(from: usize, to: usize, rows: i32, columns: i32): void {
  const bytes = (<usize>columns) << 2;
  for (let column = 0; column < columns; column += 4) {
    let total = f32x4.splat(0);
    let source = from + ((<usize>column) << 2);
    for (let row = 0; row < rows; row += chunkRows) {
      const count = min(chunkRows, rows - row);
      let even = f32x4.splat(0);
      let odd = f32x4.splat(0);
      for (let index = 0; index + 2 <= count; index += 2) {
        even = f32x4.add(even, v128.load(source));
        odd = f32x4.add(odd, v128.load(source + bytes));
        source += 2 * bytes;
      }
      if (count & 1) {
        even = f32x4.add(even, v128.load(source));
        source += bytes;
      }
      total = f32x4.add(total, f32x4.add(even, odd));
    }
    storeUpTo(to + ((<usize>column) << 2), total, columns - column);
  }
}

/** Copies one row to `count` rows. */
export function fillRows(from: usize, to: usize, columns: i32, count: i32): void {
  for (let row = 0; row < count; row++) {
    copyFloats(to, from, columns);
    to += (<usize>columns) << 2;
  }
}

/** Images [positions, channels] plus one row each. */
export function addPerImage(x: usize, e: usize, y: usize, images: i32, positions: i32, channels: i32): void {
  const bytes = (<usize>channels) << 2;
  for (let image = 0; image < images; image++) {
    for (let position = 0; position < positions; position++) {
      for (let channel = 0; channel < channels; channel += 4) {
        const at = (<usize>channel) << 2;
        storeUpTo(y + at, f32x4.add(v128.load(x + at), v128.load(e + at)), channels - channel);
      }
      x += bytes;
      y += bytes;
    }
    e += bytes;
  }
}

/** Nearest-neighbour doubling of `rows` rows (of all images) of `width` positions. */
export function upsample(x: usize, y: usize, rows: i32, width: i32, channels: i32): void {
  const bytes = (<usize>channels) << 2;
  const line = (<usize>width * bytes) << 1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < width; column++) {
      copyFloats(y, x, channels);
      copyFloats(y + bytes, x, channels);
      copyFloats(y + line, x, channels);
      copyFloats(y + line + bytes, x, channels);
      x += bytes;
      y += 2 * bytes;
    }
    y += line;
  }
}

/** Sums of 2x2 blocks; `rows` and `width` are those of the result. */
export function upsampleGradient(dy: usize, dx: usize, rows: i32, width: i32, channels: i32): void {
  const bytes = (<usize>channels) << 2;
  const line = (<usize>width * bytes) << 1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < width; column++) {
      copyFloats(dx, dy, channels);
      addFloats(dx, dy + bytes, channels);
      addFloats(dx, dy + line, channels);
      addFloats(dx, dy + line + bytes, channels);
      dx += bytes;
      dy += 2 * bytes;
    }
    dy += line;
  }
}
