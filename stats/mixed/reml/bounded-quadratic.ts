import { solveRows, solveTransposed, tryCholesky } from '../matrix/triangular.ts';

/**
 * The x >= 0 that makes x'Hx / 2 - c'x least, for a positive definite H: a quadratic model of the criterion in
 * variances, which are not negative. Active sets: a variable enters where the gradient pulls it up, and leaves where
 * the solution would be negative.
 *
 * @param h row-major [n x n], symmetric positive definite
 * @param c [n]
 * @see Lawson and Hanson 1974, Solving Least Squares Problems, ch. 23
 * @example
 * Array.from(nonNegativeMinimum(Float64Array.of(2, 1, 1, 2), Float64Array.of(2, -1))); // [1, 0]
 */
export function nonNegativeMinimum(h: Float64Array, c: Float64Array): Float64Array {
  const n = c.length;
  let x: Float64Array = new Float64Array(n);
  const free = new Set<number>();
  for (let round = 0; round < 10 * n + 10; round++) {
    const entering = mostPulled(h, c, x, free);
    if (entering < 0) return x;
    free.add(entering);
    for (let step = 0; step <= n && free.size > 0; step++) {
      const target = solveFree(h, c, [...free]);
      const blocking = [...free].filter((i) => (target[i] as number) <= 0);
      if (blocking.length === 0) {
        x = target;
        break;
      }
      const shareUntil = (i: number): number => (x[i] as number) / ((x[i] as number) - (target[i] as number));
      const share = Math.min(1, ...blocking.map(shareUntil));
      const stopped = blocking.filter((i) => !(shareUntil(i) > share));
      x = x.map((value, i) => (free.has(i) ? value + share * ((target[i] as number) - value) : value));
      for (const i of stopped) {
        x[i] = 0;
        free.delete(i);
      }
    }
  }
  return x;
}

/** The variable at zero that the gradient pulls up most, in units of its own curvature; -1 where there is none. */
function mostPulled(h: Float64Array, c: Float64Array, x: Float64Array, free: ReadonlySet<number>): number {
  const n = c.length;
  let [found, most] = [-1, 0];
  for (let i = 0; i < n; i++) {
    if (free.has(i)) continue;
    let pull = c[i] as number;
    let size = Math.abs(pull);
    for (let j = 0; j < n; j++) {
      const part = (h[i * n + j] as number) * (x[j] as number);
      pull -= part;
      size += Math.abs(part);
    }
    const strength = pull / Math.sqrt(h[i * n + i] as number);
    if (pull > 1e-13 * size && strength > most) [found, most] = [i, strength];
  }
  return found;
}

/** [n], the minimum over the free variables alone, 0 for the others. */
function solveFree(h: Float64Array, c: Float64Array, free: readonly number[]): Float64Array {
  const n = c.length;
  const m = free.length;
  const own = new Float64Array(m * m);
  for (const [a, i] of free.entries()) {
    for (const [b, j] of free.entries()) own[a * m + b] = h[i * n + j] as number;
  }
  const right = Float64Array.from(free, (i) => c[i] as number);
  const result = new Float64Array(n);
  const triangle = tryCholesky(own, m, 0);
  if (triangle === undefined) return result;
  solveRows(triangle, m, right, 1);
  for (const [a, value] of solveTransposed(triangle, m, right).entries()) result[free[a] as number] = value;
  return result;
}
