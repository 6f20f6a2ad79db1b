import type { Design } from '../design/design-of.ts';
import type { SweepSpec } from '../design/sweep-spec.ts';
import { type DesignTable, designTable } from '../stats/planning/design-table.ts';
import { dataTable } from '../stats/table/data-table.ts';
import { defaultModel } from './default-model.ts';
import { designColumns, hasBlocks } from './design-columns.ts';

/** What the planned runs can tell, with the model that the analysis will use once all have ended. */
export function planTable(spec: SweepSpec, { trials }: Design): DesignTable {
  return designTable(dataTable(designColumns(spec, trials)), {
    terms: defaultModel(spec, trials.length),
    ...(hasBlocks(spec) ? { block: 'block' } : {}),
  });
}
