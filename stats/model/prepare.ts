import { YatesError } from '../../base/error.ts';
import {
  asFactor,
  columnNamed,
  type DataTable,
  type FactorColumn,
  numericColumnNamed,
} from '../table/data-table.ts';
import { type Cells, type CodedPredictor, foldIntoCells } from './cells.ts';
import { absorbLevels } from './absorb-levels.ts';
import type { CovariateVariable, FactorVariable, ModelLayout, Variable } from './model-matrix.ts';
import { orthogonalPolynomials } from '../numeric/orthogonal-polynomials.ts';
import { type ModelTerm, sameTerm } from './term.ts';
import { numbersOf } from '../numeric/per-row.ts';

/** The rows and variables that an analysis works on. */
export interface PreparedData {
  /** Rows with a response and every predictor. */
  readonly cells: Cells;
  readonly response: Float64Array;
  readonly variables: ReadonlyMap<string, Variable>;
  /** The same columns as in the table, every level included, for those variables that are factors. */
  readonly factorColumns: ReadonlyMap<string, FactorColumn>;
}

export interface PrepareOptions {
  readonly response: string;
  readonly terms: readonly ModelTerm[];
  /** Numeric columns to be taken as factors. */
  readonly factors?: readonly string[] | undefined;
  /** Covariates that are curves: the highest power of each. */
  readonly curves?: ReadonlyMap<string, number> | undefined;
  /** Covariates that are left on their own origin, because the hypothesis depends on it (type III interactions). */
  readonly uncentred?: ReadonlySet<string> | undefined;
  /**
   * A factor, a block most often, whose levels count as one where they hold the same of everything else: cells then do
   * not grow with replicates. Rows cannot be told apart afterwards, so that there are no residuals.
   */
  readonly absorb?: string | undefined;
}

/** @throws YatesError E_COLUMN_UNKNOWN, E_COLUMN_NOT_NUMERIC, E_MODEL_RESPONSE */
export function prepareData(table: DataTable, options: PrepareOptions): PreparedData {
  const response = numericColumnNamed(table, options.response).values;
  for (const name of options.factors ?? []) columnNamed(table, name);
  const names = [...new Set(options.terms.flat())];
  if (names.includes(options.response)) {
    throw new YatesError({
      code: 'E_MODEL_RESPONSE',
      message: `"${options.response}" is both the response and a term of the model`,
      next: 'take it off the right-hand side',
    });
  }
  const factorColumns = new Map<string, FactorColumn>();
  const covariates = new Map<string, Float64Array>();
  for (const name of names) {
    const column = columnNamed(table, name);
    if (column.kind === 'factor' || options.factors?.includes(name))
      factorColumns.set(name, asFactor(column));
    else covariates.set(name, column.values);
  }
  const rows = completeRows(response, [...factorColumns.values()], [...covariates.values()]);

  const variables = new Map<string, Variable>();
  const predictors: CodedPredictor[] = [];
  for (const name of names) {
    const factor = factorColumns.get(name);
    const variable =
      factor === undefined
        ? withCurve(
            covariateVariable(name, covariates.get(name) as Float64Array, rows, !keepsOrigin(name, options)),
            rows,
            options.curves?.get(name),
          )
        : factorVariable(name, factor, rows);
    variables.set(name, variable);
    predictors.push(coded(variable, rows));
  }
  const absorbed = absorbLikeLevels(response, rows, variables, predictors, options);
  const cells = absorbed ?? foldIntoCells(response, predictors, rows);
  return { cells, response, variables, factorColumns };
}

/** Replaces the factor's variable and folds. Undefined where there is nothing to absorb. */
function absorbLikeLevels(
  response: Float64Array,
  rows: Int32Array,
  variables: Map<string, Variable>,
  predictors: readonly CodedPredictor[],
  { absorb, terms }: PrepareOptions,
): Cells | undefined {
  const factor = absorb === undefined ? undefined : variables.get(absorb);
  if (factor?.kind !== 'factor' || factor.levels.length < 2) return undefined;
  // In an interaction its levels differ in more than a constant.
  if (terms.some((term) => term.length > 1 && term.includes(factor.name))) return undefined;
  const position = [...variables.keys()].indexOf(factor.name);
  const others = predictors.toSpliced(position, 1);
  const found = absorbLevels(response, rows, factor, others);
  if (found === undefined) return undefined;
  variables.set(factor.name, found.factor);
  return found.cells;
}

