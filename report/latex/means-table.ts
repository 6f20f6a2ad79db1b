import { formatAlike } from '../../base/number-text.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Analysis, EstimatedMean } from '../../stats/analysis-result.ts';
import { partsOf } from '../../stats/words/qualified.ts';
import { ownMeans } from '../own-means.ts';
import { latexNumber } from './anova-table.ts';
import { booktabs } from './booktabs.ts';
import { latexText } from './latex-text.ts';

/** Estimated means of each factor, and of the interactions that were found: a table each. */
export function meansLatex(analysis: Analysis, spec: SweepSpec): string[] {
  const { block, interactions, means, response } = analysis;
  const single = means.flatMap(({ term, levels }) =>
    Object.keys(levels).length === 1 && term !== block ? [term] : [],
  );
  const tables: [factors: string[], means: readonly EstimatedMean[]][] = [
    ...[...new Set(single)].map((factor): [string[], EstimatedMean[]] => [
      [factor],
      ownMeans(analysis, factor, spec),
    ]),
    ...interactions.map(({ term, means: own }): [string[], readonly EstimatedMean[]] => [
      partsOf(term, analysis),
      own,
    ]),
  ];
  return tables.flatMap(([factors, own]) => {
    const known = own.filter(({ mean }) => mean !== null);
    return known.length === 0 ? [] : [tableOf(response, factors, known)];
  });
}

const tableOf = (response: string, factors: readonly string[], means: readonly EstimatedMean[]): string =>
  booktabs({
    caption: `Estimated means of ${response} by ${factors.join(' and ')}, with 95% confidence intervals.`,
    label: `tab:means:${response}:${factors.join(':')}`,
    columns: [
      ...factors.map((factor) => ({ title: latexText(factor), align: 'l' as const })),
      { title: 'Mean', align: 'r' },
      { title: '95\\% interval', align: 'r' },
      { title: '$n$', align: 'r' },
    ],
    rows: means.map(({ levels, mean, lower, upper, n }) => {
      const [center = '', from = '', to = ''] = formatAlike([mean, lower, upper]).map(latexNumber);
      return [
        ...factors.map((factor) => latexText(levels[factor] ?? '')),
        center,
        from === '' || to === '' ? '' : `${from} to ${to}`,
        String(n),
      ];
    }),
  });
