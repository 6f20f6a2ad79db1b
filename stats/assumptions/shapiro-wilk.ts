import type { AssumptionTest } from '../analysis-result.ts';
import { normalUpperQuantile, normalUpperTail } from '../distributions/normal.ts';

const rowsMax = 5000;

/**
 * Shapiro-Wilk test of normality, 3 to 5000 values.
 *
 * @see Royston 1995, Applied Statistics 44, algorithm AS R94 (coefficients from there)
 */
export function shapiroWilk(values: ArrayLike<number>): AssumptionTest {
  const n = values.length;
  const none = { statistic: null, df1: null, df2: null, p: null };
  if (n < 3) return { ...none, reason: 'needs at least 3 values' };
  if (n > rowsMax) return { ...none, reason: `calibrated for at most ${rowsMax} values, and there are ${n}` };
  const x = Float64Array.from(values).sort();
  const range = (x[n - 1] as number) - (x[0] as number);
  if (range === 0) return { ...none, reason: 'all values are equal' };

  const weights = halfWeights(n);
  const middle = x.reduce((sum, value) => sum + value / n, 0);
  let sumSq = 0;
  let weighted = 0;
  let weightSq = 0;
  for (let i = 0; i < n; i++) {
    const mirrored = n - 1 - i;
    const weight =
      i === mirrored ? 0 : i < mirrored ? -(weights[i] as number) : (weights[mirrored] as number);
    const value = ((x[i] as number) - middle) / range;
    sumSq += value * value;
    weighted += weight * value;
    weightSq += weight * weight;
  }
  // 1 - W as a product, because W itself is near 1 where it matters.
  const root = Math.sqrt(weightSq * sumSq);
  const oneMinusW = ((root - weighted) * (root + weighted)) / (weightSq * sumSq);
  return { statistic: 1 - oneMinusW, df1: null, df2: null, p: upperTail(oneMinusW, n), reason: null };
}

/** The weights of the upper half, largest first: [floor(n / 2)]. */
function halfWeights(n: number): Float64Array {
  const half = n >> 1;
  if (n === 3) return Float64Array.of(Math.SQRT1_2);
  const m = Float64Array.from({ length: half }, (_, i) => normalUpperQuantile((i + 0.625) / (n + 0.25)));
  const sumSq = 2 * m.reduce((sum, value) => sum + value * value, 0);
  const rootN = 1 / Math.sqrt(n);
  const [m1, m2] = [m[0] as number, m[1] as number];
  const a1 =
    polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], rootN) + m1 / Math.sqrt(sumSq);
  if (n <= 5) {
    const scale = Math.sqrt((sumSq - 2 * m1 * m1) / (1 - 2 * a1 * a1));
    return m.map((value, i) => (i === 0 ? a1 : value / scale));
  }
  const a2 =
    polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], rootN) + m2 / Math.sqrt(sumSq);
  const scale = Math.sqrt((sumSq - 2 * m1 * m1 - 2 * m2 * m2) / (1 - 2 * a1 * a1 - 2 * a2 * a2));
  return m.map((value, i) => (i === 0 ? a1 : i === 1 ? a2 : value / scale));
}

function upperTail(oneMinusW: number, n: number): number {
  if (n === 3) {
    const p = (6 / Math.PI) * (Math.asin(Math.sqrt(1 - oneMinusW)) - Math.asin(Math.sqrt(0.75)));
    return Math.min(1, Math.max(0, p));
  }
  const y = Math.log(oneMinusW);
  if (n <= 11) {
    const gamma = polynomial([-2.273, 0.459], n);
    if (y >= gamma) return 1e-99;
    const mean = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n);
    const sd = Math.exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n));
    return normalUpperTail((-Math.log(gamma - y) - mean) / sd);
  }
  const logN = Math.log(n);
  const mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], logN);
  const sd = Math.exp(polynomial([-0.4803, -0.082676, 0.0030302], logN));
  return normalUpperTail((y - mean) / sd);
}

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
