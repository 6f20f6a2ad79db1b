import type { SeveralSweeps } from './several-sweeps-result.ts';
import type { GlmResult, GlmRow } from './glm/glm-result.ts';
import type { BoxCox } from './assumptions/box-cox.ts';
import type { Lenth } from './anova/lenth.ts';
import type { MostImportant } from './anova/most-important.ts';
import type { ShareOfVariation } from './anova/share-of-variation.ts';
import type { BlockVariance } from './strata/block-variance.ts';
import type { NumericRow } from './anova/numeric-result.ts';
import type { Reading } from './words/reading.ts';
import type { NestFound } from './model/nest.ts';
import type { Best, BestLevels, UnseenCells } from './means/best-result.ts';
import type { OutcomeCount } from './outcome/outcome-words.ts';
import type {
  HalfIntervalOfAnalysis,
  SphericityRow,
  SplitPlotError,
  VarianceOfGroup,
} from './error-result.ts';
import type { Robust } from './robust/robust-result.ts';
import type { Population } from './words/population.ts';
import type { NoteKind } from './words/note.ts';

/**
 * The analysis as plain data: schema `yates/analysis/v2`. Every number is at full precision. A number that is not
 * defined is null, and the `reason` beside it says why in words; NaN and Infinity never occur.
 */
export interface Analysis {
  readonly schema: 'yates/analysis/v2';
  readonly response: string;
  /** As R would write it, terms in model order. */
  readonly formula: string;
  /** Factor that is adjusted for and not itself in question. */
  readonly block: string | null;
  /** Type of the sums of squares in `anova`. */
  readonly type: 1 | 2 | 3;
  /** Rows used. */
  readonly n: number;
  /** Rank of the model matrix, intercept included. */
  readonly rank: number;
  /** True while the sweep still runs: then p-values are descriptive, and `notes` says so. */
  readonly interim: boolean;
  readonly goal: Goal | null;
  readonly grandMean: number | null;
  readonly totalSumSq: number | null;
  readonly sigma: number | null;
  readonly rSquared: number | null;
  readonly adjustedRSquared: number | null;
  readonly anova: readonly AnovaRow[];
  /** One factor at a time, adjusted for nothing: the F that a paper prints. */
  readonly oneWay: readonly OneWayRow[];
  /** Tests that adjusted p-values allow for: of this response, or of all secondary responses. */
  readonly familySize: number;
  /** The two terms that explain most, and whether one of them explains more than the other. */
  readonly mostImportant: MostImportant | null;
  /** Of each tested term in question, in model order; [] for a response that is counted. */
  readonly shares: readonly ShareOfVariation[];
  /** Of an unreplicated design of two-level factors: effects, and how large chance makes them. Null for any other. */
  readonly lenth: Lenth | null;
  /** The power of a positive response that suits the model best; null where there is nothing to say. */
  readonly boxCox: BoxCox | null;
  /** Where the response counts successes or events: then rows are tested by likelihood ratios. Null for any other response. */
  readonly counts: GlmResult | null;
  /** Columns of numbers in the model, and what each was taken as. */
  readonly readings: readonly Reading[];
  /** Factors that exist within levels of others only. */
  readonly nested: readonly NestFound[];
  /** What the tests speak of. */
  readonly population: Population;
  /** Where runs share whole plots: what differs between plots is tested against another error. */
  readonly splitPlot: SplitPlotError | null;
  /** Pairs of factors that constraints tie together, and what that leaves to be told apart. */
  readonly linkedPairs: readonly LinkedPair[];
  /** For looks while the sweep runs: evidence that may be looked at as often as one likes. */
  readonly evidence: readonly Evidence[];
  readonly means: readonly EstimatedMean[];
  /** Runs outside the design, to look at beside it; no part of any test. */
  readonly references: readonly ReferenceMean[];
  /** What the response is for known objects, measured beforehand; left out where the trainer knows none. */
  readonly anchors?: readonly Anchor[] | undefined;
  /** Where runs of several sweeps were analysed together: whether effects are the same in all; left out for one. */
  readonly sweeps?: SeveralSweeps | undefined;
  readonly comparisons: readonly Comparison[];
  /** The interactions that were found, taken apart; those of more than 30 cells are left out. */
  readonly interactions: readonly Interaction[];
  readonly best: Best | null;
  /** Levels and cells that the table has and that no run with a result is left of; nothing in a live look. */
  readonly unseen: UnseenCells;
  /** For each factor, which of its levels may be the best; [] without a goal. */
  readonly bestLevels: readonly BestLevels[];
  readonly assumptions: Assumptions;
  /** Of every row used; [] in a live look and where nothing is left over. */
  readonly residuals: readonly RowResidual[];
  /** Rows whose studentised residual is larger than chance would make any of them; the largest first. */
  readonly outliers: readonly Outlier[];
  readonly missing: Missing;
  /** Where runs diverged and a goal is known: the table with the worst value in their place. */
  readonly worstValue: WorstValue | null;
  /** A block of six levels or more, as a random factor (REML): how much of the variation lies between its levels. */
  readonly blockVariance: BlockVariance | null;
  /** Column of the random seed, where all cells of a replicate share theirs; null where each run has its own. */
  readonly seeds: string | null;
  /** Factors whose levels are a sample, the seed among them: what is found holds for others of their levels. */
  readonly random: readonly string[];
  /** The variance of each random term and, last, of single runs. */
  readonly varianceComponents: readonly VarianceOfGroup[];
  /** "More subjects or more seeds?": what would halve the interval of the main comparison; null without random factors. */
  readonly halfInterval: HalfIntervalOfAnalysis | null;
  /** For each tested term of several degrees of freedom whether its differences vary alike, where that is assumed. */
  readonly sphericity: readonly SphericityRow[];
  /** Tests that ask less of the data, where they were asked for. */
  readonly robust: Robust | null;
  /** What a reader must know before believing the numbers, a text each. */
  readonly notes: readonly string[];
  /** The kind of each of `notes`, in the same order: decisions are made by it, never by the text. */
  readonly noteKinds: readonly NoteKind[];
}

