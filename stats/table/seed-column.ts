/** Columns that hold the seeds of runs, in tables of whatever origin. */

/** What the values of a column of seeds say of how the runs were seeded. */
export type SeedUse =
  /** Every run has its own: nothing is common to two runs. */
  | 'own'
  /** A seed recurs over cells, so that runs of one seed share their random numbers: the seeds are a random factor. */
  | 'shared'
  /** All runs have one seed: other seeds cannot be spoken of. */
  | 'single';

/**
 * True for the name of a column of seeds: `seed`, `random_seed` or `rng_seed` in any case, also behind a prefix such as
 * `config.`, `params/` or `user_attrs_`. A number of seeds (`n_seed`) is none.
 *
 * @example
 * isSeedName('config/random_seed'); // true
 * isSeedName('seedling'); // false
 */
export const isSeedName = (column: string): boolean =>
  /(^|[./_-])((random|rng)[_-]?)?seed$/i.test(column.trim()) &&
  !/(^|[./_-])(n|no|num|number_of)[_-]seed$/i.test(column.trim());

/**
 * Decides how runs were seeded, from their seeds and cells. A column of seeds is never a covariate, since the distance
 * between two seeds means nothing.
 *
 * @param seeds of each run; null where the table has none
 * @param cells of each run: one text for each combination of levels
 * @returns undefined if no two runs have a seed
 *
 * @example
 * seedUse([1, 1, 2, 2], ['a', 'b', 'a', 'b']); // 'shared'
 * seedUse([7, 8, 9, 10], ['a', 'b', 'a', 'b']); // 'own'
 */
export function seedUse(
  seeds: readonly (number | string | null)[],
  cells: readonly string[],
): SeedUse | undefined {
  const cellOf = new Map<number | string, string>();
  let runs = 0;
  let isShared = false;
  for (const [run, seed] of seeds.entries()) {
    if (seed === null) continue;
    runs++;
    const cell = cells[run] as string;
    const first = cellOf.get(seed);
    if (first === undefined) cellOf.set(seed, cell);
    else if (first !== cell) isShared = true;
  }
  if (runs < 2) return undefined;
  if (cellOf.size === 1) return 'single';
  return isShared ? 'shared' : 'own';
}
