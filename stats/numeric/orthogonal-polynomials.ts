/** Polynomials that are orthogonal to each other and to the constant over some points. */
export interface OrthogonalPolynomials {
  readonly degree: number;
  /** The values of the polynomials of degree 1, 2, ... at x, [degree]. */
  at(x: number): Float64Array;
}

/**
 * Orthogonal polynomials over some points by Stieltjes' recurrence, each of length 1 over them.
 *
 * @param points at least `degree + 1` of them different
 * @param degree highest power
 * @param weights how often each point occurs; default: once
 * @see Gautschi 2004, Orthogonal Polynomials, ch. 2.2
 *
 * @example
 * const { at } = orthogonalPolynomials([1, 2, 3], 2);
 * [...at(3)]; // [0.707107, 0.408248]
 */
export function orthogonalPolynomials(
  points: ArrayLike<number>,
  degree: number,
  weights?: ArrayLike<number>,
): OrthogonalPolynomials {
  const count = points.length;
  const weight = (i: number): number => (weights === undefined ? 1 : (weights[i] as number));
  let total = 0;
  for (let i = 0; i < count; i++) total += weight(i);
  let centre = 0;
  for (let i = 0; i < count; i++) centre += (points[i] as number) * (weight(i) / total);
  let half = 0;
  for (let i = 0; i < count; i++) half = Math.max(half, Math.abs((points[i] as number) - centre));
  const unit = half > 0 ? half : 1;
  const x = Float64Array.from({ length: count }, (_, i) => ((points[i] as number) - centre) / unit);
  let before = new Float64Array(count);
  let current = new Float64Array(count).fill(1);
  let normBefore = 1;
  const steps: { readonly shift: number; readonly ratio: number; readonly length: number }[] = [];
  let norm = total;
  for (let k = 0; k < degree; k++) {
    let shift = 0;
    for (let i = 0; i < count; i++) shift += weight(i) * (x[i] as number) * (current[i] as number) ** 2;
    shift /= norm;
    const ratio = k === 0 ? 0 : norm / normBefore;
    const next = Float64Array.from(
      x,
      (own, i) => (own - shift) * (current[i] as number) - ratio * (before[i] as number),
    );
    [before, current, normBefore] = [current, next, norm];
    norm = next.reduce((sum, own, i) => sum + weight(i) * own * own, 0);
    steps.push({ shift, ratio, length: Math.sqrt(norm) });
  }
  return {
    degree,
    at(value) {
      const own = (value - centre) / unit;
      let [last, now] = [0, 1];
      return Float64Array.from(steps, ({ shift, ratio, length }) => {
        [last, now] = [now, (own - shift) * now - ratio * last];
        return now / length;
      });
    },
  };
}
