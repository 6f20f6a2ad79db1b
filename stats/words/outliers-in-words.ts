import type { Analysis } from '../analysis-result.ts';
import { formatNumber } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import { listWords } from './wording.ts';

/** Runs named one by one; more are counted. */
const namedMax = 5;

/** Runs that lie far from what the model says of their cell. */
export function outliersInWords({ outliers }: Pick<Analysis, 'outliers'>): string[] {
  if (outliers.length === 0) return [];
  const named = outliers
    .slice(0, namedMax)
    .map(
      ({ row, trialId, rstudent }) =>
        `${trialId === null ? `row ${row}` : `trial ${trialId} (row ${row})`}, ${formatNumber(Math.abs(rstudent), 2)} standard errors ${rstudent > 0 ? 'above' : 'below'} what the model says`,
    );
  const hidden = outliers.length - named.length;
  const list = listWords(hidden > 0 ? [...named, plural(hidden, 'more run')] : named);
  return [
    `Outlying: ${list}. Look at what happened there; leave a run out only for a reason that is not its result.`,
  ];
}
