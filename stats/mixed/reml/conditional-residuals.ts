import type { Residuals } from '../../assumptions/residuals.ts';
import type { VarianceComponent } from '../error-model.ts';
import type { FixedPart } from '../fixed-part.ts';
import { dot } from '../matrix/products.ts';
import { inverse, solveRows, solveTransposed } from '../matrix/triangular.ts';
import type { MixedData } from '../mixed-data.ts';
import { type RandomColumns, randomColumns } from '../random-term.ts';
import { differentiate } from './derivatives.ts';
import { evaluate, type Evaluation, type FactoredPattern } from './evaluate.ts';
import { independentBlocks } from './independent-blocks.ts';
import { type MixedDesign, mixedDesign, type Pattern } from './mixed-design.ts';
import { numbersOf } from '../../numeric/per-row.ts';

export interface ConditionalResiduals extends Residuals {
  /** Degrees of freedom of the residual variance, > 0, whole or not. */
  readonly df: number;
}

/** Random effects in one independent block beyond which no residuals are given: their covariance takes too long. */
const effectsMax = 1000;

/**
 * What is left of each run when the fixed part and the predicted random effects are taken off: R's `residuals` of lmer. With
 * V the covariance over sigma^2 they are P y, P = V^-1 - V^-1 X (X'V^-1X)^-1 X'V^-1, and their covariance is
 * sigma^2 P.
 *
 * `studentized` holds the ratios of variances and leaves the run itself out of sigma^2: the statistic of the hypothesis that this
 * run alone is shifted.
 *
 * @param components of `random`, and of the residual, last
 * @param response one a table row
 * @returns undefined where the residual variance is not known, or too many effects depend on one another
 * @see Haslett and Haslett 2007, International Statistical Review 75; Cook and Weisberg 1982, ch. 2
 */
export function conditionalResiduals(
  { fixed, variables, random }: MixedData,
  components: readonly VarianceComponent[],
  response: Float64Array,
): ConditionalResiduals | undefined {
  const { cells, rank } = fixed;
  const residual = components.at(-1)?.variance ?? 0;
  const n = cells.rows.length;
  if (!(residual > 1e-24 * cells.totalSumSq) || components.length !== random.length + 1 || n - rank < 2)
    return undefined;
  const ratioOf = new Map<RandomColumns, number>();
  for (const [k, term] of random.entries()) {
    const variance = components[k]?.variance ?? 0;
    if (variance > 0) ratioOf.set(randomColumns(term, variables, cells), variance / residual);
  }
  if (mostEffects(cells.count, [...ratioOf.keys()]) > effectsMax) return undefined;
  const design = mixedDesign(fixed, [...ratioOf.keys()]);
  const at = evaluate(
    design,
    Float64Array.from(design.terms, (term) => ratioOf.get(term) as number),
  );
  if (at === undefined) return undefined;
  const ofCells = residualsOfCells(fixed, design, at);
  const spread = inverse(differentiate(design, at).expected, design.terms.length + 1);
  const perRow = (value: (row: number, cell: number) => number): Float64Array =>
    numbersOf(cells.rows, (row, i) => value(row, cells.cellOfRow[i] as number));
  const fitted = perRow((_, cell) => cells.offset + (ofCells.fitted[cell] as number));
  // The offset is taken off first, so that a large one costs no digits.
  const residuals = perRow(
    (row, cell) => (response[row] as number) - cells.offset - (ofCells.fitted[cell] as number),
  );
  const leverage = perRow((_, cell) => Math.min(1, 1 - (ofCells.own[cell] as number)));
  const studentized = residuals.map((value, i) => {
    const own = 1 - (leverage[i] as number);
    const sumSq = (n - rank) * at.sigma2 - (value * value) / own;
    return own > 1e-10 && sumSq > 0 ? value / Math.sqrt((own * sumSq) / (n - rank - 1)) : Number.NaN;
  });
  const df = spread === undefined ? 0 : 1 / (spread[0] as number);
  return df > 0 ? { fitted, residuals, leverage, studentized, df } : undefined;
}

function mostEffects(count: number, terms: readonly RandomColumns[]): number {
  const sizes = independentBlocks(count, terms).map((block) =>
    terms.reduce((sum, { codes }) => sum + new Set(block.map((cell) => codes[cell])).size, 0),
  );
  return Math.max(0, ...sizes);
}

interface ResidualsOfCells {
  /** [cells], fixed part and random effects, less the offset. */
  readonly fitted: Float64Array;
  /** [cells], the entry of P for one run of the cell with itself. */
  readonly own: Float64Array;
}

function residualsOfCells(fixed: FixedPart, design: MixedDesign, at: Evaluation): ResidualsOfCells {
  const { cells, rank: p } = fixed;
  const fitted = new Float64Array(cells.count);
  const own = new Float64Array(cells.count);
  // What generalised least squares adds to the coefficients of ordinary least squares.
  const shift = solveTransposed(at.triangle, p, at.whitened);
  for (const [index, pattern] of design.patterns.entries()) {
    const factored = at.factored[index] as FactoredPattern;
    const entries = ownEntries(fixed, design, at, pattern, factored);
    for (const [block, members] of pattern.cells.entries()) {
      const effects = effectsOf(pattern, factored, factored.zy[block] as Float64Array, shift);
      for (const [i, cell] of members.entries()) {
        let value = (cells.mean[cell] as number) - (fixed.residual[cell] as number);
        value += dot(basisRow(fixed, cell), shift);
        for (const [k, { values }] of design.terms.entries()) {
          const level = pattern.level[i * design.terms.length + k] as number;
          value += (effects[level] as number) * (values[cell] as number);
        }
        fitted[cell] = value;
        own[cell] = entries[i] as number;
      }
    }
  }
  return { fitted, own };
}

const basisRow = ({ basis, combinationOf, rank: p }: FixedPart, cell: number): Float64Array =>
  basis.subarray((combinationOf[cell] as number) * p, ((combinationOf[cell] as number) + 1) * p);

/** [q], predicted random effects of one block. */
function effectsOf(
  { levels: q }: Pattern,
  { roots, triangle, zx }: FactoredPattern,
  zy: Float64Array,
  shift: Float64Array,
): Float64Array {
  const p = shift.length;
  const left = zy.map((value, i) => value - dot(zx.subarray(i * p, (i + 1) * p), shift));
  return solveTransposed(triangle, q, left).map((value, i) => value * (roots[i] as number));
}

/** The diagonal of P over the cells of a block; blocks of one pattern share it. */
function ownEntries(
  fixed: FixedPart,
  { terms }: MixedDesign,
  at: Evaluation,
  { cells, level, levels: q }: Pattern,
  { roots, triangle, zx }: FactoredPattern,
): Float64Array {
  const p = fixed.rank;
  return Float64Array.from(cells[0] as readonly number[], (cell, i) => {
    const z = new Float64Array(q);
    for (const [k, { values }] of terms.entries()) {
      const own = level[i * terms.length + k] as number;
      z[own] = (roots[own] as number) * (values[cell] as number);
    }
    solveRows(triangle, q, z, 1);
    const x = Float64Array.from(basisRow(fixed, cell));
    for (let row = 0; row < q; row++) {
      const weight = z[row] as number;
      if (weight === 0) continue;
      for (let j = 0; j < p; j++) x[j] = (x[j] as number) - weight * (zx[row * p + j] as number);
    }
    solveRows(at.triangle, p, x, 1);
    return 1 - dot(z, z) - dot(x, x);
  });
}
