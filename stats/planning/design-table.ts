import type { Nesting } from '../model/nest.ts';
import { type ModelTerm, orderTerms } from '../model/term.ts';
import { asFactor, columnNamed, type DataTable } from '../table/data-table.ts';
import { everyDirection } from './direction.ts';
import { replicatesNeeded, smallestDetectableF } from './power.ts';
import { completeStructure, plannedStructure, type TermStructure } from './term-structure.ts';

export interface DesignTableRow extends TermStructure {
  /**
   * Smallest effect f (standard deviation of the effects over sigma) found with the wanted power, on average over which levels
   * differ; null: none.
   */
  readonly smallestF: number | null;
  /** The same for the difference between levels that is hardest to see; larger only where other terms explain some of it. */
  readonly worstF: number | null;
  /** Replicates of the whole design that would find `wantedF`, whichever levels differ; null: none asked for, or no number does. */
  readonly replicatesNeeded: number | null;
}

/** What a planned design can tell, before it is run. */
export interface DesignTable {
  readonly formula: string;
  readonly runs: number;
  readonly rank: number;
  /** In a split plot, of runs within whole plots. */
  readonly residualDf: number;
  /** In a split plot: whole plots, and degrees of freedom that their terms are tested with. */
  readonly wholePlots: { readonly count: number; readonly df: number } | null;
  /** Probability of finding `smallestF`. */
  readonly power: number;
  readonly alpha: number;
  readonly wantedF: number | null;
  readonly rows: readonly DesignTableRow[];
}

export interface DesignTableOptions {
  readonly terms: readonly ModelTerm[];
  /** Factors that exist within levels of others only. */
  readonly nests?: readonly Nesting[] | undefined;
  /** Column of replicates or another block; adjusted for, and multiplied when more replicates are asked about. */
  readonly block?: string | undefined;
  /**
   * The rows are one replicate, to be run so often; `block`, where given, then names the replicates as blocks and is
   * no column. The cost does not grow with them: each replicate holds every cell, so blocks are orthogonal to the rest.
   */
  readonly replicates?: number | undefined;
  /** The factors are crossed in full, and the terms keep marginality: then the table follows without a fit. */
  readonly complete?: boolean | undefined;
  /** Factors that are constant within whole plots; with `replicates`, each of which has plots of its own. */
  readonly wholePlot?: readonly string[] | undefined;
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
 *
 * @example
 * const planned = dataTable({
 *   a: factorColumn(['x', 'y', 'x', 'y']),
 *   b: factorColumn(['p', 'p', 'q', 'q']),
 * });
 * const { runs, residualDf, rows } = designTable(planned, { terms: [['a'], ['b']], replicates: 5 });
 * [runs, residualDf]; // [20, 17]
 * rows.map(({ term, df, smallestF }) => [term, df, smallestF]); // [['a', 1, 0.664764], ['b', 1, 0.664764]]
 */
export function designTable(planned: DataTable, options: DesignTableOptions): DesignTable {
  const { block, power = 0.8, alpha = 0.05, wantedF } = options;
  const column = options.replicates === undefined ? block : undefined;
  const terms = orderTerms(column === undefined ? options.terms : [[column], ...options.terms]);
  const structure =
    options.complete === true
      ? completeStructure(planned, terms)
      : plannedStructure(planned, terms, column === undefined ? [] : [column], options.nests);

  const columnLevels = column === undefined ? 1 : levelCount(planned, column);
  const replicates = options.replicates ?? columnLevels;
  const runs = planned.rows * (options.replicates ?? 1);
  const addedBlocks = column === undefined && block !== undefined ? replicates - 1 : 0;
  const rank = structure.rank + addedBlocks;
  const blocked = block !== undefined;
  const whole = { runs, replicates, rank: structure.rank, addedBlocks, blocked };
  const split = options.wholePlot && plotsOf(planned, terms, options.wholePlot, whole);
  const residualDf = split?.within.df2 ?? runs - rank;
  const parameters = blocked ? rank - (replicates - 1) : rank;
  const perRun: Stratum = split?.within ?? {
    units: runs,
    df2: residualDf,
    needed: (f, df) => replicatesNeeded(f, runs / replicates, df, parameters, { power, alpha, blocked }),
  };

  const rows = structure.terms.map((row, index): DesignTableRow => {
    if (row.term === column) return { ...row, smallestF: null, worstF: null, replicatesNeeded: null };
    const isWhole = terms[index]?.every((name) => options.wholePlot?.includes(name));
    const stratum = split !== undefined && isWhole === true ? split.between : perRun;
    const { average, worst } = row.directions;
    const needed = wantedF === undefined ? undefined : stratum.needed(wantedF * Math.sqrt(worst), row.df);
    const ofOrthogonal = smallestDetectableF(stratum.units, row.df, stratum.df2, power, alpha) ?? null;
    return {
      ...row,
      smallestF: ofOrthogonal && ofOrthogonal / Math.sqrt(average),
      worstF: ofOrthogonal && ofOrthogonal / Math.sqrt(worst),
      replicatesNeeded: needed ?? null,
    };
  });
  if (block !== undefined && addedBlocks > 0) rows.unshift(blockRow(block, addedBlocks));
  const formula = `~ ${rows.map(({ term }) => term).join(' + ') || '1'}`;
  const wholePlots = split === undefined ? null : { count: split.between.units, df: split.between.df2 };
  return { formula, runs, rank, residualDf, wholePlots, power, alpha, wantedF: wantedF ?? null, rows };

  function plotsOf(
    table: DataTable,
    all: readonly ModelTerm[],
    names: readonly string[],
    design: { runs: number; replicates: number; rank: number; addedBlocks: number; blocked: boolean },
  ): { between: Stratum; within: Stratum } {
    const wholeTerms = all.filter((term) => term.every((name) => names.includes(name)));
    const { rank: rankBetween } = plannedStructure(table, wholeTerms, []);
    const perReplicate = distinct(table, names);
    const count = perReplicate * design.replicates;
    const rankWithin = design.rank - rankBetween;
    const asked = { power, alpha, blocked: design.blocked };
    return {
      between: {
        units: count,
        df2: Math.max(0, count - rankBetween - design.addedBlocks),
        needed: (f, df) => replicatesNeeded(f, perReplicate, df, rankBetween, asked),
      },
      within: {
        units: design.runs,
        df2: Math.max(0, design.runs - count - rankWithin),
        needed: (f, df) =>
          replicatesNeeded(f, design.runs / design.replicates, df, rankWithin, {
            power,
            alpha,
            perReplicate,
          }),
      },
    };
  }
}

/** What one kind of unit, a whole plot or a run, can tell. */
interface Stratum {
  readonly units: number;
  readonly df2: number;
  needed(f: number, df: number): number | undefined;
}

/** Combinations of some factors that are planned. */
function distinct(planned: DataTable, names: readonly string[]): number {
  const columns = names.map((name) => asFactor(columnNamed(planned, name)));
  const seen = new Set<string>();
  for (let row = 0; row < planned.rows; row++) seen.add(columns.map(({ codes }) => codes[row]).join());
  return seen.size;
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
  directions: everyDirection,
  smallestF: null,
  worstF: null,
  replicatesNeeded: null,
});
