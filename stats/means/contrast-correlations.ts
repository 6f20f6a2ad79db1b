/**
 * Correlations of estimated contrasts, from variances alone: cov(x, y) = (var x + var y - var(x - y)) / 2.
 *
 * @param contrasts linear functions of the coefficients, all estimable
 * @param varianceOf variance of a linear function's estimate, in any unit
 * @returns [m][m], ones on the diagonal
 */
export function contrastCorrelations(
  contrasts: readonly Float64Array[],
  varianceOf: (l: Float64Array) => number,
): number[][] {
  const variances = contrasts.map(varianceOf);
  const matrix = contrasts.map((_, i) => contrasts.map((_unused, j) => (i === j ? 1 : 0)));
  for (const [i, first] of contrasts.entries()) {
    for (let j = 0; j < i; j++) {
      const second = contrasts[j] as Float64Array;
      const [own, other] = [variances[i] as number, variances[j] as number];
      const apart = varianceOf(first.map((entry, k) => entry - (second[k] as number)));
      const correlation = (own + other - apart) / (2 * Math.sqrt(own * other));
      (matrix[i] as number[])[j] = (matrix[j] as number[])[i] = Math.max(-1, Math.min(1, correlation));
    }
  }
  return matrix;
}
