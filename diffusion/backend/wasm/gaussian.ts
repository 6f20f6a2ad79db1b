const reciprocalRootOf2Pi = 1 / Math.sqrt(2 * Math.PI);

/** Density of the standard normal distribution. */
export const gaussianDensity = (x: number): number => reciprocalRootOf2Pi * Math.exp(-0.5 * x * x);

/** Knots per unit and range of the table behind `gaussianCdf`. */
const knotsPerUnit = 64;
const limit = 6;
const knots = 2 * limit * knotsPerUnit;
/** Per interval the four coefficients of a cubic in the offset from its left knot. */
const cubics = tabulate();

/**
 * Distribution function of the standard normal, within 2e-9 of exact: below the resolution of float32 near one, and
 * several times faster than an error function per element.
 */
export function gaussianCdf(x: number): number {
  if (!(x > -limit)) return x <= -limit ? 0 : Number.NaN;
  if (x >= limit) return 1;
  const position = (x + limit) * knotsPerUnit;
  const index = Math.floor(position);
  const t = position - index;
  const at = index * 4;
  return (
    (cubics[at] as number) +
    t * ((cubics[at + 1] as number) + t * ((cubics[at + 2] as number) + t * (cubics[at + 3] as number)))
  );
}

/** Hermite cubics through exact values and slopes. The values are integrated with Simpson's rule from the left end. */
function tabulate(): Float64Array {
  const step = 1 / knotsPerUnit;
  const values = [9.865876450377e-10];
  for (let knot = 0; knot < knots; knot++) {
    const left = -limit + knot * step;
    let area = 0;
    // Eight panels an interval: the error of the sum stays below 1e-14.
    for (let panel = 0; panel < 8; panel++) {
      const a = left + (panel * step) / 8;
      const b = a + step / 8;
      area += ((b - a) / 6) * (gaussianDensity(a) + 4 * gaussianDensity((a + b) / 2) + gaussianDensity(b));
    }
    values.push((values[knot] as number) + area);
  }
  const table = new Float64Array(4 * knots);
  for (let knot = 0; knot < knots; knot++) {
    const value = values[knot] as number;
    const rise = (values[knot + 1] as number) - value;
    const leftSlope = gaussianDensity(-limit + knot * step) * step;
    const rightSlope = gaussianDensity(-limit + (knot + 1) * step) * step;
    table.set(
      [value, leftSlope, 3 * rise - 2 * leftSlope - rightSlope, leftSlope + rightSlope - 2 * rise],
      4 * knot,
    );
  }
  return table;
}