function completeRows(
  response: Float64Array,
  factors: readonly FactorColumn[],
  covariates: readonly Float64Array[],
): Int32Array {
  const isLeftOut = new Uint8Array(response.length);
  for (let row = 0; row < response.length; row++) if (!Number.isFinite(response[row])) isLeftOut[row] = 1;
  for (const { codes } of factors)
    for (let row = 0; row < response.length; row++) if ((codes[row] as number) < 0) isLeftOut[row] = 1;
  for (const values of covariates)
    for (let row = 0; row < response.length; row++) if (Number.isNaN(values[row])) isLeftOut[row] = 1;
  const rows = new Int32Array(response.length);
  let count = 0;
  for (let row = 0; row < response.length; row++) if (isLeftOut[row] === 0) rows[count++] = row;
  return rows.slice(0, count);
}

/** Only the levels that occur among `rows`, renumbered. */
function factorVariable(name: string, column: FactorColumn, rows: Int32Array): FactorVariable {
  const occurs = new Uint8Array(column.levels.length);
  for (let i = 0; i < rows.length; i++) occurs[column.codes[rows[i] as number] as number] = 1;
  if (rows.length === column.codes.length && !occurs.includes(0))
    return { kind: 'factor', name, levels: column.levels, codes: column.codes };
  const renumbered = new Int32Array(column.levels.length).fill(-1);
  const levels: string[] = [];
  for (const [code, level] of column.levels.entries()) {
    if (occurs[code] === 1) renumbered[code] = levels.push(level) - 1;
  }
  const codes = new Int32Array(column.codes.length).fill(-1);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    codes[row] = renumbered[column.codes[row] as number] as number;
  }
  return { kind: 'factor', name, levels, codes };
}

/**
 * Shifting a covariate changes nothing as long as whatever it multiplies is in the model by itself; in `y ~ a:x` the
 * lines meet at x = 0, and that 0 is part of the model.
 */
function keepsOrigin(name: string, { terms, uncentred }: PrepareOptions): boolean {
  if (uncentred?.has(name)) return true;
  return terms.some((term) => {
    const rest = term.filter((other) => other !== name);
    return term.includes(name) && rest.length > 0 && !terms.some((other) => sameTerm(other, rest));
  });
}

function covariateVariable(
  name: string,
  values: Float64Array,
  rows: Int32Array,
  centred: boolean,
): CovariateVariable {
  const first = rows.length === 0 ? 0 : (values[rows[0] as number] as number);
  let sum = 0;
  for (const row of rows) sum += (values[row] as number) - first;
  const average = rows.length === 0 ? 0 : first + sum / rows.length;
  const centre = centred ? average : 0;
  return {
    kind: 'covariate',
    name,
    values: values.map((value) => value - centre),
    centre,
    mean: average - centre,
  };
}

/** A curve of fewer powers where the values are too few for all. */
function withCurve(
  variable: CovariateVariable,
  rows: Int32Array,
  degree: number | undefined,
): CovariateVariable {
  if (degree === undefined) return variable;
  const { values, centre } = variable;
  const distinct = new Set(Array.from(rows, (row) => values[row] as number)).size;
  const own = Math.max(0, Math.min(degree, distinct - 1));
  const polynomials = orthogonalPolynomials(
    numbersOf(rows, (row) => (values[row] as number) + centre),
    own,
  );
  const columns = Array.from({ length: own }, () => new Float64Array(values.length));
  for (const row of rows) {
    const at = polynomials.at((values[row] as number) + centre);
    for (const [k, column] of columns.entries()) column[row] = at[k] as number;
  }
  return { ...variable, curve: { columns, polynomials } };
}

/** Equal covariate values share a code, so that replicates at the same value still fold into one cell. */
export function coded(variable: Variable, rows: Int32Array): CodedPredictor {
  if (variable.kind === 'factor') return { codes: variable.codes, levels: variable.levels.length };
  const codeOf = new Map<number, number>();
  const codes = new Int32Array(variable.values.length);
  for (const row of rows) {
    const value = variable.values[row] as number;
    const code = codeOf.get(value) ?? codeOf.size;
    codeOf.set(value, code);
    codes[row] = code;
  }
  return { codes, levels: codeOf.size };
}

/** Entries of the cells' model matrix above which a fit is refused: 1.6 GB. */
const matrixEntriesMax = 2e8;

/** Columns above which a model is refused. */
export const modelColumnsMax = 20_000;

/** @throws YatesError E_MODEL_SIZE, naming the term with the most columns */
export function refuseTooLarge(layout: ModelLayout, cells: Cells): void {
  const width = layout.width;
  if (width * cells.count <= matrixEntriesMax && width <= modelColumnsMax) return;
  const widest = [...layout.blocks].sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  const columns = widest === undefined ? 0 : widest.end - widest.start;
  throw new YatesError({
    code: 'E_MODEL_SIZE',
    message: `the model needs ${width.toLocaleString('en')} columns over ${cells.count.toLocaleString('en')} cells, ${columns.toLocaleString('en')} of them for ${widest?.name ?? 'its terms'}`,
    next: 'leave that term out, or use it as a covariate if its values are amounts',
  });
}
