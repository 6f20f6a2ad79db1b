/** The D-optimal subset of a design's valid cells. */
import { assert } from '../../base/assert.ts';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { seededRandom } from '../../base/random.ts';
import { basisOfCells, type CandidateBasis } from './candidate-basis.ts';
import { dOptimal, refuseImpossible } from './d-optimal.ts';
import type { DesignSpace } from './design-space.ts';
import {
  areTwoLevel,
  cellsOfFraction,
  orthogonalFraction,
  type TwoLevelFraction,
} from './two-level-fraction.ts';
import { groupDigits } from '../level-text.ts';
import type { DOptimalFraction } from '../sweep-spec.ts';
import { validCells } from './valid-cells.ts';

/** Largest valid cells squared, times runs and starts: a search of a few seconds. */
const searchCostMax = 1e9;
/** Maximum of cells times squared model columns: such a basis takes a few seconds. */
const basisCostMax = 4e9;
/** Products that are summed in the time of one step of planning. */
const sumsPerStep = 8;

/**
 * Digits of the cells that are run, in mixed-radix order. The same space and fraction give the same cells, always.
 *
 * @throws YatesError as `refuseSubset`
 */
export function dOptimalCells(space: DesignSpace, fraction: DOptimalFraction): Int32Array[] {
  const { runs, starts, seed } = fraction;
  const regular = regularInstead(space, fraction);
  if (regular !== undefined) return Array.from(cellsOfFraction(regular), (digits) => digits.slice());
  const candidates = firstCells(space, runs, starts);
  const basis = refuseSubset(space, fraction, candidates);
  const { rows } = dOptimal(basis, { runs, starts, random: seededRandom(seed).fork('d-optimal') });
  return rows.map((row) => candidates[row] as Int32Array);
}

/**
 * Where there are too many cells to choose from by exchange, the regular fraction in which the model is orthogonal: no subset of
 * that size is better. Smaller spaces are searched, as they always were, so that their designs stay the same.
 *
 * @example
 * import { designSpace } from './design-space.ts';
 * const factors = Array.from({ length: 15 }, (_, k) => ({ name: `f${k}`, label: '', levels: ['l', 'h'] }));
 * const space = designSpace({ factors, derive: [], constraints: [] });
 * const terms = factors.map(({ name }) => [name]);
 * regularInstead(space, { kind: 'dOptimal', runs: 16, terms, starts: 10, seed: 0 })?.resolution; // 3
 */
export function regularInstead(
  space: DesignSpace,
  { runs, starts, terms }: DOptimalFraction,
): TwoLevelFraction | undefined {
  const { factors, constraints, cross } = space;
  if (constraints.length > 0 || !areTwoLevel(factors)) return undefined;
  const isSearched =
    cross.size ** 2 * runs * starts <= searchCostMax && cross.size <= limits.optimalCandidates;
  if (isSearched) return undefined;
  const indices = terms.map((term) =>
    term.map((name) => factors.findIndex((factor) => factor.name === name)),
  );
  return orthogonalFraction(factors.length, runs, indices);
}

/** @throws YatesError E_DESIGN_TOO_LARGE, E_DESIGN_RUNS where there can be no such subset */
export function refuseSubset(
  space: DesignSpace,
  { runs, starts, terms }: DOptimalFraction,
  candidates: readonly Int32Array[] = firstCells(space, runs, starts),
): CandidateBasis {
  const cost = candidates.length ** 2 * runs * starts;
  if (cost > searchCostMax || candidates.length > limits.optimalCandidates) {
    throw new YatesError({
      code: 'E_DESIGN_TOO_LARGE',
      message: `choosing ${groupDigits(runs)} of ${groupDigits(candidates.length)} or more cells takes too long from ${starts} starts`,
      next: 'ask for fewer starts or runs, add constraints, or take a latin fraction',
    });
  }
  const indices = terms.map((term) =>
    term.map((name) => {
      const index = space.factors.findIndex((factor) => factor.name === name);
      assert(index >= 0, `a term names no factor: ${name}`);
      return index;
    }),
  );
  space.steps.spend(Math.ceil(cost / sumsPerStep));
  refuseHugeModel(space, candidates.length, indices);
  const basis = basisOfCells(candidates, space.cross.radices, indices);
  refuseImpossible(basis, runs);
  return basis;
}

/** The basis costs its cells times the columns of the model squared. @throws YatesError E_DESIGN_TOO_LARGE */
function refuseHugeModel(
  { cross, steps }: DesignSpace,
  cells: number,
  terms: readonly (readonly number[])[],
): void {
  const columns = terms.reduce((sum, term) => {
    const combinations = term.reduce((product, factor) => product * (cross.radices[factor] as number), 1);
    return sum + Math.min(combinations, cells);
  }, 1);
  const cost = cells * columns * Math.min(columns, cells);
  if (cost <= basisCostMax) {
    steps.spend(Math.ceil(cost / sumsPerStep));
    return;
  }
  throw new YatesError({
    code: 'E_DESIGN_TOO_LARGE',
    message: `the model of ${groupDigits(columns)} columns over ${groupDigits(cells)} or more cells is too large to choose cells for`,
    next: 'remove terms from the model, or levels, or add constraints',
  });
}

/** No more cells than are needed to see that there are too many. */
function firstCells(space: DesignSpace, runs: number, starts: number): Int32Array[] {
  const enough =
    Math.min(Math.floor(Math.sqrt(searchCostMax / (runs * starts))), limits.optimalCandidates) + 1;
  const cells: Int32Array[] = [];
  for (const digits of validCells(space)) {
    cells.push(digits.slice());
    if (cells.length >= enough) break;
  }
  return cells;
}
