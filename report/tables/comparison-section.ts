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
  return comparisonRows(analysis.comparisons, ({ term, first, second }) => {
    const others = decidersOf(term, analysis);
    const average = others.length === 0 ? '' : `, average over ${others.join(', ')}`;
    return `${nestOf(term, analysis)?.factor ?? term}: ${quoted(first)} - ${quoted(second)}${average}`;
  });
}

/** Pairs that differ, surest first; the others are only counted. */
export function comparisonRows(
  comparisons: readonly Comparison[],
  nameOf: (comparison: Comparison) => string,
): string[] {
  const tested = comparisons.filter(({ pAdjusted }) => pAdjusted !== null);
  const found = tested
    .filter(({ pAdjusted }) => (pAdjusted as number) < 0.05)
    .sort((left, right) => (left.pAdjusted as number) - (right.pAdjusted as number));
  if (tested.length === 0) return [];
  const methods = [...new Set(tested.map(({ method }) => methodNames[method]))].join(', ');
  const what = tested.some(({ term }) => term.includes(':')) ? 'cells' : 'levels';
  const byItself = new Set(tested.map(({ term }) => term)).size > 1 ? '; each factor by itself' : '';
  const head = `Pairs of ${what} that differ (${methods}${byItself}): ${found.length} of ${tested.length}`;
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
