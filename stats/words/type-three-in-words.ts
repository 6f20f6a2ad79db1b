import { formatNumber } from '../../base/number-text.ts';
import type { Analysis } from '../analysis-result.ts';
import { partsOf } from './qualified.ts';
import { listWords } from './wording.ts';

/** Type III tests a term where the amounts that it interacts with are 0, which may lie far from all runs. */
export function typeThreeInWords(analysis: Analysis): string[] {
  const { anova, type } = analysis;
  if (type !== 3) return [];
  return anova.flatMap(({ term: amount, slope }) => {
    if (slope === undefined) return [];
    const withAmount = anova
      .map(({ term }) => partsOf(term, analysis))
      .filter((parts) => parts.length > 1 && parts.includes(amount));
    const terms = anova
      .filter(({ p }) => p !== null)
      .map(({ term }) => term)
      .filter((term) => {
        const own = partsOf(term, analysis);
        return !own.includes(amount) && withAmount.some((parts) => own.every((part) => parts.includes(part)));
      });
    if (terms.length === 0) return [];
    const range = `${formatNumber(slope.from)} to ${formatNumber(slope.to)}`;
    return [
      `Type III tests ${listWords(terms)} where ${amount} is 0; the runs have ${amount} from ${range}. Means and differences are those at its mean; --type 2 tests terms on average over the runs.`,
    ];
  });
}
