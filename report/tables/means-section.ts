/** Estimated means with their intervals, and the best design. */
import type { TrialRecord } from '../trial-record.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Analysis, EstimatedMean } from '../../stats/analysis-result.ts';
import { formatNumber } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import { type Drawing, cut, grid, interval } from './grid.ts';
import { decimalsFor } from './numbers.ts';

export function meansSections(analysis: Analysis, spec: SweepSpec | undefined, drawing: Drawing): string[][] {
  const ofOneFactor = analysis.means.filter(({ levels }) => Object.keys(levels).length === 1);
  const factors = new Set(ofOneFactor.map(({ term }) => term));
  return [...factors]
    .filter((factor) => factor !== analysis.block)
    .map((factor) => meansSection(factor, ownMeans(analysis, factor, spec), drawing));
}

/**
 * One kind of average for all levels: over all combinations where that can be estimated, else over the valid ones.
 * In the order of the sweep file.
 */
function ownMeans({ means }: Analysis, factor: string, spec: SweepSpec | undefined): EstimatedMean[] {
  const own = means.filter(({ term }) => term === factor);
  const kind =
    (['all', 'valid', 'proportional', 'cells'] as const).find((over) =>
      own.some((mean) => mean.over === over && mean.mean !== null),
    ) ?? own[0]?.over;
  const levels = spec?.factors.find(({ name }) => name === factor)?.levels.map(String) ?? [];
  const place = (mean: EstimatedMean): number => levels.indexOf(mean.levels[factor] ?? '');
  return own.filter(({ over }) => over === kind).sort((a, b) => place(a) - place(b));
}

function meansSection(factor: string, means: readonly EstimatedMean[], drawing: Drawing): string[] {
  const known = means.filter((mean) => mean.mean !== null);
  const over = means[0]?.over === 'valid' ? ', over valid combinations' : '';
  const limits = known
    .flatMap(({ mean, lower, upper }) => [mean, lower, upper])
    .filter((value) => value !== null);
  const decimals = decimalsFor(limits);
  const scale = { low: Math.min(...limits), high: Math.max(...limits) };
  const figure = (value: number | null): string => (value === null ? '' : value.toFixed(decimals));
  const rows = means.map(({ levels, mean, lower, upper, n, reason }) => {
    const level = cut(levels[factor] ?? '', 22);
    if (mean === null) return [level, '', cut(reason ?? 'not estimable', 44), ''];
    if (lower === null || upper === null) return [level, figure(mean), '', String(n)];
    const drawn = interval({ mean, lower, upper }, scale, 24, drawing);
    return [level, figure(mean), `${figure(lower)} to ${figure(upper)}`, String(n), drawn];
  });
  return [
    `Means of ${factor}, estimated, with 95% interval${over}`,
    ...grid([['level', 'mean', 'from to', 'n'], ...rows], ['left', 'right', 'left', 'right', 'left']),
  ];
}

/** Runs outside the design, beside its means. */
export function referenceSection({ references }: Analysis): string[] {
  if (references.length === 0) return [];
  const decimals = decimalsFor(
    references.flatMap(({ mean, lower, upper }) => [mean, lower, upper]).filter((value) => value !== null),
  );
  const figure = (value: number | null): string => (value === null ? '' : value.toFixed(decimals));
  const rows = references.map(({ name, mean, lower, upper, n, reason }) => [
    cut(name, 40),
    figure(mean),
    lower === null ? cut(reason ?? '', 32) : `${figure(lower)} to ${figure(upper)}`,
    String(n),
  ]);
  return [
    'For reference, outside the design, with 95% interval from their own runs',
    ...grid([['', 'mean', 'from to', 'n'], ...rows], ['left', 'right', 'left', 'right']),
  ];
}

/** The cell with the best estimated mean, and what was really measured there. */
export function bestSection(
  { best, response }: Analysis,
  trials: readonly Pick<TrialRecord, 'reference' | 'state' | 'settings' | 'metrics'>[],
  spec: SweepSpec | undefined,
): string[] {
  if (best === null) return [];
  const factors = Object.keys(best.levels);
  const order = spec?.factors.map(({ name }) => name).filter((name) => factors.includes(name)) ?? factors;
  const design = order.map((factor) => `${factor} = ${best.levels[factor] ?? ''}`).join(', ');
  const there = trials.filter(
    ({ state, settings, reference }) =>
      state === 'done' &&
      reference === undefined &&
      factors.every((name) => String(settings[name]) === best.levels[name]),
  );
  const values = there.flatMap(({ metrics }) => metrics[response] ?? []).filter(Number.isFinite);
  const observed =
    values.length === 0
      ? 'not observed'
      : `${formatNumber(values.reduce((sum, value) => sum + value, 0) / values.length)} over ${plural(values.length, 'trial')}`;
  const limits =
    best.lower === null || best.upper === null
      ? ''
      : `, 95% interval ${formatNumber(best.lower)} to ${formatNumber(best.upper)}`;
  return [
    'Best design',
    `  ${design}`,
    ...grid(
      [
        [`estimated ${response}`, formatNumber(best.mean) + limits],
        [`observed ${response}`, observed],
      ],
      ['left', 'left'],
    ),
  ];
}
