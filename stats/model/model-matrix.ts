import { assert } from '../../base/assert.ts';
import type { ModelTerm } from './term.ts';
import type { Nesting } from './nest.ts';
import type { OrthogonalPolynomials } from '../numeric/orthogonal-polynomials.ts';
import { contains, termName } from './term.ts';

/** A factor as the model sees it: only the levels that occur among the rows used. */
export interface FactorVariable {
  readonly kind: 'factor';
  readonly name: string;
  /** Names of the levels that occur, in the table's order, [k]. */
  readonly levels: readonly string[];
  /** One a table row, index into `levels`; -1 in a row that is not used. */
  readonly codes: Int32Array;
  /** [k], how an equal average over the factor weighs each; left out where levels do not stand for several. */
  readonly weights?: Float64Array;
}

export interface CovariateVariable {
  readonly kind: 'covariate';
  readonly name: string;
  /** One a table row, less `centre`. */
  readonly values: Float64Array;
  /** Taken off before fitting: products and large offsets then cost no digits, and no type I or II row changes. */
  readonly centre: number;
  /** Mean over the rows used, less `centre`: 0 unless the covariate keeps its own origin. */
  readonly mean: number;
  /** Of `poly(x, 2)`: the columns that it takes, a curve's; left out for a straight line, whose column is `values`. */
  readonly curve?: Curve;
}

/** The columns of a curve, in place of a covariate's own. */
interface Curve {
  /** Each one a table row. */
  readonly columns: readonly Float64Array[];
  readonly polynomials: OrthogonalPolynomials;
}

export type Variable = FactorVariable | CovariateVariable;

/** How one variable enters one term: k - 1 sum-to-zero contrasts, k indicators, or the covariate itself. */
type Coding = 'contrast' | 'indicator' | 'value';

interface CodedVariable {
  readonly variable: Variable;
  readonly coding: Coding;
  readonly width: number;
}

/** A term and the columns it takes in the model matrix. */
export interface TermBlock {
  readonly term: ModelTerm;
  readonly name: string;
  /** First column. */
  readonly start: number;
  /** One past the last column. */
  readonly end: number;
  readonly parts: readonly CodedVariable[];
}

/** The columns of a linear model, before any data: column 0 is the intercept. */
export interface ModelLayout {
  readonly width: number;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly blocks: readonly TermBlock[];
  /** Factors that exist within levels of others only. */
  readonly nests: readonly Nesting[];
}

/**
 * Sum-to-zero contrasts wherever the rest of the term is in the model too, indicators elsewhere: R's rule, so that the
 * columns of a term span what the term means and no more.
 */
export function layOutModel(
  terms: readonly ModelTerm[],
  variables: ReadonlyMap<string, Variable>,
  nests: readonly Nesting[] = [],
): ModelLayout {
  const blocks: TermBlock[] = [];
  let width = 1;
  for (const term of terms) {
    const parts = term.map((name) => code(name, term, terms, variables));
    const columns = parts.reduce((product, part) => product * part.width, 1);
    blocks.push({ term, name: termName(term), start: width, end: width + columns, parts });
    width += columns;
  }
  return { width, variables, blocks, nests };
}

function code(
  name: string,
  term: ModelTerm,
  terms: readonly ModelTerm[],
  variables: ReadonlyMap<string, Variable>,
): CodedVariable {
  const variable = variables.get(name);
  assert(variable !== undefined, `term ${termName(term)} names ${name}, which is no variable of the model`);
  if (variable.kind === 'covariate')
    return { variable, coding: 'value', width: variable.curve?.columns.length ?? 1 };
  const rest = term.filter((other) => other !== name);
  const restIsInModel =
    rest.length === 0 || terms.some((other) => other.length === rest.length && contains(other, rest));
  const levels = variable.levels.length;
  return restIsInModel
    ? { variable, coding: 'contrast', width: Math.max(levels - 1, 0) }
    : { variable, coding: 'indicator', width: levels };
}

