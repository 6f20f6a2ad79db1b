import type { Design } from '../../design/design-of.ts';
import { seedColumnBeside, wholePlotColumn } from '../../design/export-columns.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { writeCsv } from './csv.ts';
import { wholePlotName } from '../design-columns.ts';
import { settingNames } from './export-table.ts';

/** The run sheet in planned order, one run a line, with the levels of all factors and derived columns. */
export function runSheetCsv(spec: SweepSpec, { trials }: Design): string {
  const columns = settingNames(spec);
  const plotColumn = spec.wholePlot === undefined ? [] : [wholePlotColumn];
  return writeCsv(
    [
      'planned_order',
      'trial_id',
      'block',
      'replicate',
      seedColumnBeside(columns),
      'reference',
      'cell',
      ...plotColumn,
      ...columns,
    ],
    trials.map(({ plannedOrder, id, block, replicate, seed, reference, cell, settings }) => [
      plannedOrder,
      id,
      block,
      replicate,
      seed,
      reference,
      cell,
      ...plotColumn.map(() =>
        reference === undefined ? wholePlotName(spec, { replicate, block, settings }) : '',
      ),
      ...columns.map((name) => settings[name]),
    ]),
  );
}