export type Goal = 'maximise' | 'minimise';

/**
 * ok: tested. partlyAliased: some of its degrees of freedom cannot be told from other terms. emptyCells: some of its
 * combinations never occurred. aliased: none of its degrees of freedom is its own. oneLevel: it never varied.
 * noResidual, perfectFit, constantResponse: there is no error to test against. refused: see the reason.
 */
export type TermStatus =
  | 'ok'
  | 'partlyAliased'
  | 'emptyCells'
  | 'aliased'
  | 'oneLevel'
  | 'noResidual'
  | 'perfectFit'
  | 'constantResponse'
  | 'refused';

export interface AnovaRow extends NumericRow, GlmRow {
  /** `a`, `a:b`, or `Residuals`. */
  readonly term: string;
  /** Increment of the rank. */
  readonly df: number;
  readonly sumSq: number | null;
  readonly meanSq: number | null;
  readonly f: number | null;
  readonly p: number | null;
  /** Natural logarithm of p: finite where p underflows to 0. */
  readonly logP: number | null;
  /**
   * Holm's p over all tests of the primary response, or over all tests of all secondary responses: what words are chosen by.
   * Null for a block, which is not in question.
   */
  readonly pAdjusted: number | null;
  /** Degrees of freedom of the error that F is against; null where there is no F. */
  readonly errorDf: number | null;
  /** The same under the name that it has beside F: whole or not. */
  readonly denDf: number | null;
  /** What the term is tested against: `Residuals`, `seed:a`, `REML, Kenward-Roger`; null where there is no F. */
  readonly error: string | null;
  /** In a split plot the stratum of that error as R's `aov` names it: the column of the plots, or `Within`; absent elsewhere. */
  readonly errorStratum?: string | null | undefined;
  readonly eta2: number | null;
  readonly partialEta2: number | null;
  /** Not clipped: may be negative. */
  readonly omega2: number | null;
  readonly partialOmega2: number | null;
  /** 90% limits of the noncentrality parameter, lower and upper. */
  readonly ncpInterval: Interval | null;
  /** 90% limits of the population partial eta squared, ncp / (ncp + n). */
  readonly partialEta2Interval: Interval | null;
  readonly status: TermStatus;
  readonly aliasedWith: readonly string[];
  readonly reason: string | null;
}

