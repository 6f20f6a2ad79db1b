/** Number up to which more are tried. */
const countMax = 100_000;

/**
 * The least whole number from `from` on that is enough, where more never hurt; undefined where none up to 100,000 is.
 *
 * @example
 * fewest(2, (count) => count * count >= 30); // 6
 */
export function fewest(from: number, isEnough: (count: number) => boolean): number | undefined {
  if (isEnough(from)) return from;
  let [low, high] = [from, 2 * from];
  while (!isEnough(high)) {
    if (high >= countMax) return undefined;
    [low, high] = [high, Math.min(2 * high, countMax)];
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
