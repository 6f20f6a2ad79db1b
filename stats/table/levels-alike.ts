import type { DataTable } from './data-table.ts';

/** Two levels of one factor that are perhaps one, spelt in two ways. */
export interface LevelsAlike {
  readonly column: string;
  readonly levels: readonly [string, string];
}

/** More levels are names of runs rather than of settings. */
const levelsMax = 1_000;

/**
 * Levels that differ only in upper and lower case, or in spaces, hyphens and underscores; the first two of each factor.
 *
 * @param factors columns of the model
 *
 * @example
 * levelsAlike(dataTable({ opt: factorColumn(['Adam', 'sgd', 'adam']) }), ['opt']); // [{ column: 'opt', levels: ['Adam', 'adam'] }]
 */
export function levelsAlike({ columns }: DataTable, factors: readonly string[]): LevelsAlike[] {
  return [...new Set(factors)].flatMap((name): LevelsAlike[] => {
    const column = columns.get(name);
    if (column?.kind !== 'factor' || column.levels.length > levelsMax) return [];
    const seen = new Map<string, string>();
    for (const level of column.levels) {
      const plain = plainly(level);
      const before = seen.get(plain);
      if (before !== undefined) return [{ column: name, levels: [before, level] }];
      seen.set(plain, level);
    }
    return [];
  });
}

/** A minus sign or a point makes another number: what has no letter is left as it is. */
const plainly = (level: string): string =>
  /\p{L}/u.test(level) ? level.toLowerCase().replaceAll(/[\s_-]+/gu, '') : level;
