/** Which cells are run, and how many. */
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { type DesignSpace, factorSizes } from './design-space.ts';
import { dOptimalCells, refuseSubset, regularInstead } from './d-optimal-cells.ts';
import { regularFraction } from './regular-fraction.ts';
import { cellsOfFraction } from './two-level-fraction.ts';
import { latinFraction } from './latin-fraction.ts';
import { groupDigits } from '../level-text.ts';
import type { DOptimalFraction, Fraction } from '../sweep-spec.ts';
import { validCells } from './valid-cells.ts';

/**
 * Those of the valid cells that are run, in the same order.
 *
 * @yields digits as `validCells` does
 * @throws YatesError E_DESIGN_FRACTION
 */
export function* plannedCells(
  space: DesignSpace,
  fraction?: Fraction,
): Generator<Int32Array, void, undefined> {
  if (fraction === undefined) {
    yield* validCells(space);
    return;
  }
  if (fraction.kind === 'dOptimal') {
    yield* dOptimalCells(space, fraction);
    return;
  }
  if (fraction.kind === 'regular') {
    yield* cellsOfFraction(regularFraction(space, fraction));
    return;
  }
  const keeps = latinFraction(space, fraction.by);
  for (const digits of validCells(space)) if (keeps(digits)) yield digits;
}

/** @param limit stops counting there: the answer is at most `limit` */
export function countCells(
  space: DesignSpace,
  limit = Number.POSITIVE_INFINITY,
  fraction?: Fraction,
): number {
  let count = 0;
  const cells = plannedCells(space, fraction);
  while (count < limit && cells.next().done !== true) count += 1;
  return count;
}

/**
 * Refuses a design without a cell and one with too many trials.
 *
 * @returns the number of cells that are run
 * @throws YatesError E_CONSTRAINT_UNSATISFIABLE, E_DESIGN_TOO_LARGE, E_DESIGN_FRACTION, E_DESIGN_RUNS
 */
export function checkSize(
  space: DesignSpace,
  replicates: number,
  fraction?: Fraction,
  references = 0,
): number {
  // Told without a scan where one constraint is enough to leave nothing.
  if (space.constraints.some(({ refused }) => refused === space.cross.size)) throw unsatisfiable(space);
  const cellsMax = Math.floor(limits.trialsPerSweep / replicates) - references;
  const cells =
    fraction?.kind === 'dOptimal'
      ? sizeOfSubset(space, fraction)
      : fraction?.kind === 'regular'
        ? regularFraction(space, fraction).runs
        : countCells(space, cellsMax + 1, fraction);
  if (cells === 0) throw unsatisfiable(space);
  if (cells <= cellsMax) return cells;
  const runs = replicates === 1 ? '' : ` x ${replicates} replicates`;
  throw new YatesError({
    code: 'E_DESIGN_TOO_LARGE',
    message: `the design (${factorSizes(space.factors)}${runs}) has more than ${groupDigits(limits.trialsPerSweep)} trials`,
    next: 'remove levels or replicates, or add constraints',
  });
}

/** Without the search, which is for `plannedCells`. */
function sizeOfSubset(space: DesignSpace, fraction: DOptimalFraction): number {
  if (countCells(space, 1) === 0) return 0;
  if (regularInstead(space, fraction) === undefined) refuseSubset(space, fraction);
  return fraction.runs;
}

function unsatisfiable({ cross, constraints }: DesignSpace): YatesError {
  const total = groupDigits(cross.size);
  const blame = constraints
    .filter(({ refused }) => refused > 0)
    .map(({ text, refused }) => `${text} removes ${groupDigits(refused)}`);
  return new YatesError({
    code: 'E_CONSTRAINT_UNSATISFIABLE',
    message: `the constraints leave none of ${total} ${cross.size === 1 ? 'cell' : 'cells'}: ${blame.join(', ')}`,
    next: 'loosen one of them',
  });
}
