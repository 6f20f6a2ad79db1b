import { sigmoid } from './exponential';
import { siluSlope } from './activation';
import { multiplyAdd, storeUpTo } from './vector';

/**
 * Group normalisation of samples [positions, channels], and SiLU after it where `activate` is 1.
 *
 * Sums are taken channel by channel relative to the channel's first value, which keeps them small where a channel is
 * nearly constant, and joined into groups in double precision. `scratch` has room for six rows of channels, each
 * rounded up to whole vectors: first values, sums of x, sums of x^2, sums of dy, sums of dy x, and one of factors.
 */
export function groupNorm(
  x: usize,
  scale: usize,
  shift: usize,
  y: usize,
  samples: i32,
  positions: i32,
  channels: i32,
  groups: i32,
  epsilon: f64,
  activate: i32,
  scratch: usize,
): void {
  const row = (<usize>((channels + 3) & ~3)) << 2;
  const bytes = (<usize>channels) << 2;
  for (let sample = 0; sample < samples; sample++) {
    sums(x, positions, channels, scratch, row);
    factors(scale, shift, positions, channels, groups, epsilon, scratch, row);
    for (let position = 0; position < positions; position++) {
      for (let channel = 0; channel < channels; channel += 4) {
        const at = (<usize>channel) << 2;
        const factor = v128.load(scratch + row + at);
        const offset = v128.load(scratch + 2 * row + at);
        let value = multiplyAdd(v128.load(x + at), factor, offset);
        if (activate) value = f32x4.mul(value, sigmoid(value));
        storeUpTo(y + at, value, channels - channel);
      }
      x += bytes;
      y += bytes;
    }
  }
}

/**
 * dx = r (g dz - mean(g dz) - u mean(g dz u)), u the normalised input, g the scale, dz = dy where nothing follows the
 * normalisation and dy silu'(g u + shift) where `activate` is 1.
 *
 * @param dx 0 where it is not wanted
 * @param dScale gradient of scale, then of shift, each [channels]; 0 where it is not wanted
 * @param workspace room for one sample, used where `activate` is 1 and `dx` is 0
 */
export function groupNormGradient(
  dy: usize,
  x: usize,
  scale: usize,
  shift: usize,
  dx: usize,
  dScale: usize,
  samples: i32,
  positions: i32,
  channels: i32,
  groups: i32,
  epsilon: f64,
  activate: i32,
  scratch: usize,
  workspace: usize,
): void {
  const row = (<usize>((channels + 3) & ~3)) << 2;
  const bytes = (<usize>channels) << 2;
  const size = <usize>positions * bytes;
  const width = channels / groups;
  const count = <f64>(positions * width);
  for (let sample = 0; sample < samples; sample++) {
    let dz = dy;
    if (activate) {
      dz = dx ? dx : workspace;
      sums(x, positions, channels, scratch, row);
      factors(scale, shift, positions, channels, groups, epsilon, scratch, row);
      activated(dy, x, dz, positions, channels, scratch, row);
    }
    sums(x, positions, channels, scratch, row);
    products(dz, x, positions, channels, scratch, row);
    for (let group = 0; group < groups; group++) {
      const begin = (<usize>(group * width)) << 2;
      const mean = meanOf(begin, width, positions, scratch, row);
      const r = reciprocalOf(begin, width, positions, mean, epsilon, scratch, row);
      let slope: f64 = 0;
      let projection: f64 = 0;
      for (let at = begin; at < begin + ((<usize>width) << 2); at += 4) {
        const g = <f64>f32.load(scale + at);
        const sum = <f64>f32.load(scratch + 3 * row + at);
        // sum of dz (x - mean)
        const product = <f64>f32.load(scratch + 4 * row + at) + (<f64>f32.load(scratch + at) - mean) * sum;
        slope += g * sum;
        projection += g * product;
        if (dScale) {
          f32.store(dScale + at, f32.load(dScale + at) + <f32>(product * r));
          f32.store(dScale + bytes + at, f32.load(dScale + bytes + at) + <f32>sum);
        }
      }
      const ofX = (-r * r * r * projection) / count;
      const constant = (-r * slope) / count - ofX * mean;
      for (let at = begin; at < begin + ((<usize>width) << 2); at += 4) {
        f32.store(scratch + row + at, <f32>ofX);
        f32.store(scratch + 2 * row + at, <f32>constant);
        f32.store(scratch + 5 * row + at, <f32>(r * <f64>f32.load(scale + at)));
      }
    }
    if (dx) {
      combine(dz, x, dx, positions, channels, scratch, row);
      dx += size;
    }
    dy += size;
    x += size;
  }
}

/** First values, sums and sums of squares of x - first. */
function sums(x: usize, positions: i32, channels: i32, scratch: usize, row: usize): void {
  const bytes = (<usize>channels) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const first = v128.load(x + at);
    // Two sums of each kind, so that one addition need not wait for the other.
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    let square0 = f32x4.splat(0);
    let square1 = f32x4.splat(0);
    let from = x + at;
    let position = 0;
    for (; position + 2 <= positions; position += 2) {
      const a = f32x4.sub(v128.load(from), first);
      const b = f32x4.sub(v128.load(from + bytes), first);
      sum0 = f32x4.add(sum0, a);
      sum1 = f32x4.add(sum1, b);
      square0 = multiplyAdd(a, a, square0);
      square1 = multiplyAdd(b, b, square1);
      from += 2 * bytes;
    }
    if (position < positions) {
      const a = f32x4.sub(v128.load(from), first);
      sum0 = f32x4.add(sum0, a);
      square0 = multiplyAdd(a, a, square0);
    }
    v128.store(scratch + at, first);
    v128.store(scratch + row + at, f32x4.add(sum0, sum1));
    v128.store(scratch + 2 * row + at, f32x4.add(square0, square1));
  }
}

