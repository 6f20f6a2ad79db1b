import type { LaidOut } from '../lay-out.ts';
import { randomErrors } from '../mixed/analysis-errors.ts';
import { untestedReason } from '../mixed/error-in-words.ts';
import type { DdfMethod, ErrorModel } from '../mixed/error-model.ts';
import { fixedPart } from '../mixed/fixed-part.ts';
import { termHypothesis, type Triangular } from '../mixed/hypothesis.ts';
import type { MixedData } from '../mixed/mixed-data.ts';
import { randomIntercept, type RandomTerm } from '../mixed/random-term.ts';
import { residualError } from '../mixed/residual-error.ts';
import { strataStructure } from '../mixed/strata/structure.ts';
import { fitModel, type LinearFit } from '../model/linear-fit.ts';
import { atLevel, type FactorVariable, layOutModel, linearFunction } from '../model/model-matrix.ts';
import { type LackOfFit, misfitOfManyCells } from './misfit-of-many-cells.ts';
import type { ObservedCell } from './observed-cells.ts';

/** The errors of a model with one parameter per cell, which do not depend on the terms that the chosen model leaves out. */
export interface CellErrors {
  /** Undefined where there are more than `comparedMax` cells, which nobody compares. */
  readonly compared: ComparedCells | undefined;
  /** What the model leaves of the variation between cells. */
  readonly lackOfFit: LackOfFit | undefined;
}

interface ComparedCells {
  readonly model: ErrorModel;
  /** [cells], the mean of each cell as a linear function; blocks are averaged. */
  readonly functions: readonly Float64Array[];
}

/** Cells beyond which they are not compared with the best: every pair is compared, and the cost of REML grows with their cube. */
export const comparedMax = 100;

/** The term that gives each cell a parameter of its own; no column has this name. */
const cellTerm = '';

/**
 * The errors of the cells' observed means: the residual about them, blocks adjusted for; where seeds or subjects are a sample,
 * their interaction with cells; in a split plot, that of whole plots beside that of runs.
 *
 * @param fit the model by least squares
 * @param cells of the factors in question, two or more
 * @returns the reason, where cells have no such errors
 */
export function cellErrors(
  laidOut: LaidOut,
  fit: LinearFit,
  factors: readonly FactorVariable[],
  cells: readonly ObservedCell[],
  { wholePlots, ddf }: { readonly wholePlots: string | undefined; readonly ddf: DdfMethod | undefined },
): CellErrors | string {
  const { terms, data, random, byRandom } = laidOut;
  if (terms.flat().some((name) => data.variables.get(name)?.kind === 'covariate')) {
    return 'the model has a covariate';
  }
  if (cells.length < 2) return 'fewer than two cells have results';
  const cell = cellVariable(cells, byRandom.rows);
  const misfit =
    cells.length > comparedMax && wholePlots === undefined
      ? misfitOfManyCells(laidOut, fit, factors, cells, cell.codes)
      : undefined;
  if (misfit !== undefined) return { compared: undefined, lackOfFit: misfit.test };
  const variables = new Map([...data.variables, [cellTerm, cell]]);
  const layout = layOutModel([...terms, [cellTerm]], variables);
  const plots = random.length === 0 && wholePlots !== undefined ? [randomIntercept(wholePlots)] : [];
  const own = [...randomTermsOfCells(random), ...plots];
  const found = own.length === 0 ? ofRuns(laidOut, layout) : ofSample();
  if (typeof found === 'string') return found;
  const { model, fixed } = found;
  const last = layout.blocks.length - 1;
  const test = hasOwn(fixed, last) ? model.test(termHypothesis(fixed, last, 1)) : undefined;
  const { f = null, p = null, denDf = null, numDf = 0 } = test ?? {};
  const functions = cells.map(({ rows }, index) => {
    const row = rows[0] as number;
    const levels = factors.map(
      (factor) => [factor.name, atLevel(factor, factor.codes[row] as number)] as const,
    );
    return linearFunction(layout, new Map([...levels, [cellTerm, atLevel(cell, index)]]));
  });
  const isTested = f !== null && p !== null && denDf !== null;
  return {
    compared: cells.length > comparedMax ? undefined : { model, functions },
    lackOfFit: isTested ? { df: numDf, denDf, f, p } : undefined,
  };

  function ofSample(): { readonly model: ErrorModel; readonly fixed: Triangular } | string {
    const mixed: MixedData = { fixed: fixedPart(layout, byRandom), variables, random: own };
    if (cells.length > comparedMax && strataStructure(mixed) === undefined) {
      return `more than ${comparedMax} cells, which do not all have the same runs: REML, which they need, takes a time that grows with the cube of their number`;
    }
    const ofCells = () => fitModel(layout, byRandom);
    const { model } = randomErrors(mixed, ofCells, { method: ddf, live: false });
    return { model, fixed: mixed.fixed };
  }
}

function ofRuns(
  { data }: LaidOut,
  layout: ReturnType<typeof layOutModel>,
): { readonly model: ErrorModel; readonly fixed: Triangular } | string {
  const fit = fitModel(layout, data.cells);
  if (fit.residualDf <= 0) return untestedReason.noResidual;
  return { model: residualError(fit), fixed: fit };
}

/** True if the term adds degrees of freedom to those of the terms before it. */
function hasOwn({ layout, trapezoid }: Triangular, index: number): boolean {
  const { start = 0, end = 0 } = layout.blocks[index] ?? {};
  return Array.from(trapezoid.kept).some((column) => column >= start && column < end);
}

function cellVariable(cells: readonly ObservedCell[], rows: Int32Array): FactorVariable {
  const codes = new Int32Array(rows.reduce((most, row) => Math.max(most, row), -1) + 1).fill(-1);
  for (const [index, own] of cells.entries()) for (const row of own.rows) codes[row] = index;
  return { kind: 'factor', name: cellTerm, levels: cells.map(({ key }) => key), codes };
}

/** Random effects of each group, and of each cell at each level of a group that interacts with any term. */
function randomTermsOfCells(random: readonly RandomTerm[]): RandomTerm[] {
  const groups = new Map(random.map((term) => [term.groups.join('\n'), term.groups]));
  return [...groups.values()].flatMap((own) => {
    const same = random.filter((term) => term.groups.join('\n') === own.join('\n'));
    return [
      ...(same.some(({ within }) => within.length === 0) ? [{ groups: own, within: [] }] : []),
      ...(same.some(({ within }) => within.length > 0) ? [{ groups: own, within: [cellTerm] }] : []),
    ];
  });
}
