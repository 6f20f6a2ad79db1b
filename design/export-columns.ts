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

/** Where there are whole plots. */
export const wholePlotColumn = 'whole_plot';

/** After the factors. */
export const outcomeColumns = ['state', 'attempts', 'agent', 'backend'] as const;

/** After the metrics. */
export const endColumns = ['late_results', 'leased_at', 'ended_at', 'duration_ms'] as const;

export const exportColumns = [...placeColumns, ...outcomeColumns, ...endColumns] as const;
