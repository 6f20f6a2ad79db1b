import { assert } from '../../base/assert.ts';

/**
 * Root of a continuous function inside a bracket, by Brent's method: bisection made quick by inverse quadratic
 * interpolation where that behaves.
 *
 * @param f changes sign between `low` and `high` (a zero at an end is accepted)
 * @param tolerance relative width of the last bracket
 * @see Brent 1973, Algorithms for Minimization without Derivatives, ch. 4
 */
export function findRoot(f: (x: number) => number, low: number, high: number, tolerance = 1e-14): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  assert(fa * fb <= 0, `no sign change between ${low} and ${high}`);
  let [c, fc] = [a, fa];
  let step = b - a;
  let lastStep = step;
  for (let iteration = 0; iteration < 200; iteration++) {
    if (fb * fc > 0) {
      [c, fc] = [a, fa];
      step = b - a;
      lastStep = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      [a, b, c] = [b, c, b];
      [fa, fb, fc] = [fb, fc, fb];
    }
    const narrow = 2 * Number.EPSILON * Math.abs(b) + 0.5 * tolerance * Math.abs(b) + Number.MIN_VALUE;
    const half = 0.5 * (c - b);
    if (Math.abs(half) <= narrow || fb === 0) return b;
    if (Math.abs(lastStep) >= narrow && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa;
      let p: number;
      let q: number;
      if (a === c) {
        p = 2 * half * s;
        q = 1 - s;
      } else {
        const r = fb / fc;
        const t = fa / fc;
        p = s * (2 * half * t * (t - r) - (b - a) * (r - 1));
        q = (t - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      p = Math.abs(p);
      if (2 * p < Math.min(3 * half * q - Math.abs(narrow * q), Math.abs(lastStep * q))) {
        lastStep = step;
        step = p / q;
      } else {
        step = half;
        lastStep = half;
      }
    } else {
      step = half;
      lastStep = half;
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > narrow ? step : Math.sign(half) * narrow;
    fb = f(b);
  }
  return b;
}

/**
 * Moves `high` outwards, doubling its distance from `low`, until `f` is no longer of the sign it has at `low`.
 *
 * @returns an end for `findRoot`, or undefined where 200 doublings were not enough
 */
export function bracketUpwards(f: (x: number) => number, low: number, high: number): number | undefined {
  const sign = Math.sign(f(low));
  let end = high;
  for (let doubling = 0; doubling < 200; doubling++) {
    if (Math.sign(f(end)) !== sign) return end;
    end = low + 2 * (end - low);
  }
  return undefined;
}
