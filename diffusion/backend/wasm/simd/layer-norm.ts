import { loadUpTo, multiplyAdd, storeUpTo, sumOf } from './vector';

/** Layer normalisation of rows. */
export function layerNorm(
  x: usize,
  scale: usize,
  shift: usize,
  y: usize,
  rows: i32,
  channels: i32,
  epsilon: f64,
): void {
  const bytes = (<usize>channels) << 2;
  for (let row = 0; row < rows; row++) {
    const mean = meanOfRow(x, channels);
    const r = f32x4.splat(<f32>reciprocalOfRow(x, channels, mean, epsilon));
    const mean4 = f32x4.splat(<f32>mean);
    for (let channel = 0; channel < channels; channel += 4) {
      const at = (<usize>channel) << 2;
      const unit = f32x4.mul(f32x4.sub(v128.load(x + at), mean4), r);
      const value = multiplyAdd(unit, v128.load(scale + at), v128.load(shift + at));
      storeUpTo(y + at, value, channels - channel);
    }
    x += bytes;
    y += bytes;
  }
}

/**
 * As of group normalisation, every row a group of its own.
 *
 * @param dx 0 where it is not wanted
 * @param dScale gradient of scale, then of shift, each [channels], zero before; 0 where it is not wanted
 */
export function layerNormGradient(
  dy: usize,
  x: usize,
  scale: usize,
  dx: usize,
  dScale: usize,
  rows: i32,
  channels: i32,
  epsilon: f64,
): void {
  const bytes = (<usize>channels) << 2;
  const zero = f32x4.splat(0);
  for (let row = 0; row < rows; row++) {
    const mean = meanOfRow(x, channels);
    const r = reciprocalOfRow(x, channels, mean, epsilon);
    const mean4 = f32x4.splat(<f32>mean);
    if (dScale) {
      const r4 = f32x4.splat(<f32>r);
      for (let channel = 0; channel < channels; channel += 4) {
        const at = (<usize>channel) << 2;
        const left = channels - channel;
        const slope = v128.load(dy + at);
        const unit = f32x4.mul(f32x4.sub(v128.load(x + at), mean4), r4);
        storeUpTo(dScale + at, multiplyAdd(slope, unit, v128.load(dScale + at)), left);
        storeUpTo(dScale + bytes + at, f32x4.add(slope, v128.load(dScale + bytes + at)), left);
      }
    }
    if (dx) {
      let slopes = zero;
      let products = zero;
      for (let channel = 0; channel < channels; channel += 4) {
        const at = (<usize>channel) << 2;
        const left = channels - channel;
        const scaled = f32x4.mul(loadUpTo(dy + at, left, zero), loadUpTo(scale + at, left, zero));
        slopes = f32x4.add(slopes, scaled);
        products = multiplyAdd(scaled, f32x4.sub(loadUpTo(x + at, left, zero), mean4), products);
      }
      const ofX = f32x4.splat(<f32>((-r * r * r * sumOf(products)) / <f64>channels));
      const constant = f32x4.splat(<f32>((-r * sumOf(slopes)) / <f64>channels));
      const r4 = f32x4.splat(<f32>r);
      for (let channel = 0; channel < channels; channel += 4) {
        const at = (<usize>channel) << 2;
        const scaled = f32x4.mul(v128.load(dy + at), v128.load(scale + at));
        const centred = f32x4.sub(v128.load(x + at), mean4);
        const value = multiplyAdd(scaled, r4, multiplyAdd(centred, ofX, constant));
        storeUpTo(dx + at, value, channels - channel);
      }
      dx += bytes;
    }
    dy += bytes;
    x += bytes;
  }
}

function meanOfRow(x: usize, channels: i32): f64 {
  const zero = f32x4.splat(0);
  let sum = zero;
  for (let channel = 0; channel < channels; channel += 4) {
    sum = f32x4.add(sum, loadUpTo(x + ((<usize>channel) << 2), channels - channel, zero));
  }
  return sumOf(sum) / <f64>channels;
}

function reciprocalOfRow(x: usize, channels: i32, mean: f64, epsilon: f64): f64 {
  const mean4 = f32x4.splat(<f32>mean);
  let square = f32x4.splat(0);
  for (let channel = 0; channel < channels; channel += 4) {
    const value = f32x4.sub(loadUpTo(x + ((<usize>channel) << 2), channels - channel, mean4), mean4);
    square = multiplyAdd(value, value, square);
  }
  return 1 / Math.sqrt(sumOf(square) / <f64>channels + epsilon);
}
