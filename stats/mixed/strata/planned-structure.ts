import { assert } from '../../../base/assert.ts';
import { layOutModel } from '../../model/model-matrix.ts';
import { prepareData } from '../../model/prepare.ts';
import type { ModelTerm } from '../../model/term.ts';
import { type Column, type DataTable, numericColumn } from '../../table/data-table.ts';
import { fixedPart } from '../fixed-part.ts';
import { type RandomTerm, randomTermsOf } from '../random-term.ts';
import { type StrataStructure, strataStructure } from './structure.ts';

/** A complete design that is to be run. */
export interface Plan {
  /** The runs of one replicate: a row for each, with a column for each fixed variable. */
  readonly replicate: DataTable;
  readonly terms: readonly ModelTerm[];
  /** Random factors and how many levels of each are drawn; every combination of levels holds the replicate once. */
  readonly random: readonly { readonly name: string; readonly levels: number }[];
  /** Default: each random factor and its interaction with every term. */
  readonly randomTerms?: readonly RandomTerm[];
  /** Numeric columns that are levels of a factor, not amounts. */
  readonly factors?: readonly string[];
}

/** Name of a response that nobody has measured yet. */
const unmeasured = 'not measured yet';

/**
 * The error strata of a plan. Plans that differ in their numbers of levels alone show what more seeds, or more subjects,
 * would buy: `plannedError` of the same difference in each.
 *
 * @throws YatesError E_COLUMN_UNKNOWN, E_COLUMN_NOT_NUMERIC
 */
export function plannedStructure({
  replicate,
  terms,
  random,
  randomTerms,
  factors = [],
}: Plan): StrataStructure {
  const names = random.map(({ name }) => name);
  const times = random.reduce((product, { levels }) => product * levels, 1);
  const rows = replicate.rows * times;
  const columns = new Map<string, Column>();
  for (const [name, column] of replicate.columns) columns.set(name, repeated(column, times));
  let inner = replicate.rows;
  for (const { name, levels } of random) {
    const period = inner;
    const codes = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / period) % levels);
    columns.set(name, {
      kind: 'factor',
      levels: Array.from({ length: levels }, (_, i) => String(i + 1)),
      codes,
    });
    inner *= levels;
  }
  columns.set(unmeasured, numericColumn(new Float64Array(rows)));
  const { cells, variables } = prepareData(
    { rows, columns },
    {
      response: unmeasured,
      terms: [...names.map((name) => [name]), ...terms],
      factors: [...factors, ...names],
    },
  );
  const structure = strataStructure({
    fixed: fixedPart(layOutModel(terms, variables), cells),
    variables,
    random: randomTerms ?? randomTermsOf(names, terms),
  });
  assert(structure !== undefined, 'a plan holds the same runs at every combination of random levels');
  return structure;
}

function repeated(column: Column, times: number): Column {
  if (column.kind === 'numeric') {
    const { values } = column;
    return {
      kind: 'numeric',
      values: Float64Array.from(
        { length: values.length * times },
        (_, i) => values[i % values.length] as number,
      ),
    };
  }
  const { codes, levels } = column;
  return {
    kind: 'factor',
    levels,
    codes: Int32Array.from({ length: codes.length * times }, (_, i) => codes[i % codes.length] as number),
  };
}
