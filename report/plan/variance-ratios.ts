import type { Analysis } from '../../stats/analysis-result.ts';

/** Variance of each random term over that of single runs, as an earlier sweep had them. */
export interface VarianceRatios {
  /** By term, such as `subject:a`; 0 for a term that cannot be separated from the residual. */
  readonly ratios: ReadonlyMap<string, number>;
  readonly sweepId: string;
  readonly name: string;
}

/** Name of the variance between whole plots. */
export const plotsGroup = 'whole plots';

/** The ratios of an analysis; undefined where nothing was a sample, or single runs have no variance. */
export function varianceRatios({
  varianceComponents,
  random,
  splitPlot,
}: Pick<Analysis, 'varianceComponents' | 'random' | 'splitPlot'>): ReadonlyMap<string, number> | undefined {
  if (splitPlot !== null) {
    const { between, within } = splitPlot;
    if (between === null || within === null || within <= 0) return undefined;
    return new Map([[plotsGroup, Math.max(0, between) / within]]);
  }
  const residual = varianceComponents.find(({ group }) => group === 'residual')?.variance ?? 0;
  if (random.length === 0 || residual <= 0) return undefined;
  return new Map(
    varianceComponents.flatMap(({ group, variance }) =>
      group === 'residual' ? [] : [[group, (variance ?? 0) / residual] as const],
    ),
  );
}
