import type { Analysis } from '../analysis-result.ts';
import { effects } from './qualified.ts';
import { formatShare } from './wording.ts';

/**
 * That shares are no parts of a whole, where nobody could take them for that: they add up to more than all variation.
 *
 * @example
 * const table = dataTable({
 *   a: factorColumn(['x', 'x', 'x', 'x', 'y', 'z', 'z', 'z', 'z']),
 *   b: factorColumn(['p', 'p', 'p', 'q', 'p', 'q', 'q', 'q', 'p']),
 *   y: numericColumn([5, 5.1, 4.9, 1, 8, 4, 4.1, 3.9, 8]),
 * });
 * overlapInWords(analyse(table, { response: 'y', terms: [['a'], ['b']] }));
 * // ['The shares overlap, since combinations of levels do not occur equally often: they add up to 112.5%.']
 */
export function overlapInWords(analysis: Pick<Analysis, 'anova' | 'block' | 'counts'>): string[] {
  if (analysis.counts !== null) return [];
  const sum = effects(analysis).reduce((all, { eta2 }) => all + (eta2 ?? 0), 0);
  if (sum <= 1.0005) return [];
  return [
    `The shares overlap, since combinations of levels do not occur equally often: they add up to ${formatShare(sum)}.`,
  ];
}
