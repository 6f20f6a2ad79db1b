/** Columns that every export of a sweep has, in their order; factors and metrics stand between them. */

export const placeColumns = [
  'trial_id',
  'sweep',
  'cell',
  'block',
  'replicate',
  'reference',
  'planned_order',
  'realised_order',
] as const;

/** Seed of the run's random numbers, after its place. */
const seedColumn = 'seed';

/** Name of that column where a factor, a derived column or a setting of a reference is called `seed`. */
const runSeedColumn = 'run_seed';

/** Where there are whole plots. */
export const wholePlotColumn = 'whole_plot';

/** After the factors. */
export const outcomeColumns = ['state', 'attempts', 'agent', 'backend'] as const;

/** After the metrics. */
export const endColumns = ['late_results', 'leased_at', 'ended_at', 'duration_ms'] as const;

/** Last, where it is known of any run: the code and environment that it ran with, by the beginning of their hash. */
export const environmentColumn = 'run_environment';

/** After that, where an attempt that counts went on from a checkpoint: the step that it went on from. */
export const resumedColumn = 'run_resumed_from';

/** After that, where the trials score others: the id of the trial that each scores. */
export const scoresColumn = 'run_scores';

export const exportColumns = [...placeColumns, ...outcomeColumns, ...endColumns] as const;

/**
 * The column that holds the runs' seeds. `seed` is no reserved name, since a sweep file of an earlier version may have a
 * factor that is called so.
 *
 * @param settings names of factors, derived columns and settings of references
 *
 * @example
 * seedColumnBeside(['size']); // 'seed'
 */
export const seedColumnBeside = (settings: readonly string[]): string =>
  settings.includes(seedColumn) ? runSeedColumn : seedColumn;
