/** Bars, sparklines and interval plots as text. Every function gives exactly the width asked for. */
import type { Glyphs } from './glyphs.ts';

/** A share in 0..1 as a bar of `width` columns, to an eighth of a column where the glyphs allow. */
export function shareBar(share: number, width: number, glyphs: Glyphs): string {
  if (width <= 0) return '';
  const clipped = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  const steps = glyphs.blockFractions.length + 1;
  const filled = Math.round(clipped * width * steps);
  const whole = Math.floor(filled / steps);
  const fraction = glyphs.blockFractions[(filled % steps) - 1] ?? '';
  return (glyphs.block.repeat(whole) + fraction).padEnd(width, glyphs.track);
}

/**
 * `width` columns shared out in proportion (largest remainder); a part that is not zero gets a column as long as
 * there is room, so that one failure in a thousand trials is seen.
 *
 * @returns columns of each part, summing to `width`
 */
export function shareOut(parts: readonly number[], width: number): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (total <= 0 || width <= 0) return parts.map(() => 0);
  const exact = parts.map((part) => (part / total) * width);
  const columns = exact.map((value, index) => (parts[index] === 0 ? 0 : Math.max(1, Math.floor(value))));
  let left = width - columns.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .filter(({ index }) => parts[index] !== 0)
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (let turn = 0; left > 0; turn++, left--) {
    const index = byRemainder[turn % byRemainder.length]?.index ?? 0;
    columns[index] = (columns[index] ?? 0) + 1;
  }
  while (left < 0) {
    const widest = columns.indexOf(Math.max(...columns));
    columns[widest] = (columns[widest] ?? 0) - 1;
    left++;
  }
  return columns;
}

/** The last values as a sparkline, thinned to `width` columns; shorter series are drawn shorter and padded. */
export function sparkline(values: readonly number[], width: number, glyphs: Glyphs): string {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0 || width <= 0) return ' '.repeat(Math.max(0, width));
  const points = finite.length <= width ? finite : thin(finite, width);
  const low = Math.min(...points);
  const span = Math.max(...points) - low;
  const top = glyphs.spark.length - 1;
  const level = (value: number): number =>
    span === 0 ? Math.floor(top / 2) : Math.round(((value - low) / span) * top);
  return points
    .map((value) => glyphs.spark[level(value)] ?? '')
    .join('')
    .padEnd(width);
}

/** Each output point is the mean of its share of the input: a spike is softened, a trend is kept. */
function thin(values: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * values.length) / count);
    const to = Math.max(from + 1, Math.floor(((index + 1) * values.length) / count));
    const part = values.slice(from, to);
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
}

/**
 * A mean with its confidence interval on a common scale from `low` to `high`, exactly `width` columns.
 * An end that lies outside the scale is drawn as a line that runs off the edge.
 */
export function intervalPlot(
  interval: { readonly mean: number; readonly lower: number; readonly upper: number },
  scale: { readonly low: number; readonly high: number },
  width: number,
  glyphs: Glyphs,
): string {
  if (width <= 0) return '';
  const columns = Array.from({ length: width }, () => ' ');
  const extent = scale.high - scale.low;
  const at = (value: number): number =>
    extent > 0 ? Math.round(((value - scale.low) / extent) * (width - 1)) : Math.floor((width - 1) / 2);
  if (!Number.isFinite(interval.mean)) return columns.join('');
  const left = Number.isFinite(interval.lower) ? at(interval.lower) : at(interval.mean);
  const right = Number.isFinite(interval.upper) ? at(interval.upper) : at(interval.mean);
  for (let column = Math.max(0, left); column <= Math.min(width - 1, right); column++) {
    columns[column] = glyphs.intervalLine;
  }
  if (left >= 0 && left < width && left < right) columns[left] = glyphs.intervalLeft;
  if (right >= 0 && right < width && right > left) columns[right] = glyphs.intervalRight;
  const middle = at(interval.mean);
  if (middle >= 0 && middle < width) columns[middle] = glyphs.intervalMean;
  return columns.join('');
}
