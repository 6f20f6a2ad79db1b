import type { Design } from '../../design/design-of.ts';
import { designSpace } from '../../design/cells/design-space.ts';
import { validCells } from '../../design/cells/valid-cells.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { ModelTerm } from '../../stats/model/term.ts';
import { candidateBasis, relativeEfficiency } from '../../stats/planning/candidates.ts';
import { dataTable } from '../../stats/table/data-table.ts';
import { designColumns } from '../design-columns.ts';

/** Valid cells up to which it is computed, within about a second. */
const candidatesMax = 20_000;

/** D-efficiency of the cells that are run, per run and relative to all valid cells; null without a fraction. */
export function fractionEfficiency(
  spec: SweepSpec,
  { valid, trials }: Design,
  terms: readonly ModelTerm[],
): number | null {
  if (spec.fraction === undefined || valid > candidatesMax) return null;
  const space = designSpace(spec);
  const planned = new Set(trials.map(({ settings }) => JSON.stringify(settings)));
  const cells = Array.from(validCells(space), (digits) => {
    const settings = space.settingsOf(digits);
    return { settings, kept: planned.has(JSON.stringify(settings)), block: 1, replicate: 1 };
  });
  const basis = candidateBasis(dataTable(designColumns(spec, cells)), terms);
  const rows = cells.flatMap(({ kept }, row) => (kept ? [row] : []));
  return relativeEfficiency(basis, rows);
}
