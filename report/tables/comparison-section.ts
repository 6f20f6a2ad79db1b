/** Which levels, or cells, differ. */
import stringWidth from 'string-width';
import { formatFigure } from '../../base/number-text.ts';
import { plainCell } from '../../base/plain-text.ts';
import type { Analysis, Comparison } from '../../stats/analysis-result.ts';
import { decidersOf, nestOf } from '../../stats/words/qualified.ts';
import { formatP, listWords } from '../../stats/words/wording.ts';
import { grid } from './grid.ts';
import { figuresOf } from './numbers.ts';

const comparisonsMax = 12;
/** Widest name of a pair that leaves room for its figures in the same line. */
const nameMax = 34;

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
  const rows = comparisonRows(
    shown,
    ({ term, first, second }) => {
      const sign = ratio === undefined ? '-' : 'over';
      return `${nestOf(term, analysis)?.factor ?? term}: ${quoted(first)} ${sign} ${quoted(second)}`;
    },
    ratio,
  );
  return rows.length === 0 ? [] : [...rows, ...averagesSection(shown, analysis)];
}

/** Which of the differences are averages over others that differ. */
const averagesSection = (comparisons: readonly Comparison[], analysis: Analysis): string[] =>
  [...new Set(comparisons.map(({ term }) => term))].flatMap((term) => {
    const others = decidersOf(term, analysis);
    return others.length === 0
      ? []
      : [`  ${term}: on average over ${listWords(others)}, on which its differences depend`];
  });

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
  const listed = found.slice(0, comparisonsMax);
  const figure = figuresOf(
    listed.map(({ difference, lower, upper }) => ({ value: difference, lower, upper })),
  );
  // Ratios may be of very different size.
  const write =
    ratio === undefined ? figure : (value: number | null) => (value === null ? '' : formatFigure(value));
  /** A ratio with a rate of 0 or 1, or with no event, has no number. */
  const endless = ({ t }: Comparison): string => (t === null ? '' : t > 0 ? 'infinite' : '0');
  const rows = listed.flatMap((comparison) => {
    const { difference, lower, upper, pAdjusted } = comparison;
    const name = nameOf(comparison);
    const figures = [
      difference === null ? endless(comparison) : write(difference),
      lower === null || upper === null ? '' : `${write(lower)} to ${write(upper)}`,
      formatP(pAdjusted as number),
    ];
    // Cut names of cells might be those of others: a long one has a line of its own.
    return stringWidth(name) > nameMax ? [[name], ['', ...figures]] : [[name, ...figures]];
  });
  const nameWidth = Math.max(
    0,
    ...rows.filter((row) => row.length > 1).map(([name = '']) => stringWidth(name)),
  );
  const hidden = found.length - listed.length;
  return [
    head,
    ...grid(
      rows.map(([name = '', ...figures]) => [figures.length === 0 ? '' : name.padEnd(nameWidth), ...figures]),
      ['left', 'right', 'left', 'left'],
    ).map((line, index) => (rows[index]?.length === 1 ? `  ${plainCell(rows[index][0] as string)}` : line)),
    ...(hidden > 0 ? [`  and ${hidden} more; --json has them all`] : []),
  ];
}
