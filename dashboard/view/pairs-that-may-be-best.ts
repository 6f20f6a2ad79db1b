/** Which combinations of two factors' levels may be the best, by Hsu's comparisons with the best of the others, 95%. */
import type { Analysis } from '../../stats/analysis-result.ts';
import type { FactorPair } from './factor-pair.ts';

export interface PairCandidates {
  /** `cells`: the combinations were compared; `levels`: the levels of either factor were, in a model without their interaction. */
  readonly by: 'cells' | 'levels';
  has(across: string, down: string): boolean;
}

/**
 * @param varied names of all factors that vary
 * @returns undefined where the comparisons say nothing of combinations: one of the factors interacts with another, or nothing was compared
 */
export function pairsThatMayBeBest(
  { best, bestLevels, anova }: Pick<Analysis, 'best' | 'bestLevels' | 'anova'>,
  { across, down }: FactorPair,
  varied: readonly string[],
): PairCandidates | undefined {
  const cells = best?.cells.cells ?? [];
  if (varied.length === 2 && cells.length > 0) {
    const keyOf = (column: string | undefined, row: string | undefined) => JSON.stringify([column, row]);
    const keys = new Set(
      cells.filter(({ mayBeBest }) => mayBeBest).map(({ levels }) => keyOf(levels[across], levels[down])),
    );
    return { by: 'cells', has: (column, row) => keys.has(keyOf(column, row)) };
  }
  const interacts = anova.some(({ term }) => {
    const parts = term.split(':');
    return parts.length > 1 && (parts.includes(across) || parts.includes(down));
  });
  if (interacts) return undefined;
  const [columns, rows] = [across, down].map((name) =>
    (bestLevels.find(({ term }) => term === name)?.levels ?? [])
      .filter(({ mayBeBest }) => mayBeBest)
      .map(({ level }) => level),
  ) as [string[], string[]];
  if (columns.length === 0 || rows.length === 0) return undefined;
  return { by: 'levels', has: (column, row) => columns.includes(column) && rows.includes(row) };
}
