import type { Analysis, Missing, MissingLevel } from '../analysis-result.ts';
import { normalUpperQuantile } from '../distributions/normal.ts';
import { unseenInWords } from './unseen-in-words.ts';
import { listWords } from './wording.ts';

/**
 * What was left out of the analysis and why, and the level at which runs are lost clearly more often than elsewhere.
 *
 * @example
 * const table = dataTable({ a: factorColumn(['x', 'x', 'y', 'y']), y: numericColumn([1, NaN, 8, 9]) });
 * missingInWords(analyse(table, { response: 'y', terms: [['a']] }))[0]; // '1 of 4 rows is left out (1 missing).'
 */
export function missingInWords({
  missing,
  unseen,
  best,
}: Pick<Analysis, 'missing' | 'unseen' | 'best'>): string[] {
  const lost = Object.entries(missing.lost);
  if (lost.length === 0) return [];
  const named = lost.map(
    ([reason, count]) => `${count} ${notEnded[reason] ?? reason}${writtenAs(missing, reason)}`,
  );
  // Beside the best cell they are named already.
  const unknown = best === null ? unseenInWords({ unseen }) : '';
  const out = missing.rows - missing.used;
  const first = `${out} of ${missing.rows} rows ${out === 1 ? 'is' : 'are'} left out (${named.join('; ')})${unknown === '' ? '' : `, and ${unknown}`}.`;
  return lost.every(([reason]) => reason === 'repeated') ? [first] : [first, ...whereLost(missing)];
}

/** Outcomes of runs that have not ended, in words. Such a run is not lost. */
const notEnded: Readonly<Record<string, string | undefined>> = {
  queued: 'not yet run',
  leased: 'running',
  running: 'running',
};

const waitingAmong = (lost: Missing['lost']): number =>
  Object.keys(notEnded).reduce((sum, reason) => sum + (lost[reason] ?? 0), 0);

/** The words of the table, where they are not those that they are counted under. */
function writtenAs({ outcomes }: Missing, reason: string): string {
  const words = outcomes
    .filter(({ word, meaning }) => meaning === reason && word.toLowerCase() !== reason)
    .map(({ word }) => `"${word}"`);
  return words.length === 0 ? '' : `, written ${listWords(words)}`;
}

function whereLost(missing: Missing): string[] {
  const { otherLost: lost } = elsewhere(missing, { rows: 0, used: 0 });
  if (missing.levels.length === 0 || lost === 0) return [];
  const [worst] = missing.levels
    .map((level) => ({ ...level, rows: level.rows - waitingAmong(level.lost) }))
    .filter(({ rows, used }) => used < rows)
    .map((level) => ({ ...level, ...elsewhere(missing, level), least: lowestRate(level) }))
    .filter(({ least, otherRows, otherLost }) => otherRows > 0 && least > otherLost / otherRows)
    .sort((a, b) => b.least - a.least);
  if (worst === undefined) return ['No level loses clearly more of its runs than the others.'];
  const { factor, level, rows, used, otherRows, otherLost } = worst;
  return [
    `Runs are lost most often at ${factor} ${level}: ${rows - used} of ${rows}, against ${otherLost} of ${otherRows} elsewhere. If they are lost because of their settings, what is left flatters that level.`,
  ];
}

/** Ended rows of the other levels, and how many of them are lost. @param level its rows that have ended */
const elsewhere = (
  missing: Missing,
  { rows, used }: Pick<MissingLevel, 'rows' | 'used'>,
): { readonly otherRows: number; readonly otherLost: number } => {
  const ended = missing.rows - (missing.lost['repeated'] ?? 0) - waitingAmong(missing.lost);
  return { otherRows: ended - rows, otherLost: ended - missing.used - (rows - used) };
};

/**
 * Lower 95% limit of the rate at which a level loses runs: one loss of one run says little, thirty of a hundred say much.
 *
 * @see Wilson 1927, JASA 22
 */
function lowestRate({ rows, used }: Pick<MissingLevel, 'rows' | 'used'>): number {
  const z = normalUpperQuantile(0.025);
  const rate = (rows - used) / rows;
  const spread = z * Math.sqrt((rate * (1 - rate)) / rows + (z * z) / (4 * rows * rows));
  return (rate + (z * z) / (2 * rows) - spread) / (1 + (z * z) / rows);
}
