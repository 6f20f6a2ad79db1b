import type { Goal } from './analysis-result.ts';
import type { Averaging } from './means/estimated-means.ts';
import type { ReferenceRuns } from './means/reference-mean.ts';
import type { DdfMethod } from './mixed/error-model.ts';
import type { RandomTerm } from './mixed/random-term.ts';
import type { Population } from './words/population.ts';
import type { Scale } from './anova/numeric-result.ts';
import type { CountedResponse } from './glm/family.ts';
import type { ComputedColumn } from './formula/computed-column.ts';
import type { Nesting } from './model/nest.ts';
import type { ModelTerm } from './model/term.ts';

/** What is asked of an analysis. */
export interface AnalysisRequest {
  /** Name of a numeric column. */
  readonly response: string;
  /** The response counts successes or events; left out: it is an amount. */
  readonly counted?: CountedResponse | undefined;
  /** Right-hand side of the model; [] is the mean alone. Main effects come first whatever the order given. */
  readonly terms: readonly ModelTerm[];
  /** Of the sums of squares; 2 by default. */
  readonly type?: 1 | 2 | 3 | undefined;
  /** Columns that a formula computes from others: `log10(lr)`. They are added to the table before anything else. */
  readonly computed?: readonly ComputedColumn[] | undefined;
  /** Factors that exist within levels of others only; more are found by their blank fields. */
  readonly nests?: readonly Nesting[] | undefined;
  /** A factor to adjust for that is not itself in question, such as the seed. Put first in the model. */
  readonly block?: string | undefined;
  /** Numeric columns that are levels of a factor, not amounts. */
  readonly factors?: readonly string[] | undefined;
  /** Columns whose values are amounts, though they are levels of a factor in the table. */
  readonly amounts?: readonly string[] | undefined;
  /** On which scale the numeric levels of factors are spaced; default for each: log where they are spaced by factors over two decades or more. */
  readonly scales?: Readonly<Record<string, Scale>> | undefined;
  /** Pairs of factors that constraints tie together. Left out: found from the data once they are complete. */
  readonly linked?: readonly (readonly [string, string])[] | undefined;
  /**
   * Column that says how a row ended, in the words of Yates, Optuna, Weights & Biases, Ray and others: only runs that ended
   * with a result are used, and the others are counted.
   */
  readonly outcome?: string | undefined;
  readonly goal?: Goal | undefined;
  /**
   * What the tests speak of where no seeds or factors are a sample; default: other levels of the whole plots, or `these runs`
   * without them.
   */
  readonly population?: Population | undefined;
  /**
   * p-values of the other tests of this response's family, which Holm's p takes into account: for a secondary response those
   * of all other secondary responses.
   */
  readonly otherTests?: readonly number[] | undefined;
  /** The sweep still runs. */
  readonly interim?: boolean | undefined;
  /** `live` leaves out comparisons, assumptions and interaction means, for a screen that asks again and again. */
  readonly detail?: 'live' | 'full' | undefined;
  /**
   * Rows above which no residuals are listed, since a list of a million is costly and a table of text shows none; default: no limit.
   * Outliers are named whatever it is.
   */
  readonly residualsMax?: number | undefined;
  /** Add tests that do without equal variances or normality. */
  readonly robust?: boolean | undefined;
  /** With `robust`: rearrangements of the permutation test, 9999 by default, and the seed of their order. */
  readonly permutations?: number | undefined;
  readonly seed?: string | number | undefined;
  /** How levels are compared in pairs; `tukey-kramer` by default. */
  readonly comparisons?: 'tukey-kramer' | 'holm' | undefined;
  /** Control level by factor, named before the data were seen: then only comparisons with it (Dunnett) are made. */
  readonly controls?: Readonly<Record<string, string>> | undefined;
  /**
   * Column that numbers whole plots: runs of one plot share a setting of what is costly to change. What is constant
   * within plots is then tested against what plots differ by.
   */
  readonly wholePlots?: string | undefined;
  /**
   * Column of the random seed, or of the replicate, where all cells of a replicate share their random numbers: each term
   * is then tested against its own interaction with seeds.
   */
  readonly seeds?: string | undefined;
  /** Factors whose levels are a sample of those one wants to speak of: each term is tested against its interaction with them. */
  readonly random?: readonly string[] | undefined;
  /** Column that numbers the replicates, and how many are planned: where a factor is random the evidence has one look after each. */
  readonly looks?: { readonly replicate: string; readonly planned: number } | undefined;
  /** Further random terms, as a formula writes them: `(1 | subject)`. */
  readonly randomTerms?: readonly RandomTerm[] | undefined;
  /** Denominator degrees of freedom where variances are estimated by REML; `kenward-roger` by default. */
  readonly ddf?: DdfMethod | undefined;
  /** Runs outside the design, whose means are reported beside it. */
  readonly references?: readonly ReferenceRuns[] | undefined;
  /** How estimated means average the factors that they do not name; `all` (equally) by default. */
  readonly averaging?: Averaging | undefined;
}
