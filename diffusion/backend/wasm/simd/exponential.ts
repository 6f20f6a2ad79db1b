import { multiplyAdd } from './vector';

/**
 * e^x of four floats within 2e-7 of exact, NaN for NaN; 1e-38 and 2e38 are the least and the greatest results.
 *
 * x = n ln 2 + r with |r| <= ln 2 / 2; a polynomial gives e^r, the exponent bits 2^n.
 * @see Moshier's Cephes library, expf
 */
export function exponential(x: v128): v128 {
  const bounded = f32x4.max(f32x4.min(x, f32x4.splat(88.02)), f32x4.splat(-87.33));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504088896341)));
  // ln 2 in two parts, the first of which times n is exact.
  let r = f32x4.sub(bounded, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.add(r, f32x4.mul(n, f32x4.splat(2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = multiplyAdd(p, r, f32x4.splat(1.3981999507e-3));
  p = multiplyAdd(p, r, f32x4.splat(8.3334519073e-3));
  p = multiplyAdd(p, r, f32x4.splat(4.1665795894e-2));
  p = multiplyAdd(p, r, f32x4.splat(1.6666665459e-1));
  p = multiplyAdd(p, r, f32x4.splat(5.0000001201e-1));
  p = f32x4.add(multiplyAdd(p, f32x4.mul(r, r), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/** 1 / (1 + e^-x) */
export function sigmoid(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exponential(f32x4.neg(x))));
}

/** e^(-x^2/2) of four floats: the density of the standard normal distribution times the root of 2 pi. */
export function bell(x: v128): v128 {
  return exponential(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
}

/**
 * Distribution function of the standard normal, within 1.2e-7 of exact.
 *
 * @param density `bell(x)`. The tail is half of it times erfcx(|x| / sqrt 2), which is a polynomial of degree 9 in
 * 1 / (1 + 0.3 |x| / sqrt 2): least squares with weights moved towards the largest relative error, 2e-8 at most
 */
export function normalDistribution(x: v128, density: v128): v128 {
  const magnitude = f32x4.abs(x);
  const t = f32x4.div(f32x4.splat(1), multiplyAdd(magnitude, f32x4.splat(0.212132034), f32x4.splat(1)));
  let p = f32x4.splat(-0.12952052);
  p = multiplyAdd(p, t, f32x4.splat(0.48555157));
  p = multiplyAdd(p, t, f32x4.splat(-0.51225383));
  p = multiplyAdd(p, t, f32x4.splat(0.54769181));
  p = multiplyAdd(p, t, f32x4.splat(-0.09463073));
  p = multiplyAdd(p, t, f32x4.splat(0.21491723));
  p = multiplyAdd(p, t, f32x4.splat(0.14834154));
  p = multiplyAdd(p, t, f32x4.splat(0.17071487));
  p = multiplyAdd(p, t, f32x4.splat(0.16918803));
  const tail = f32x4.mul(f32x4.mul(f32x4.mul(p, t), density), f32x4.splat(0.5));
  return v128.bitselect(tail, f32x4.sub(f32x4.splat(1), tail), f32x4.lt(x, f32x4.splat(0)));
}
