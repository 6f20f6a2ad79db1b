import { unevenness } from '../numeric/unevenness.ts';
import type { Scale } from './numeric-result.ts';

/** Ratio of the largest to the smallest level from which levels may be on a log scale without anybody saying so. */
const decades = 100;

/**
 * The scale of a factor of which nothing is said: log for levels over two decades that are spaced by factors, such as learning
 * rates, whose trends on a linear scale would be those of the largest level against all others.
 *
 * @example
 * impliedScale(['0.0001', '0.001', '0.01']); // 'log'
 * impliedScale(['1', '2', '3']); // 'linear'
 */
export function impliedScale(levels: readonly string[]): Scale {
  const onLog = levelScores(levels, 'log');
  const plain = levelScores(levels, 'linear');
  if (onLog === undefined || plain === undefined) return 'linear';
  const spans = Math.max(...plain) >= decades * Math.min(...plain);
  return spans && unevenness(onLog) < unevenness(plain) ? 'log' : 'linear';
}

/**
 * The numbers that the levels of a factor are, on its scale; undefined where one of them is no number.
 *
 * @example
 * levelScores(['10', '100'], 'log'); // [1, 2]
 */
export function levelScores(levels: readonly string[], scale: Scale): number[] | undefined {
  const numbers = levels.map((level) => (level.trim() === '' ? Number.NaN : Number(level)));
  if (!numbers.every(Number.isFinite)) return undefined;
  if (scale === 'linear') return numbers;
  return numbers.every((value) => value > 0) ? numbers.map(Math.log10) : undefined;
}
