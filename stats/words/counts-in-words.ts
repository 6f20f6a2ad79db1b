import { formatNumber } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import type { Analysis } from '../analysis-result.ts';
import type { GlmResult } from '../glm/glm-result.ts';
import { formatP, formatShare } from './wording.ts';

/** What a model of counts is, and whether its rows differ by more than counting lets them. */
export function countsInWords({ counts, response, n, rank }: Analysis): string[] {
  if (counts === null || n === 0) return [];
  const { family, successes, tries } = counts;
  const what =
    family === 'binomial'
      ? `${response} has ${formatNumber(successes, 6)} successes (or trues) in ${formatNumber(tries, 6)} tries (${formatShare(successes / tries)})`
      : `${response} counts ${formatNumber(successes, 6)} events`;
  const model = family === 'binomial' ? 'logistic regression' : 'Poisson regression';
  return [
    `${plural(n, 'row')}, ${plural(rank, 'parameter')}: ${what}; tests are likelihood ratios of a ${model}.`,
    ...dispersionInWords(counts),
    ...(counts.separated
      ? [
          `Some combinations have ${family === 'binomial' ? 'no success, or no failure,' : 'no event'} at all: their limits are found by the profile of the likelihood, and levels that they set apart are compared by likelihood ratios.`,
        ]
      : []),
  ];
}

function dispersionInWords({ dispersion, dispersionP, family }: GlmResult): string[] {
  if (dispersion === null || dispersionP === null) return [];
  const luck = family === 'binomial' ? 'the luck of single tries' : 'counting';
  const times = formatNumber(dispersion, 3);
  if (dispersion <= 1) return [];
  const chance =
    dispersionP < 0.05
      ? `(${formatP(dispersionP)}): rows of the same settings differ in something else too. Intervals and adjusted p-values allow for that (quasi-likelihood)`
      : `, which chance alone may do (${formatP(dispersionP)}). Adjusted p-values allow for it (quasi F), intervals do not`;
  return [
    `Rows of the same settings vary ${times} times as much as ${luck} lets them${dispersionP < 0.05 ? ' ' : ''}${chance}.`,
  ];
}
