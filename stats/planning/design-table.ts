import type { TermStatus } from '../analysis-result.ts';
import { deficiencyInWords, explainDeficiency } from '../model/aliasing.ts';
import { fitModel } from '../model/linear-fit.ts';
import { layOutModel } from '../model/model-matrix.ts';
import { prepareData, refuseTooLarge } from '../model/prepare.ts';
import { baseOf, increment } from '../model/sum-of-squares.ts';
import { type ModelTerm, orderTerms } from '../model/term.ts';
import { type DataTable, dataTable, numericColumn } from '../table/data-table.ts';
import { replicatesNeeded, smallestDetectableF } from './power.ts';

export interface DesignTableRow {
  readonly term: string;
  /** What the planned runs leave of it, constraints and all. */
  readonly df: number;
  /** What its levels would give in a complete layout. */
  readonly nominalDf: number;
  readonly status: Extract<TermStatus, 'ok' | 'partlyAliased' | 'emptyCells' | 'aliased' | 'oneLevel'>;
  readonly aliasedWith: readonly string[];
  readonly reason: string | null;
  /** Smallest effect f (standard deviation of the effects over sigma) found with the wanted power; null: none. */
  readonly smallestF: number | null;
  /** Replicates of the whole design that would find `wantedF`; null: none asked for, or no number does. */
  readonly replicatesNeeded: number | null;
}

/** What a planned design can tell, before it is run. */
export interface DesignTable {
  readonly formula: string;
  readonly runs: number;
  readonly rank: number;
  readonly residualDf: number;
  readonly rows: readonly DesignTableRow[];
}

export interface DesignTableOptions {
  readonly terms: readonly ModelTerm[];
  /** Column of replicates or another block; adjusted for, and multiplied when more replicates are asked about. */
  readonly block?: string | undefined;
  /** 0.8 by default. */
  readonly power?: number | undefined;
  /** 0.05 by default. */
  readonly alpha?: number | undefined;
  /** Effect f that should be found. */
  readonly wantedF?: number | undefined;
}

/**
 * Rank, aliases, degrees of freedom and power of a design as planned: a row a term, type II.
 *
 * @param planned the run sheet's factor columns, a row a run; no response needed
 * @throws YatesError E_COLUMN_UNKNOWN, E_MODEL_SIZE
 */
export function designTable(planned: DataTable, options: DesignTableOptions): DesignTable {
  const { block, power = 0.8, alpha = 0.05, wantedF } = options;
  const terms = orderTerms(block === undefined ? options.terms : [[block], ...options.terms]);
  // Rank and aliases do not depend on the response: any will do.
  const response = freeName(planned);
  const table = dataTable({
    ...Object.fromEntries(planned.columns),
    [response]: numericColumn(new Float64Array(planned.rows)),
  });
  const factors = block === undefined ? [] : [block];
  const data = prepareData(table, { response, terms, factors });
  const layout = layOutModel(terms, data.variables);
  refuseTooLarge(layout, data.cells);
  const fit = fitModel(layout, data.cells);
  const blockVariable = block === undefined ? undefined : data.variables.get(block);
  const replicates = blockVariable?.kind === 'factor' ? Math.max(1, blockVariable.levels.length) : 1;

  const rows = layout.blocks.map((layoutBlock, index): DesignTableRow => {
    const base = baseOf(fit, index, 2);
    const { df } = increment(fit, base, [index]);
    const deficiency = explainDeficiency(fit, index, base, df);
    const oneLevel = layoutBlock.end === layoutBlock.start;
    return {
      term: layoutBlock.name,
      df,
      nominalDf: deficiency.nominalDf,
      status: oneLevel
        ? 'oneLevel'
        : df === 0
          ? 'aliased'
          : deficiency.lostToOthers > 0
            ? 'partlyAliased'
            : deficiency.lostToEmptyCells > 0
              ? 'emptyCells'
              : 'ok',
      aliasedWith: deficiency.aliasedWith,
      reason: oneLevel ? 'only one level is planned' : deficiencyInWords(deficiency, layoutBlock.name),
      smallestF: smallestDetectableF(fit.n, df, fit.residualDf, power, alpha) ?? null,
      replicatesNeeded:
        wantedF === undefined || layoutBlock.name === block
          ? null
          : (replicatesNeeded(wantedF, fit.n / replicates, df, fit.rank - (replicates - 1), {
              power,
              alpha,
              blocked: block !== undefined,
            }) ?? null),
    };
  });
  return {
    formula: `~ ${layout.blocks.map(({ name }) => name).join(' + ') || '1'}`,
    runs: fit.n,
    rank: fit.rank,
    residualDf: fit.residualDf,
    rows,
  };
}

function freeName({ columns }: DataTable): string {
  let name = 'response';
  while (columns.has(name)) name = `${name}_`;
  return name;
}