export type Interval = readonly [lower: number, upper: number];

export interface OneWayRow {
  readonly term: string;
  readonly label: 'one-way, unadjusted';
  readonly df: number;
  readonly sumSq: number | null;
  readonly meanSq: number | null;
  readonly residualDf: number;
  readonly residualSumSq: number | null;
  readonly f: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  readonly eta2: number | null;
  readonly omega2: number | null;
  readonly status: TermStatus;
  readonly reason: string | null;
}

/** A row of a linked pair's decomposition. */
export interface DecompositionRow {
  readonly term: string;
  readonly df: number;
  readonly sumSq: number | null;
  readonly meanSq: number | null;
  readonly f: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  /** Of the error that the row is tested against, whole or not; null where there is no F. */
  readonly denDf: number | null;
  readonly error: string | null;
  /** Holm's p, for the first row, the pair as a whole; null for the others, whose terms are rows of `anova`. */
  readonly pAdjusted: number | null;
  readonly meaning: string;
}

export interface LinkedPair {
  readonly factors: readonly [string, string];
  /** Combinations that occur, and how many there would be without constraints. */
  readonly combinations: number;
  readonly possible: number;
  /** Levels of either factor that are linked, directly or by a chain of combinations. */
  readonly components: readonly (readonly [first: readonly string[], second: readonly string[]])[];
  readonly rows: readonly DecompositionRow[];
  readonly residualDf: number;
  /** What is confounded with what, a sentence each. */
  readonly words: readonly string[];
}

/** Which of the planned looks this is: one after each complete replicate. */
export interface Look {
  /** Replicates that are complete; 0 before the first. */
  readonly number: number;
  /** Replicates in all. */
  readonly planned: number;
}

/** Evidence for a term that may be looked at while runs arrive in random order: its e-process, or a planned look. */
export interface Evidence {
  readonly term: string;
  /** Natural logarithm of E; null while the data say nothing about the term, and at planned looks. Decided at alpha once E >= 1 / alpha. */
  readonly logE: number | null;
  /**
   * min(1, 1 / E) at this look, or the level at which this planned look rejects; the always-valid p is the least of it over all
   * looks so far. Decided at alpha once p <= alpha.
   */
  readonly p: number | null;
  /** Which of the planned looks this is, with random factors besides seeds; null for an e-process, which may be looked at always. */
  readonly look: Look | null;
}

export interface EstimatedMean {
  readonly term: string;
  /** Level of each factor of the term. */
  readonly levels: Readonly<Record<string, string>>;
  /**
   * How the other factors are averaged: over all their combinations equally; or, as constraints forbid that, over the
   * combinations that are valid for this level; or by the rows observed.
   */
  readonly over: 'all' | 'valid' | 'proportional' | 'cells';
  readonly mean: number | null;
  readonly se: number | null;
  readonly df: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Rows observed at these levels, and their plain mean. */
  readonly n: number;
  readonly rawMean: number | null;
  readonly reason: string | null;
}

