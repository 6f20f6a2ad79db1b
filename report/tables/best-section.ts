/** The best cell: by its runs, by the model, and whether the model is to be trusted. */
import { formatInterval, formatWithin } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import { type Best, isSameCell } from '../../stats/means/best-result.ts';
import { doubtsInWords, tiesInShort } from '../../stats/words/best-cell-words.ts';
import { grid, paragraph } from './grid.ts';

type Levels = Readonly<Record<string, string>>;

/** @param spec gives the order in which factors are named */
export function bestSection(
  { best, response }: Pick<Analysis, 'best' | 'response'>,
  spec: Pick<SweepSpec, 'factors'> | undefined,
  width: number,
): string[] {
  if (best === null) return [];
  const { observed, modelled, lower, upper, trusted } = best;
  const named = Object.keys(observed.levels);
  const order = spec?.factors.map(({ name }) => name).filter((name) => named.includes(name)) ?? named;
  const cell = (levels: Levels): string[] =>
    paragraph(order.map((factor) => `${factor} = ${levels[factor] ?? ''}`).join(', '), width);
  const limits = lower === null || upper === null ? '' : `, 95% interval ${formatInterval(lower, upper)}`;
  const estimated = `estimated ${response}`;
  const seen = `observed ${response}`;
  const over = (mean: number, n: number): string => `${formatWithin(mean, best)} over ${plural(n, 'run')}`;
  const rows = (lines: readonly [string, string][]): string[] => grid(lines, ['left', 'left']);
  const ties = tiesInShort(observed);
  if (isSameCell(observed, modelled)) {
    return [
      trusted
        ? 'Best cell, by its runs and by the model'
        : 'Best cell, by its runs and by the model (not trusted)',
      ...cell(observed.levels),
      ...rows([
        [seen, over(observed.mean, observed.n) + ties],
        [estimated, formatWithin(best.mean, best) + limits],
      ]),
      ...distrust(best, width),
    ];
  }
  return [
    'Best cell by its runs',
    ...cell(observed.levels),
    ...rows([
      [seen, over(observed.mean, observed.n) + ties],
      [estimated, observed.modelled === null ? 'not known' : formatWithin(observed.modelled, best)],
    ]),
    `Best cell by the model${trusted ? '' : ' (not trusted)'}`,
    ...cell(modelled.levels),
    ...rows([
      [seen, modelled.observed === null ? 'no run' : over(modelled.observed, modelled.n)],
      [estimated, formatWithin(modelled.mean, best) + limits],
    ]),
    ...distrust(best, width),
  ];
}

const distrust = (best: Best, width: number): string[] =>
  best.trusted ? [] : paragraph(`The model is not trusted here, because ${doubtsInWords(best)}.`, width);