/**
 * The model matrix at some rows of the table.
 *
 * @param rows indices into the table, [c]
 * @param rowScale [c], multiplies each row: the square root of the size of a cell
 * @returns column-major [c x layout.width]
 */
export function modelMatrix(layout: ModelLayout, rows: Int32Array, rowScale: Float64Array): Float64Array {
  const count = rows.length;
  const matrix = new Float64Array(count * layout.width);
  matrix.set(rowScale, 0);
  for (const { start, end, parts } of layout.blocks) {
    for (let column = start; column < end; column++) matrix.set(rowScale, column * count);
    let inner = 1;
    for (const part of parts) {
      for (let column = start; column < end; column++) {
        const own = Math.floor((column - start) / inner) % part.width;
        multiplyColumn(matrix, column * count, rows, part, own);
      }
      inner *= part.width;
    }
  }
  return matrix;
}

function multiplyColumn(
  matrix: Float64Array,
  start: number,
  rows: Int32Array,
  { variable, coding }: CodedVariable,
  own: number,
): void {
  if (variable.kind === 'covariate') {
    const values = variable.curve?.columns[own] ?? variable.values;
    for (let i = 0; i < rows.length; i++) {
      matrix[start + i] = (matrix[start + i] as number) * (values[rows[i] as number] as number);
    }
    return;
  }
  const last = coding === 'contrast' ? variable.levels.length - 1 : -1;
  for (let i = 0; i < rows.length; i++) {
    const level = variable.codes[rows[i] as number] as number;
    if (level === last) matrix[start + i] = -(matrix[start + i] as number);
    else if (level !== own) matrix[start + i] = 0;
  }
}

/**
 * Where a linear function of the coefficients is taken: for a factor the weights of its levels (they sum to 1), for a
 * covariate its value. A variable that is left out is averaged: levels equally, a covariate at its mean.
 */
export type Profile = ReadonlyMap<string, Float64Array | number>;

/** The linear function l with l'b = the model's mean at `profile`, averaged over levels as the profile weighs them. */
export function linearFunction(layout: ModelLayout, profile: Profile): Float64Array {
  const l = new Float64Array(layout.width);
  l[0] = 1;
  for (const { start, end, parts } of layout.blocks) {
    // Sum-to-zero contrasts average to nothing: most blocks of most functions end here.
    if (parts.some((part) => averagesToZero(part) && !profile.has(part.variable.name))) continue;
    l.fill(1, start, end);
    let inner = 1;
    for (const part of parts) {
      const entries = partProfile(part, profile.get(part.variable.name));
      for (let column = start; column < end; column++) {
        const own = Math.floor((column - start) / inner) % part.width;
        l[column] = (l[column] as number) * (entries[own] as number);
      }
      inner *= part.width;
    }
  }
  return l;
}

const averagesToZero = ({ coding, variable }: CodedVariable): boolean =>
  variable.kind === 'covariate'
    ? variable.mean === 0 || variable.curve !== undefined
    : coding === 'contrast' && variable.weights === undefined;

function partProfile(
  { variable, coding, width }: CodedVariable,
  at: Float64Array | number | undefined,
): Float64Array {
  if (variable.kind === 'covariate') {
    if (variable.curve !== undefined) {
      // Over the rows used the columns of a curve have mean 0.
      return typeof at === 'number' ? variable.curve.polynomials.at(at) : new Float64Array(width);
    }
    return Float64Array.of(typeof at === 'number' ? at - variable.centre : variable.mean);
  }
  const count = variable.levels.length;
  const equal = variable.weights ?? new Float64Array(count).fill(1 / count);
  const weights = at instanceof Float64Array ? at : equal;
  assert(weights.length === count, `profile of ${variable.name} has ${weights.length} weights, not ${count}`);
  if (coding === 'indicator') return weights;
  const last = weights[count - 1] as number;
  return Float64Array.from({ length: width }, (_, level) => (weights[level] as number) - last);
}

/** The weights that put a profile on one level. */
export function atLevel(variable: FactorVariable, level: number): Float64Array {
  const weights = new Float64Array(variable.levels.length);
  weights[level] = 1;
  return weights;
}
