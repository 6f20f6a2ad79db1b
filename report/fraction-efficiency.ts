import type { Design } from '../design/design-of.ts';
import { designSpace } from '../design/design-space.ts';
import { validCells } from '../design/valid-cells.ts';
import { latinFraction } from '../design/latin-fraction.ts';
import type { SweepSpec } from '../design/sweep-spec.ts';
import type { ModelTerm } from '../stats/model/term.ts';
import { candidateBasis, relativeEfficiency } from '../stats/planning/candidates.ts';
import { dataTable } from '../stats/table/data-table.ts';
import { designColumns } from './design-columns.ts';

/** Valid cells up to which it is computed, within about a second. */
const candidatesMax = 20_000;

/** D-efficiency of the cells that are run, per run and relative to all valid cells; null without a fraction. */
export function fractionEfficiency(
  spec: SweepSpec,
  { valid }: Design,
  terms: readonly ModelTerm[],
): number | null {
  if (spec.fraction === undefined || valid > candidatesMax) return null;
  const space = designSpace(spec);
  const keeps = latinFraction(space, spec.fraction.by);
  const cells = Array.from(validCells(space), (digits) => ({
    settings: space.settingsOf(digits),
    kept: keeps(digits),
    block: 1,
    replicate: 1,
  }));
  const basis = candidateBasis(dataTable(designColumns(spec, cells)), terms);
  const rows = cells.flatMap(({ kept }, row) => (kept ? [row] : []));
  return relativeEfficiency(basis, rows);
}
