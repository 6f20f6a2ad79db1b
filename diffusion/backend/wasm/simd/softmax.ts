import { exponential } from './exponential';
import { loadUpTo, multiplyAdd, storeUpTo, sumOf } from './vector';

/** Softmax of rows. */
export function softmax(x: usize, y: usize, rows: i32, length: i32): void {
  const bytes = (<usize>length) << 2;
  const zero = f32x4.splat(0);
  for (let row = 0; row < rows; row++) {
    let greatest4 = f32x4.splat(f32.load(x));
    for (let index = 0; index < length; index += 4) {
      greatest4 = f32x4.max(greatest4, loadUpTo(x + ((<usize>index) << 2), length - index, greatest4));
    }
    let greatest = Mathf.max(f32x4.extract_lane(greatest4, 0), f32x4.extract_lane(greatest4, 1));
    greatest = Mathf.max(greatest, f32x4.extract_lane(greatest4, 2));
    greatest4 = f32x4.splat(Mathf.max(greatest, f32x4.extract_lane(greatest4, 3)));
    let sum = zero;
    for (let index = 0; index < length; index += 4) {
      const at = (<usize>index) << 2;
      const left = length - index;
      storeUpTo(y + at, exponential(f32x4.sub(v128.load(x + at), greatest4)), left);
      sum = f32x4.add(sum, loadUpTo(y + at, left, zero));
    }
    const share = f32x4.splat(<f32>(1 / sumOf(sum)));
    for (let index = 0; index < length; index += 4) {
      const at = (<usize>index) << 2;
      storeUpTo(y + at, f32x4.mul(v128.load(y + at), share), length - index);
    }
    x += bytes;
    y += bytes;
  }
}

/** dx = y (dy - sum(dy y)). */
export function softmaxGradient(dy: usize, y: usize, dx: usize, rows: i32, length: i32): void {
  const bytes = (<usize>length) << 2;
  const zero = f32x4.splat(0);
  for (let row = 0; row < rows; row++) {
    let products = zero;
    for (let index = 0; index < length; index += 4) {
      const at = (<usize>index) << 2;
      const left = length - index;
      products = multiplyAdd(loadUpTo(dy + at, left, zero), loadUpTo(y + at, left, zero), products);
    }
    const dot = f32x4.splat(<f32>sumOf(products));
    for (let index = 0; index < length; index += 4) {
      const at = (<usize>index) << 2;
      const value = f32x4.mul(v128.load(y + at), f32x4.sub(v128.load(dy + at), dot));
      storeUpTo(dx + at, value, length - index);
    }
    dy += bytes;
    y += bytes;
    dx += bytes;
  }
}