/** A reference of the sweep file, such as "no adapter". */
export interface ReferenceMean {
  readonly name: string;
  /** Planned, and those with a result. */
  readonly runs: number;
  readonly n: number;
  readonly mean: number | null;
  /** Of its own runs. */
  readonly sd: number | null;
  readonly se: number | null;
  /** 95% limits of the mean from its own spread, n - 1 degrees of freedom. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reason: string | null;
}

/** What a response is for something known, to read its means by: no adapter, the subject's own pictures. */
export interface Anchor {
  readonly name: string;
  readonly value: number;
  /** At the floor nothing is learnt, at the ceiling all that can be asked; null for others. */
  readonly role: 'floor' | 'ceiling' | null;
}

/** All pairs (tukey-kramer, holm), or every level against the control, which is `second` (dunnett). */
export type ComparisonMethod = 'tukey-kramer' | 'holm' | 'dunnett';

export interface Comparison {
  readonly term: string;
  /** The difference is `first` - `second`. */
  readonly first: string;
  readonly second: string;
  readonly method: ComparisonMethod;
  readonly difference: number | null;
  readonly se: number | null;
  readonly df: number | null;
  readonly t: number | null;
  /** Unadjusted, two-sided. */
  readonly p: number | null;
  readonly pAdjusted: number | null;
  /** 95% limits, simultaneous over the family (Bonferroni's where the method is holm). */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reason: string | null;
}

/** An interaction taken apart. */
export interface Interaction {
  readonly term: string;
  /** Of its cells. */
  readonly means: readonly EstimatedMean[];
  readonly simpleEffects: readonly SimpleEffect[];
  /** All pairs of cells; `first` and `second` are their levels in the order of the term's factors. */
  readonly comparisons: readonly Comparison[];
}

/** The effect of one factor where the others are held. */
export interface SimpleEffect {
  readonly factor: string;
  /** Level of each of the interaction's other factors. */
  readonly within: Readonly<Record<string, string>>;
  readonly df: number;
  readonly denDf: number | null;
  readonly f: number | null;
  readonly p: number | null;
  /** Only where Mauchly's test finds that its differences do not vary alike: Greenhouse and Geisser's p, which is judged by. */
  readonly pGreenhouseGeisser?: number | undefined;
  /** Holm's p over all simple effects of the interaction. */
  readonly pAdjusted: number | null;
}

export interface AssumptionTest {
  readonly statistic: number | null;
  readonly df1: number | null;
  readonly df2: number | null;
  readonly p: number | null;
  readonly reason: string | null;
}

export interface Assumptions {
  /** Brown-Forsythe across the cells of the model's factors: equal variances? */
  readonly equalVariance: AssumptionTest | null;
  /** Brown-Forsythe for each factor by itself, on the residuals: what the other terms explain is no spread. */
  readonly equalVarianceByFactor: Readonly<Record<string, AssumptionTest>>;
  /** Shapiro-Wilk on the residuals: normal? */
  readonly normality: AssumptionTest | null;
  /** What the model leaves of the variation between cells, against the variation within them. */
  readonly lackOfFit: AssumptionTest | null;
  /** Tukey's one-df test for non-additivity: for one run a cell. */
  readonly nonAdditivity: AssumptionTest | null;
  readonly maxLeverage: number | null;
  readonly maxAbsStudentizedResidual: number | null;
}

export interface RowResidual {
  /** Row of the table, from 1. */
  readonly row: number;
  readonly fitted: number;
  readonly residual: number;
  /** Residual over its standard error, the row itself left out of that; null where the row decides its own fit. */
  readonly rstudent: number | null;
}

export interface Outlier {
  readonly row: number;
  /** From a column named `trial_id`, `trial`, `run_id`, `run`, `number` or `id`; null without one. */
  readonly trialId: string | null;
  readonly rstudent: number;
}

export interface MissingLevel {
  readonly factor: string;
  readonly level: string;
  readonly rows: number;
  readonly used: number;
  /** Rows not used, by outcome (`failed`, `pruned`, ...; `missing` where the run gave a result that lacks a value). */
  readonly lost: Readonly<Record<string, number>>;
}

export interface Missing {
  readonly rows: number;
  readonly used: number;
  readonly lost: Readonly<Record<string, number>>;
  /** Only levels that lost rows or were never seen. */
  readonly levels: readonly MissingLevel[];
  /** Every word of the outcome column; [] without one. */
  readonly outcomes: readonly OutcomeCount[];
}

export interface WorstValue {
  /** Rows given the worst value seen. */
  readonly rows: number;
  readonly value: number;
  readonly anova: readonly AnovaRow[];
}
