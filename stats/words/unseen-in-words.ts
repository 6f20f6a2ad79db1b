import type { Analysis } from '../analysis-result.ts';
import { listWords } from './wording.ts';

/** Cells and levels named one by one; more are counted. */
const namedMax = 5;

/** What a sentence says of levels and cells without a result; '' where there are none. */
export function unseenInWords({ unseen: { levels, cells } }: Pick<Analysis, 'unseen'>): string {
  const named = [
    ...levels.map(({ factor, level }) => `${factor} ${level}`),
    ...cells.map((cell) => Object.entries(cell).flat().join(' ')),
  ];
  if (named.length === 0) return '';
  const shown = named.slice(0, namedMax);
  const hidden = named.length - shown.length;
  const list = listWords(hidden > 0 ? [...shown, `${hidden} more`] : shown);
  return `nothing is known of ${list}: no run there gave a result`;
}

/** What the sentence on a factor adds on those of its levels that have no result. */
export function unseenLevelsInWords(parts: readonly string[], { unseen }: Pick<Analysis, 'unseen'>): string {
  const named = unseen.levels
    .filter(({ factor }) => parts.includes(factor))
    .map(({ factor, level }) => `${factor} ${level}`);
  return named.length === 0 ? '' : `, leaving out ${listWords(named)}, where no run gave a result`;
}
