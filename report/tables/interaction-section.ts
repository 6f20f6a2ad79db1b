/** Interactions that were found: the means of their cells, what each factor does within the others, and which cells differ. */
import type { Analysis, Interaction } from '../../stats/analysis-result.ts';
import { fCell, pCell } from '../../stats/words/cells.ts';
import { listWords } from '../../stats/words/wording.ts';
import { partsOf } from '../../stats/words/qualified.ts';
import { comparisonRows } from './comparison-section.ts';
import { type Drawing, cut, grid, interval } from './grid.ts';
import { decimalsFor } from './numbers.ts';

export function interactionSections(analysis: Analysis, drawing: Drawing): string[][] {
  return analysis.interactions.map((interaction) => {
    const factors = partsOf(interaction.term, analysis);
    return [
      ...cellMeans(interaction, factors, drawing),
      ...simpleEffects(interaction),
      ...cellPairs(interaction),
    ];
  });
}

function cellMeans({ means }: Interaction, factors: readonly string[], drawing: Drawing): string[] {
  const limits = means.flatMap(({ mean, lower, upper }) => [mean, lower, upper]);
  const known = limits.filter((value) => value !== null);
  const decimals = decimalsFor(known);
  const scale = { low: Math.min(...known), high: Math.max(...known) };
  const figure = (value: number | null): string => (value === null ? '' : value.toFixed(decimals));
  const rows = means.map(({ levels, mean, lower, upper, n, reason }) => {
    const names = factors.map((factor) => cut(levels[factor] ?? '', 14));
    if (mean === null) return [...names, '', cut(reason ?? 'not estimable', 30), String(n)];
    if (lower === null || upper === null) return [...names, figure(mean), '', String(n)];
    const drawn = interval({ mean, lower, upper }, scale, 20, drawing);
    return [...names, figure(mean), `${figure(lower)} to ${figure(upper)}`, String(n), drawn];
  });
  return [
    `Means of ${factors.join(' by ')}, estimated, with 95% interval: what one does depends on the other${factors.length > 2 ? 's' : ''}`,
    ...grid(
      [[...factors.map((factor) => cut(factor, 14)), 'mean', 'from to', 'n'], ...rows],
      [...factors.map(() => 'left' as const), 'right', 'left', 'right', 'left'],
    ),
  ];
}

function simpleEffects({ simpleEffects: effects }: Interaction): string[] {
  const rows = effects.map(({ factor, within, df, denDf, f, pAdjusted }) => [
    `${factor} at ${listWords(Object.entries(within).map((pair) => pair.join(' ')))}`,
    denDf === null ? String(df) : `${df}, ${Math.round(denDf * 10) / 10}`,
    f === null ? '-' : fCell(f),
    pAdjusted === null ? '-' : pCell(pAdjusted),
  ]);
  return [
    '',
    'The effect of one where the other is held (p adjusted by Holm)',
    ...grid([['', 'df', 'F', 'p'], ...rows], ['left', 'right', 'right', 'right']),
  ];
}

function cellPairs({ comparisons }: Interaction): string[] {
  const rows = comparisonRows(comparisons, ({ first, second }) => `${first} - ${second}`);
  return rows.length === 0 ? [] : ['', ...rows];
}
