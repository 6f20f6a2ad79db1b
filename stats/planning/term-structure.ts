import type { TermStatus } from '../analysis-result.ts';
import { withNests } from '../nested-factors.ts';
import { deficiencyInWords, explainDeficiency } from '../model/aliasing.ts';
import { fitModel } from '../model/linear-fit.ts';
import { layOutModel } from '../model/model-matrix.ts';
import type { Nesting } from '../model/nest.ts';
import { prepareData, refuseTooLarge } from '../model/prepare.ts';
import { baseTerms } from '../model/base-terms.ts';
import { increment } from '../model/sum-of-squares.ts';
import { type Directions, directionsOf, everyDirection } from './direction.ts';
import { type ModelTerm, termName } from '../model/term.ts';
import { asFactor, columnNamed, type DataTable, dataTable, numericColumn } from '../table/data-table.ts';

/** What planned rows leave of a term, whatever comes out of them. */
export interface TermStructure {
  readonly term: string;
  /** What the planned runs leave of it, constraints and all. */
  readonly df: number;
  /** What its levels would give in a complete layout. */
  readonly nominalDf: number;
  readonly status: Extract<TermStatus, 'ok' | 'partlyAliased' | 'emptyCells' | 'aliased' | 'oneLevel'>;
  readonly aliasedWith: readonly string[];
  readonly reason: string | null;
  /** How much of an effect's size its test sees, by which levels differ. */
  readonly directions: Directions;
}

export interface PlannedStructure {
  readonly terms: readonly TermStructure[];
  /** Of the model matrix, intercept included. */
  readonly rank: number;
}

/**
 * Structure of any design, from its model matrix.
 *
 * @param numbersAsFactors numeric columns to be taken as factors
 * @throws YatesError E_COLUMN_UNKNOWN, E_MODEL_SIZE
 *
 * @example
 * const planned = dataTable({ a: factorColumn(['x', 'y', 'x']), b: factorColumn(['u', 'u', 'v']) });
 * plannedStructure(planned, [['a'], ['b']], []).rank; // 3
 */
export function plannedStructure(
  planned: DataTable,
  terms: readonly ModelTerm[],
  numbersAsFactors: readonly string[],
  nests: readonly Nesting[] = [],
): PlannedStructure {
  // Rank and aliases do not depend on the response: any will do.
  const response = freeName(planned);
  const table = dataTable({
    ...Object.fromEntries(planned.columns),
    [response]: numericColumn(new Float64Array(planned.rows)),
  });
  // Where a factor does not exist, its column has no value: such a row is kept.
  const nested = nests.length === 0 ? undefined : withNests(table, { response, terms, nests });
  const data = prepareData(nested?.table ?? table, { response, terms, factors: numbersAsFactors });
  const layout = layOutModel(terms, data.variables, nested?.nests ?? []);
  refuseTooLarge(layout, data.cells);
  const fit = fitModel(layout, data.cells);
  const structures = layout.blocks.map(({ name, start, end }, index): TermStructure => {
    const base = baseTerms(fit.layout, index, 2);
    const { df } = increment(fit, base, [index]);
    const deficiency = explainDeficiency(fit, index, base, df);
    const { nominalDf, aliasedWith, lostToOthers, lostToEmptyCells } = deficiency;
    if (start === end) return oneLevel(name);
    const lost = lostToOthers > 0 ? 'partlyAliased' : lostToEmptyCells > 0 ? 'emptyCells' : 'ok';
    const status = df === 0 ? 'aliased' : lost;
    return {
      term: name,
      df,
      nominalDf,
      status,
      aliasedWith,
      reason: deficiencyInWords(deficiency, name),
      directions: directionsOf(fit, index, base, df),
    };
  });
  return { terms: structures, rank: fit.rank };
}

/**
 * The same for factors crossed in full, in closed form: at once for any number of rows.
 *
 * @param terms with every term that is marginal to one of them
 * @throws YatesError E_COLUMN_UNKNOWN
 */
export function completeStructure(planned: DataTable, terms: readonly ModelTerm[]): PlannedStructure {
  const levelsOf = (name: string): number => asFactor(columnNamed(planned, name)).levels.length;
  const structures = terms.map((term): TermStructure => {
    const df = term.reduce((product, name) => product * (levelsOf(name) - 1), 1);
    const name = termName(term);
    return df === 0
      ? oneLevel(name)
      : {
          term: name,
          df,
          nominalDf: df,
          status: 'ok',
          aliasedWith: [],
          reason: null,
          directions: everyDirection,
        };
  });
  return { terms: structures, rank: structures.reduce((sum, { df }) => sum + df, 1) };
}

const oneLevel = (term: string): TermStructure => ({
  term,
  df: 0,
  nominalDf: 0,
  status: 'oneLevel',
  aliasedWith: [],
  reason: 'only one level is planned',
  directions: everyDirection,
});

function freeName({ columns }: DataTable): string {
  let name = 'response';
  while (columns.has(name)) name = `${name}_`;
  return name;
}
