import { plural } from '../../base/plural.ts';
import type { Best } from '../means/best-result.ts';

/**
 * Why the model is not trusted, as a clause; '' where it is.
 *
 * @example
 * doubtsInWords({ reason: 'cells differ; the best is another one' }); // 'cells differ, and the best is another one'
 */
export const doubtsInWords = ({ reason }: Pick<Best, 'reason'>): string =>
  (reason ?? '').replaceAll(';', ', and');

/**
 * What stands behind the best observed mean where other cells have the same one; '' elsewhere.
 *
 * @example
 * tiesInShort({ tied: [{ a: 'x' }, { a: 'y' }] }); // ', as 2 other cells have'
 */
export const tiesInShort = ({ tied }: Pick<Best['observed'], 'tied'>): string =>
  tied.length === 0 ? '' : `, as ${plural(tied.length, 'other cell has', 'other cells have')}`;
