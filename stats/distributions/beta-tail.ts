import { betainc, betaln } from './special-functions.ts';

/** Below this the double itself underflows or loses digits, and only the logarithm is worth having. */
const tiny = 1e-290;

/**
 * Regularised incomplete beta I_x(a, b), given both x and 1 - x so that neither is ever had by subtraction from 1.
 *
 * @returns a number in [0, 1], relative error about 4e-14 down to 1e-213
 */
export function betaTail(x: number, oneMinusX: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (oneMinusX <= 0) return 1;
  return x <= 0.5 ? betainc(x, a, b, true, false) : betainc(oneMinusX, b, a, true, true);
}

/** Natural logarithm of `betaTail`, finite where the tail itself underflows. */
export function logBetaTail(x: number, oneMinusX: number, a: number, b: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  if (oneMinusX <= 0) return 0;
  const tail = betaTail(x, oneMinusX, a, b);
  if (tail > 0.5) return Math.log1p(-betaTail(oneMinusX, x, b, a));
  if (tail > tiny) return Math.log(tail);
  return (
    a * Math.log(x) +
    b * logOneMinus(x, oneMinusX) -
    Math.log(a) -
    betaln(a, b) -
    Math.log(continuedFraction(x, a, b))
  );
}

const logOneMinus = (x: number, oneMinusX: number): number =>
  x < 0.5 ? Math.log1p(-x) : Math.log(oneMinusX);

/** Modified Lentz evaluation. Converges in O(sqrt(max(a, b))) steps for x < (a + 1) / (a + b + 2), as in every far tail. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (d === 0 ? Number.MIN_VALUE : d);
  let value = d;
  for (let m = 1; m < 100_000; m++) {
    for (const numerator of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / (1 + numerator * d);
      c = 1 + numerator / c;
      value *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return 1 / value;
}
