import { multiplyAdd, storeUpTo } from './vector';

/** One step of AdamW: weights and both running means change in place. @see diffusion/train/adamw.ts */
export function adamW(
  values: usize,
  gradients: usize,
  first: usize,
  second: usize,
  count: i32,
  beta1: f64,
  beta2: f64,
  /** Learning rate over 1 - beta1^steps. */
  rate: f64,
  /** 1 / (1 - beta2^steps) */
  secondFactor: f64,
  epsilon: f64,
  /** What weight decay leaves of a weight. */
  kept: f64,
): void {
  const oldMean = f32x4.splat(<f32>beta1);
  const newMean = f32x4.splat(<f32>(1 - beta1));
  const oldSquare = f32x4.splat(<f32>beta2);
  const newSquare = f32x4.splat(<f32>(1 - beta2));
  const rate4 = f32x4.splat(<f32>rate);
  const factor4 = f32x4.splat(<f32>secondFactor);
  const epsilon4 = f32x4.splat(<f32>epsilon);
  const kept4 = f32x4.splat(<f32>kept);
  for (let index = 0; index < count; index += 4) {
    const at = (<usize>index) << 2;
    const left = count - index;
    const gradient = v128.load(gradients + at);
    const mean = multiplyAdd(v128.load(first + at), oldMean, f32x4.mul(gradient, newMean));
    const squared = f32x4.mul(f32x4.mul(gradient, gradient), newSquare);
    const square = multiplyAdd(v128.load(second + at), oldSquare, squared);
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(square, factor4)), epsilon4);
    const move = f32x4.div(f32x4.mul(mean, rate4), root);
    storeUpTo(first + at, mean, left);
    storeUpTo(second + at, square, left);
    storeUpTo(values + at, f32x4.sub(f32x4.mul(v128.load(values + at), kept4), move), left);
  }
}

/** average += share (values - average) */
export function moveAverage(average: usize, values: usize, count: i32, share: f64): void {
  const share4 = f32x4.splat(<f32>share);
  for (let index = 0; index < count; index += 4) {
    const at = (<usize>index) << 2;
    const before = v128.load(average + at);
    const apart = f32x4.sub(v128.load(values + at), before);
    storeUpTo(average + at, multiplyAdd(apart, share4, before), count - index);
  }
}
