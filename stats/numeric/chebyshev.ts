/**
 * A smooth function on an interval by interpolation at Chebyshev's points: for one that is costly and asked for often.
 *
 * @param count of points, at least 2
 * @returns for x in [low, high] the interpolated value
 * @see Berrut and Trefethen 2004, SIAM Review 46, 5
 * @example
 * interpolated(Math.exp, 0, 1, 12)(0.3); // 1.34986
 */
export function interpolated(
  f: (x: number) => number,
  low: number,
  high: number,
  count: number,
): (x: number) => number {
  const points = Float64Array.from(
    { length: count },
    (_, k) => low + ((high - low) * (1 - Math.cos((k * Math.PI) / (count - 1)))) / 2,
  );
  const values = points.map((x) => f(x));
  return (x) => {
    let above = 0;
    let below = 0;
    for (let k = 0; k < count; k++) {
      const distance = x - (points[k] as number);
      if (distance === 0) return values[k] as number;
      const end = k === 0 || k === count - 1 ? 0.5 : 1;
      const weight = (k % 2 === 0 ? end : -end) / distance;
      above += weight * (values[k] as number);
      below += weight;
    }
    return above / below;
  };
}
