import { assert } from '../../base/assert.ts';
import { basisOfCells } from '../../design/cells/candidate-basis.ts';
import { regularInstead } from '../../design/cells/d-optimal-cells.ts';
import { designSpace } from '../../design/cells/design-space.ts';
import { validCells } from '../../design/cells/valid-cells.ts';
import type { Design } from '../../design/design-of.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { ModelTerm } from '../../stats/model/term.ts';
import { relativeEfficiency } from '../../stats/planning/relative-efficiency.ts';

/** Number of valid cells up to which the efficiency is computed, within about a second. */
const candidatesMax = 20_000;

/** D-efficiency of the cells that are run, per run and relative to all valid cells; null without a fraction. */
export function fractionEfficiency(
  spec: SweepSpec,
  { valid, trials, rules }: Design,
  terms: readonly ModelTerm[],
): number | null {
  if (spec.fraction === undefined) return null;
  // Of a fraction in which all terms of the model are orthogonal.
  if (
    spec.fraction.kind === 'dOptimal' &&
    regularInstead(designSpace(spec, rules), spec.fraction) !== undefined
  )
    return 1;
  if (valid > candidatesMax) return null;
  const space = designSpace(spec, rules);
  const planned = new Set(trials.map(({ settings }) => JSON.stringify(settings)));
  const cells = Array.from(validCells(space), (digits) => digits.slice());
  const rows = cells.flatMap((digits, row) =>
    planned.has(JSON.stringify(space.settingsOf(digits))) ? [row] : [],
  );
  const indices = terms.map((term) =>
    term.map((name) => {
      const index = space.factors.findIndex((factor) => factor.name === name);
      assert(index >= 0, `a term names no factor: ${name}`);
      return index;
    }),
  );
  return relativeEfficiency(basisOfCells(cells, space.cross.radices, indices), rows);
}
