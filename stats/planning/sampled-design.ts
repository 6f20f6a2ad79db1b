import type { ModelTerm } from '../model/term.ts';
import { type PlannedErrors, plannedErrors } from '../mixed/strata/planned-error.ts';
import { plannedStructure } from '../mixed/strata/planned-structure.ts';
import type { RandomTerm } from '../mixed/random-term.ts';
import type { StrataStructure } from '../mixed/strata/structure.ts';
import type { DataTable } from '../table/data-table.ts';

/** Something of which more can be drawn: levels of a random factor, or runs of each cell with seeds of their own. */
export interface Draw {
  /** Name of the random factor, or of what numbers the runs of a cell. */
  readonly name: string;
  readonly kind: 'levels' | 'runs';
  readonly planned: number;
}

/** A complete design with random factors, whose errors are known for any number of what is drawn. */
export interface SampledDesign {
  readonly structure: StrataStructure;
  readonly draws: readonly Draw[];
  /** Number of runs. @param counts of each draw */
  readonly runs: (counts: readonly number[]) => number;
  /**
   * @param ratios variance of each random term over that of single runs, by name; default of each: 0
   * @param counts of each draw; default: as planned
   */
  readonly errors: (ratios: ReadonlyMap<string, number>, counts?: readonly number[]) => PlannedErrors;
}

export interface SampledDesignOptions {
  /** Every cell once, with a column for each fixed variable. */
  readonly cells: DataTable;
  readonly terms: readonly ModelTerm[];
  /** Random factors and how many levels of each are planned. */
  readonly random: readonly { readonly name: string; readonly levels: number }[];
  /** Runs of each cell at each combination of random levels; default: 1, and no more of them can be drawn. */
  readonly runs?:
    | {
        readonly name: string;
        readonly planned: number;
        /** True where they are blocks of the analysis. */
        readonly blocked: boolean;
      }
    | undefined;
  /** Default: each random factor and its interaction with every term. */
  readonly randomTerms?: readonly RandomTerm[] | undefined;
}

/**
 * The errors of a design in which every combination of random levels holds the same cells.
 *
 * @throws YatesError E_COLUMN_UNKNOWN, E_COLUMN_NOT_NUMERIC
 *
 * @example
 * const { draws, runs } = sampledDesign({
 *   cells: dataTable({ lr: factorColumn(['low', 'high']) }),
 *   terms: [['lr']],
 *   random: [{ name: 'subject', levels: 5 }],
 *   runs: { name: 'replicate', planned: 3, blocked: true },
 * });
 * draws.map(({ name, planned }) => [name, planned]); // [['subject', 5], ['replicate', 3]]
 * runs([5, 3]); // 30
 */
export function sampledDesign({
  cells,
  terms,
  random,
  runs,
  randomTerms,
}: SampledDesignOptions): SampledDesign {
  const structure = plannedStructure({
    replicate: cells,
    terms,
    random: random.map(({ name }) => name),
    ...(randomTerms === undefined ? {} : { randomTerms }),
  });
  // The structure has the random factors in the order of its terms.
  const levels = structure.crossing.factors.map(({ name }): Draw => {
    const own = random.find((one) => one.name === name);
    return { name, kind: 'levels', planned: own?.levels ?? 1 };
  });
  const draws: Draw[] = [
    ...levels,
    ...(runs === undefined ? [] : [{ name: runs.name, kind: 'runs', planned: runs.planned } as const]),
  ];
  const block = runs?.blocked === true ? runs.name : undefined;
  const planned = draws.map((draw) => draw.planned);
  return {
    structure,
    draws,
    runs: (counts) => cells.rows * counts.reduce((product, count) => product * count, 1),
    errors: (ratios, counts = planned) =>
      plannedErrors(structure, ratios, {
        levels: counts.slice(0, levels.length),
        runs: counts[levels.length] ?? 1,
        block,
      }),
  };
}
