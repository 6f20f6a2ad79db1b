import type { Design } from '../design/design-of.ts';
import type { SweepSpec } from '../design/sweep-spec.ts';
import { writeCsv } from './csv.ts';

/** The run sheet in planned order, one run a line, with the levels of all factors and derived columns. */
export function runSheetCsv(spec: SweepSpec, { trials }: Design): string {
  const columns = [...spec.factors, ...spec.derive].map(({ name }) => name);
  return writeCsv(
    ['planned_order', 'trial_id', 'block', 'replicate', 'cell', ...columns],
    trials.map(({ plannedOrder, id, block, replicate, cell, settings }) => [
      plannedOrder,
      id,
      block,
      replicate,
      cell,
      ...columns.map((name) => settings[name]),
    ]),
  );
}
