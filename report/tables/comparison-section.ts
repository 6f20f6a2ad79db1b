/** Which levels, or cells, differ. */
import { formatNumber } from '../../base/number-text.ts';
import type { Analysis, Comparison } from '../../stats/analysis-result.ts';
import { decidersOf, nestOf } from '../../stats/words/qualified.ts';
import { formatP } from '../../stats/words/wording.ts';
import { cut, grid } from './grid.ts';

const comparisonsMax = 12;

const methodNames = {
  'tukey-kramer': 'Tukey-Kramer',
  holm: 'Holm',
  dunnett: 'Dunnett, against the control',
} as const;

/** A level that looks like the sign of the difference stands in quotes. */
const quoted = (level: string): string => (/^[-+]$| - /.test(level) ? `"${level}"` : level);

/** Levels of each factor; those of a factor whose effect depends on another are averages, and say so. */
export function comparisonSection(analysis: Analysis): string[] {
  const ratio = ratioOf(analysis);
  const shown = ratio === undefined ? analysis.comparisons : analysis.comparisons.map(asRatio);
  return comparisonRows(
    shown,
    ({ term, first, second }) => {
      const others = decidersOf(term, analysis);
      const average = others.length === 0 ? '' : `, average over ${others.join(', ')}`;
      const sign = ratio === undefined ? '-' : 'over';
      return `${nestOf(term, analysis)?.factor ?? term}: ${quoted(first)} ${sign} ${quoted(second)}${average}`;
    },
    ratio,
  );
}

/** What counts are compared by: differences of logarithms are ratios. */
const ratioOf = ({ counts }: Analysis): string | undefined =>
  counts === null ? undefined : counts.family === 'binomial' ? 'ratios of odds' : 'ratios of means';

const asRatio = (one: Comparison): Comparison => {
  const ratio = (value: number | null): number | null => (value === null ? null : Math.exp(value));
  return { ...one, difference: ratio(one.difference), lower: ratio(one.lower), upper: ratio(one.upper) };
};

/** Pairs that differ, surest first; the others are only counted. */
export function comparisonRows(
  comparisons: readonly Comparison[],
  nameOf: (comparison: Comparison) => string,
  ratio?: string,
): string[] {
  const tested = comparisons.filter(({ pAdjusted }) => pAdjusted !== null);
  const found = tested
    .filter(({ pAdjusted }) => (pAdjusted as number) < 0.05)
    .sort((left, right) => (left.pAdjusted as number) - (right.pAdjusted as number));
  if (tested.length === 0) return [];
  const methods = [...new Set(tested.map(({ method }) => methodNames[method]))].join(', ');
  const what = tested.some(({ term }) => term.includes(':')) ? 'cells' : 'levels';
  const byItself = new Set(tested.map(({ term }) => term)).size > 1 ? '; each factor by itself' : '';
  const by = ratio === undefined ? '' : `; ${ratio}`;
  const head = `Pairs of ${what} that differ (${methods}${byItself}${by}): ${found.length} of ${tested.length}`;
  const rows = found.slice(0, comparisonsMax).map((comparison) => {
    const { difference, lower, upper, pAdjusted } = comparison;
    return [
      cut(nameOf(comparison), 34),
      difference === null ? '' : formatNumber(difference),
      lower === null || upper === null ? '' : `${formatNumber(lower)} to ${formatNumber(upper)}`,
      formatP(pAdjusted as number),
    ];
  });
  const hidden = found.length - rows.length;
  return [
    head,
    ...grid(rows, ['left', 'right', 'left', 'left']),
    ...(hidden > 0 ? [`  and ${hidden} more; --json has them all`] : []),
  ];
}
