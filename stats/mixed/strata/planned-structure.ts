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
  /** The runs at one combination of random levels: a row for each, with a column for each fixed variable. */
  readonly replicate: DataTable;
  readonly terms: readonly ModelTerm[];
  /** Random factors; every combination of their levels holds the replicate once. */
  readonly random: readonly string[];
  /** Default: each random factor and its interaction with every term. */
  readonly randomTerms?: readonly RandomTerm[];
  /** Numeric columns that are levels of a factor, not amounts. */
  readonly factors?: readonly string[];
}

/** Name of a response that nobody has measured yet. */
const unmeasured = 'not measured yet';

/**
 * The error strata of a plan, with a single level of each random factor: `plannedErrors` says what any number of them
 * would give.
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
  const { rows } = replicate;
  const single: Column = { kind: 'factor', levels: ['1'], codes: new Int32Array(rows) };
  const columns = new Map<string, Column>([
    ...replicate.columns,
    ...random.map((name): [string, Column] => [name, single]),
    [unmeasured, numericColumn(new Float64Array(rows))],
  ]);
  const { cells, variables } = prepareData(
    { rows, columns },
    {
      response: unmeasured,
      terms: [...random.map((name) => [name]), ...terms],
      factors: [...factors, ...random],
    },
  );
  const structure = strataStructure({
    fixed: fixedPart(layOutModel(terms, variables), cells),
    variables,
    random: randomTerms ?? randomTermsOf(random, terms),
  });
  assert(structure !== undefined, 'a single level of each random factor is a complete layout');
  return structure;
}
