import type { SweepSpec } from '../design/sweep-spec.ts';
import type { Analysis, EstimatedMean } from '../stats/analysis-result.ts';

/**
 * One kind of average for all levels: over all combinations where that can be estimated, else over the valid ones.
 * In the order of the sweep file.
 */
export function ownMeans(
  { means }: Pick<Analysis, 'means'>,
  factor: string,
  spec: SweepSpec | undefined,
): EstimatedMean[] {
  const own = means.filter(({ term }) => term === factor);
  const kind =
    (['all', 'valid', 'proportional', 'cells'] as const).find((over) =>
      own.some((mean) => mean.over === over && mean.mean !== null),
    ) ?? own[0]?.over;
  const levels = spec?.factors.find(({ name }) => name === factor)?.levels.map(String) ?? [];
  const place = (mean: EstimatedMean): number => levels.indexOf(mean.levels[factor] ?? '');
  return own.filter(({ over }) => over === kind).sort((a, b) => place(a) - place(b));
}
