/** Interactions that were found: the means of their cells, what each factor does within the others, and which cells differ. */
import { plural } from '../../base/plural.ts';
import type { Analysis, Interaction } from '../../stats/analysis-result.ts';
import { fCell, pCell } from '../../stats/words/cells.ts';
import { listWords } from '../../stats/words/wording.ts';
import { partsOf } from '../../stats/words/qualified.ts';
import { comparisonRows } from './comparison-section.ts';
import { type Drawing, cut, grid, interval, paragraph } from './grid.ts';
import { figuresOf } from './numbers.ts';

export function interactionSections(analysis: Analysis, width: number, drawing: Drawing): string[][] {
  return analysis.interactions.map((interaction) => {
    const factors = partsOf(interaction.term, analysis);
    return [
      ...cellMeans(interaction, factors, width, drawing),
      ...simpleEffects(interaction, width),
      ...cellPairs(interaction),
    ];
  });
}

function cellMeans(
  { means }: Interaction,
  factors: readonly string[],
  width: number,
  drawing: Drawing,
): string[] {
  const limits = means.flatMap(({ mean, lower, upper }) => [mean, lower, upper]);
  const known = limits.filter((value) => value !== null);
  const figure = figuresOf(means.map(({ mean, ...rest }) => ({ ...rest, value: mean })));
  const scale = { low: Math.min(...known), high: Math.max(...known) };
  const title = `Means of ${factors.join(' by ')}, estimated, with 95% interval${means[0]?.over === 'valid' ? ', over valid combinations' : ''}: what one does depends on the other${factors.length > 2 ? 's' : ''}`;
  const reasons = new Map<string, number>();
  for (const { mean, reason } of means) {
    const why = reason ?? 'not estimable';
    if (mean === null) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  const folded = [...reasons].flatMap(([reason, count]) =>
    paragraph(count === means.length ? reason : `${plural(count, 'other cell')}: ${reason}`, width),
  );
  if (known.length === 0) return [title, ...folded];
  const rows = means.flatMap(({ levels, mean, lower, upper, n }) => {
    if (mean === null) return [];
    const names = factors.map((factor) => cut(levels[factor] ?? '', 14));
    if (lower === null || upper === null) return [[...names, figure(mean), '', String(n)]];
    const drawn = interval({ mean, lower, upper }, scale, 20, drawing);
    return [[...names, figure(mean), `${figure(lower)} to ${figure(upper)}`, String(n), drawn]];
  });
  return [
    title,
    ...grid(
      [[...factors.map((factor) => cut(factor, 14)), 'mean', 'from to', 'n'], ...rows],
      [...factors.map(() => 'left' as const), 'right', 'left', 'right', 'left'],
    ),
    ...folded,
  ];
}

function simpleEffects({ simpleEffects: effects }: Interaction, width: number): string[] {
  const tested = effects.filter(({ f }) => f !== null);
  const untested = listWords([...new Set(effects.filter(({ f }) => f === null).map(({ factor }) => factor))]);
  const folded =
    untested === ''
      ? []
      : paragraph(
          `no test of some effects of ${untested}: not estimable, or without an error to test against`,
          width,
        );
  const title = 'The effect of one where the other is held (p adjusted by Holm)';
  if (tested.length === 0) return ['', title, ...folded];
  const rows = tested.map(({ factor, within, df, denDf, f, pAdjusted }) => [
    `${factor} at ${listWords(Object.entries(within).map((pair) => pair.join(' ')))}`,
    denDf === null ? String(df) : `${df}, ${Math.round(denDf * 10) / 10}`,
    f === null ? '-' : fCell(f),
    pAdjusted === null ? '-' : pCell(pAdjusted),
  ]);
  const corrected = tested.filter(({ pGreenhouseGeisser }) => pGreenhouseGeisser !== undefined);
  const unalike =
    corrected.length === 0
      ? []
      : paragraph(
          `p of ${listWords([...new Set(corrected.map(({ factor }) => factor))])} is Greenhouse and Geisser's in ${plural(corrected.length, 'row')}, where differences do not vary alike (Mauchly's test)`,
          width,
        );
  return [
    '',
    title,
    ...grid([['', 'df', 'F', 'p'], ...rows], ['left', 'right', 'right', 'right']),
    ...unalike,
    ...folded,
  ];
}

function cellPairs({ comparisons }: Interaction): string[] {
  const rows = comparisonRows(comparisons, ({ first, second }) => `${first} - ${second}`);
  return rows.length === 0 ? [] : ['', ...rows];
}
