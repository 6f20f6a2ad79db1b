import { bell, normalDistribution, sigmoid } from './exponential';
import { multiplyAdd, storeUpTo } from './vector';

/** Slope of x sigmoid(x). */
export function siluSlope(x: v128): v128 {
  const one = f32x4.splat(1);
  const s = sigmoid(x);
  return f32x4.mul(s, multiplyAdd(x, f32x4.sub(one, s), one));
}

export function silu(x: usize, y: usize, count: i32): void {
  for (let index = 0; index < count; index += 4) {
    const at = (<usize>index) << 2;
    const value = v128.load(x + at);
    storeUpTo(y + at, f32x4.mul(value, sigmoid(value)), count - index);
  }
}

export function siluGradient(dy: usize, x: usize, dx: usize, count: i32): void {
  for (let index = 0; index < count; index += 4) {
    const at = (<usize>index) << 2;
    storeUpTo(dx + at, f32x4.mul(v128.load(dy + at), siluSlope(v128.load(x + at))), count - index);
  }
}

/** Rows of `half` values and `half` gates -> rows of value * gelu(gate). */
export function geglu(x: usize, y: usize, rows: i32, half: i32): void {
  const bytes = (<usize>half) << 2;
  for (let row = 0; row < rows; row++) {
    for (let index = 0; index < half; index += 4) {
      const at = (<usize>index) << 2;
      const gate = v128.load(x + bytes + at);
      const gelu = f32x4.mul(gate, normalDistribution(gate, bell(gate)));
      storeUpTo(y + at, f32x4.mul(v128.load(x + at), gelu), half - index);
    }
    x += bytes + bytes;
    y += bytes;
  }
}

export function gegluGradient(dy: usize, x: usize, dx: usize, rows: i32, half: i32): void {
  const bytes = (<usize>half) << 2;
  const reciprocalRootOf2Pi = f32x4.splat(0.398942280401);
  for (let row = 0; row < rows; row++) {
    for (let index = 0; index < half; index += 4) {
      const at = (<usize>index) << 2;
      const left = half - index;
      const value = v128.load(x + at);
      const gate = v128.load(x + bytes + at);
      const slope = v128.load(dy + at);
      const density = bell(gate);
      const cdf = normalDistribution(gate, density);
      const geluSlope = multiplyAdd(f32x4.mul(gate, density), reciprocalRootOf2Pi, cdf);
      storeUpTo(dx + at, f32x4.mul(slope, f32x4.mul(gate, cdf)), left);
      storeUpTo(dx + bytes + at, f32x4.mul(slope, f32x4.mul(value, geluSlope)), left);
    }
    x += bytes + bytes;
    dx += bytes + bytes;
    dy += bytes;
  }
}
