/**
 * True if there are more than `most` different numbers among the values. NaN counts as none, and -0 is 0. Without sorting: the answer is
 * known once so many have been seen.
 *
 * @example
 * differMoreThan([1, 2, 2, Number.NaN], 1); // true
 * differMoreThan([1, 2, 2, Number.NaN], 2); // false
 */
export function differMoreThan(values: ArrayLike<number>, most: number): boolean {
  if (values.length <= most) return false;
  // A place for each, as many again free, so that a free one is found soon.
  const places = new Float64Array(2 ** Math.ceil(Math.log2(2 * (most + 2)))).fill(Number.NaN);
  const mask = places.length - 1;
  const bits = new Float64Array(1);
  const halves = new Int32Array(bits.buffer);
  let found = 0;
  for (let i = 0; i < values.length; i++) {
    const value = (values[i] as number) + 0;
    if (Number.isNaN(value)) continue;
    bits[0] = value;
    const mixed = Math.imul((halves[0] as number) ^ Math.imul(halves[1] as number, 0x9e3779b1), 0x85ebca6b);
    let place = (mixed ^ (mixed >>> 15)) & mask;
    while (!Number.isNaN(places[place]) && places[place] !== value) place = (place + 1) & mask;
    if (places[place] === value) continue;
    places[place] = value;
    if (++found > most) return true;
  }
  return false;
}
