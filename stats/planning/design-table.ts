import { type ModelTerm, orderTerms } from '../model/term.ts';
import { asFactor, columnNamed, type DataTable } from '../table/data-table.ts';
import { replicatesNeeded, smallestDetectableF } from './power.ts';
import { completeStructure, plannedStructure, type TermStructure } from './term-structure.ts';

export interface DesignTableRow extends TermStructure {
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
  /** Probability of finding `smallestF`. */
  readonly power: number;
  readonly alpha: number;
  readonly wantedF: number | null;
  readonly rows: readonly DesignTableRow[];
}

export interface DesignTableOptions {
  readonly terms: readonly ModelTerm[];
  /** Column of replicates or another block; adjusted for, and multiplied when more replicates are asked about. */
  readonly block?: string | undefined;
  /**
   * The rows are one replicate, to be run so often; `block`, where given, then names the replicates as blocks and is
   * no column. The cost does not grow with them: each replicate holds every cell, so blocks are orthogonal to the rest.
   */
  readonly replicates?: number | undefined;
  /** The factors are crossed in full, and the terms keep marginality: then the table follows without a fit. */
  readonly complete?: boolean | undefined;
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
  const column = options.replicates === undefined ? block : undefined;
  const terms = orderTerms(column === undefined ? options.terms : [[column], ...options.terms]);
  const structure =
    options.complete === true
      ? completeStructure(planned, terms)
      : plannedStructure(planned, terms, column === undefined ? [] : [column]);

  const columnLevels = column === undefined ? 1 : levelCount(planned, column);
  const replicates = options.replicates ?? columnLevels;
  const runs = planned.rows * (options.replicates ?? 1);
  const addedBlocks = column === undefined && block !== undefined ? replicates - 1 : 0;
  const rank = structure.rank + addedBlocks;
  const residualDf = runs - rank;
  const parameters = block === undefined ? rank : rank - (replicates - 1);

  const rows = structure.terms.map((row): DesignTableRow => {
    if (row.term === column) return { ...row, smallestF: null, replicatesNeeded: null };
    const needed =
      wantedF === undefined
        ? undefined
        : replicatesNeeded(wantedF, runs / replicates, row.df, parameters, {
            power,
            alpha,
            blocked: block !== undefined,
          });
    const smallestF = smallestDetectableF(runs, row.df, residualDf, power, alpha) ?? null;
    return { ...row, smallestF, replicatesNeeded: needed ?? null };
  });
  if (block !== undefined && addedBlocks > 0) rows.unshift(blockRow(block, addedBlocks));
  const formula = `~ ${rows.map(({ term }) => term).join(' + ') || '1'}`;
  return { formula, runs, rank, residualDf, power, alpha, wantedF: wantedF ?? null, rows };
}

const levelCount = (planned: DataTable, name: string): number =>
  Math.max(1, asFactor(columnNamed(planned, name)).levels.length);

const blockRow = (term: string, df: number): DesignTableRow => ({
  term,
  df,
  nominalDf: df,
  status: 'ok',
  aliasedWith: [],
  reason: null,
  smallestF: null,
  replicatesNeeded: null,
});
