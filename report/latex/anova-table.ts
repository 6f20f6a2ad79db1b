import { formatNumber } from '../../base/number-text.ts';
import type { Analysis, AnovaRow } from '../../stats/analysis-result.ts';
import { fCell, shareCell } from '../../stats/words/cells.ts';
import { dfText } from '../../stats/words/wording.ts';
import { booktabs } from './booktabs.ts';
import { latexText } from './latex-text.ts';

/** The analysis of variance of a response, or its likelihood-ratio tests. */
export function anovaLatex(analysis: Analysis): string {
  const { anova, response, n, counts, familySize, type } = analysis;
  const what =
    counts === null
      ? `Analysis of variance of ${response} (type ${'I'.repeat(type)} sums of squares, ${n} runs)`
      : `Likelihood-ratio tests of ${response} (${n} runs)`;
  const statistic = counts === null ? '$F$' : '$\\chi^2$';
  return booktabs({
    caption: `${what}; adjusted p by Holm's method over ${familySize} tests.`,
    label: `tab:anova:${response}`,
    columns: [
      { title: 'Term', align: 'l' },
      { title: '$df$', align: 'r' },
      { title: 'Sum of squares', align: 'r' },
      { title: statistic, align: 'r' },
      { title: '$p$', align: 'r' },
      { title: 'adj.\\ $p$', align: 'r' },
      { title: 'partial $\\eta^2$', align: 'r' },
    ],
    rows: anova.map((row) => rowOf(row, analysis)),
    ruleBefore: anova.findIndex(({ term }) => term === 'Residuals'),
  });
}

const rowOf = (row: AnovaRow, { block, counts }: Analysis): string[] => [
  latexText(row.term === block ? `${row.term} (block)` : row.term).replaceAll(':', ' $\\times$ '),
  row.denDf === null || row.f === null ? String(row.df) : `${row.df}, ${dfText(row.denDf)}`,
  row.sumSq === null ? '' : latexNumber(formatNumber(row.sumSq)),
  latexNumber(fCell(counts === null ? row.f : row.chisq)),
  latexP(row.p),
  latexP(row.pAdjusted),
  shareCell(row.partialEta2),
];

/** `1.2e-5` is $1.2 \times 10^{-5}$. */
export const latexNumber = (text: string): string => {
  const [mantissa, exponent] = text.split('e');
  return exponent === undefined
    ? text.replace(/^-/, '$-$')
    : `$${mantissa} \\times 10^{${Number(exponent)}}$`;
};

function latexP(p: number | null): string {
  if (p === null) return '';
  return p < 0.001 ? '$<$.001' : p.toFixed(3).replace(/^0/, '');
}