/** Sums of dz and of dz (x - first). */
function products(dz: usize, x: usize, positions: i32, channels: i32, scratch: usize, row: usize): void {
  const bytes = (<usize>channels) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const first = v128.load(scratch + at);
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    let product0 = f32x4.splat(0);
    let product1 = f32x4.splat(0);
    let from = at;
    let position = 0;
    for (; position + 2 <= positions; position += 2) {
      const a = v128.load(dz + from);
      const b = v128.load(dz + from + bytes);
      sum0 = f32x4.add(sum0, a);
      sum1 = f32x4.add(sum1, b);
      product0 = multiplyAdd(a, f32x4.sub(v128.load(x + from), first), product0);
      product1 = multiplyAdd(b, f32x4.sub(v128.load(x + from + bytes), first), product1);
      from += 2 * bytes;
    }
    if (position < positions) {
      const a = v128.load(dz + from);
      sum0 = f32x4.add(sum0, a);
      product0 = multiplyAdd(a, f32x4.sub(v128.load(x + from), first), product0);
    }
    v128.store(scratch + 3 * row + at, f32x4.add(sum0, sum1));
    v128.store(scratch + 4 * row + at, f32x4.add(product0, product1));
  }
}

function meanOf(begin: usize, width: i32, positions: i32, scratch: usize, row: usize): f64 {
  let sum: f64 = 0;
  for (let at = begin; at < begin + ((<usize>width) << 2); at += 4) {
    sum += <f64>f32.load(scratch + row + at) + <f64>positions * <f64>f32.load(scratch + at);
  }
  return sum / <f64>(positions * width);
}

/** 1 / standard deviation of a group. */
function reciprocalOf(
  begin: usize,
  width: i32,
  positions: i32,
  mean: f64,
  epsilon: f64,
  scratch: usize,
  row: usize,
): f64 {
  let square: f64 = 0;
  for (let at = begin; at < begin + ((<usize>width) << 2); at += 4) {
    const offset = <f64>f32.load(scratch + at) - mean;
    const sum = <f64>f32.load(scratch + row + at);
    square += <f64>f32.load(scratch + 2 * row + at) + offset * (2 * sum + <f64>positions * offset);
  }
  // Rounding may leave it just below zero.
  return 1 / Math.sqrt(Math.max(0, square / <f64>(positions * width)) + epsilon);
}

/** Puts a factor and an offset per channel in the place of the sums: normalised = x * factor + offset. */
function factors(
  scale: usize,
  shift: usize,
  positions: i32,
  channels: i32,
  groups: i32,
  epsilon: f64,
  scratch: usize,
  row: usize,
): void {
  const width = channels / groups;
  for (let group = 0; group < groups; group++) {
    const begin = (<usize>(group * width)) << 2;
    const mean = meanOf(begin, width, positions, scratch, row);
    const r = reciprocalOf(begin, width, positions, mean, epsilon, scratch, row);
    for (let at = begin; at < begin + ((<usize>width) << 2); at += 4) {
      const factor = r * <f64>f32.load(scale + at);
      f32.store(scratch + row + at, <f32>factor);
      f32.store(scratch + 2 * row + at, <f32>(<f64>f32.load(shift + at) - mean * factor));
    }
  }
}

/** dz = dy silu'(x * factor + offset) */
function activated(
  dy: usize,
  x: usize,
  dz: usize,
  positions: i32,
  channels: i32,
  scratch: usize,
  row: usize,
): void {
  const bytes = (<usize>channels) << 2;
  for (let position = 0; position < positions; position++) {
    for (let channel = 0; channel < channels; channel += 4) {
      const at = (<usize>channel) << 2;
      const factor = v128.load(scratch + row + at);
      const offset = v128.load(scratch + 2 * row + at);
      const z = multiplyAdd(v128.load(x + at), factor, offset);
      storeUpTo(dz + at, f32x4.mul(v128.load(dy + at), siluSlope(z)), channels - channel);
    }
    dy += bytes;
    x += bytes;
    dz += bytes;
  }
}

/** dx = dz own + x ofX + constant, per channel. */
function combine(
  dz: usize,
  x: usize,
  dx: usize,
  positions: i32,
  channels: i32,
  scratch: usize,
  row: usize,
): void {
  const bytes = (<usize>channels) << 2;
  for (let position = 0; position < positions; position++) {
    for (let channel = 0; channel < channels; channel += 4) {
      const at = (<usize>channel) << 2;
      const ofX = v128.load(scratch + row + at);
      const constant = v128.load(scratch + 2 * row + at);
      const own = v128.load(scratch + 5 * row + at);
      const value = multiplyAdd(v128.load(dz + at), own, multiplyAdd(v128.load(x + at), ofX, constant));
      storeUpTo(dx + at, value, channels - channel);
    }
    dz += bytes;
    x += bytes;
    dx += bytes;
  }
}
