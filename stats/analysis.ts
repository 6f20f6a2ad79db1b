import { YatesError } from '../base/error.ts';
import type {
  Analysis,
  BlockVariance,
  Comparison,
  EstimatedMean,
  Evidence,
  Goal,
  LinkedPair,
} from './analysis-result.ts';
import { anovaTable } from './anova/anova-table.ts';
import { checkAssumptions, unchecked } from './assumptions/check-assumptions.ts';
import { bestLevelsOf } from './means/best-levels.ts';
import { bestCombination } from './means/best-combination.ts';
import { comparePairs, compareWithControl } from './means/comparisons.ts';
import { type Averaging, estimatedMeans } from './means/estimated-means.ts';
import { decomposePair, findComponents } from './anova/linked-pair.ts';
import { missingTable } from './missing.ts';
import { formulaText } from './formula/formula-text.ts';
import { fitModel, type LinearFit } from './model/linear-fit.ts';
import { type FactorVariable, layOutModel, type ModelLayout } from './model/model-matrix.ts';
import { type PreparedData, type PrepareOptions, prepareData, refuseTooLarge } from './model/prepare.ts';
import { contains, type ModelTerm, orderTerms, sameTerm } from './model/term.ts';
import { noteFields } from './words/note.ts';
import { notesFor } from './words/notes-for.ts';
import { oneWay } from './anova/one-way.ts';
import { scaleResponse } from './response-scale.ts';
import { eProcess } from './sequential/e-process.ts';
import { type ReferenceRuns, referenceMean } from './means/reference-mean.ts';
import { robustTests } from './robust/robust-tests.ts';
import { leftOutOfSplitPlot } from './split-plot/left-out.ts';
import { type SplitPlot, splitPlot } from './split-plot/split-plot.ts';
import { varianceComponents } from './strata/variance-components.ts';
import { worstValueSensitivity } from './worst-value.ts';
import type { DataTable } from './table/data-table.ts';

export interface AnalysisRequest {
  /** Name of a numeric column. */
  readonly response: string;
  /** Right-hand side of the model; [] is the mean alone. Main effects come first whatever the order given. */
  readonly terms: readonly ModelTerm[];
  /** Of the sums of squares; 2 by default. */
  readonly type?: 1 | 2 | 3 | undefined;
  /** A factor to adjust for that is not itself in question, such as the seed. Put first in the model. */
  readonly block?: string | undefined;
  /** Numeric columns that are levels of a factor, not amounts. */
  readonly factors?: readonly string[] | undefined;
  /** Pairs of factors that constraints tie together. Left out: found from the data once they are complete. */
  readonly linked?: readonly (readonly [string, string])[] | undefined;
  /** Column that says how a row ended (`completed`, `failed`, `pruned`, `diverged`): counts what is missing. */
  readonly outcome?: string | undefined;
  readonly goal?: Goal | undefined;
  /** The sweep still runs. */
  readonly interim?: boolean | undefined;
  /** `live` leaves out comparisons, assumptions and interaction means, for a screen that asks again and again. */
  readonly detail?: 'live' | 'full' | undefined;
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
  /** Runs outside the design, whose means are reported beside it. */
  readonly references?: readonly ReferenceRuns[] | undefined;
  /** How estimated means average the factors that they do not name; `all` (equally) by default. */
  readonly averaging?: Averaging | undefined;
}

/** Levels beyond which all-pairs comparisons of a factor are left out: 30 levels are 435 pairs. */
const comparedLevelsMax = 30;
/** Levels from which a block is worth a variance of its own. */
const randomBlockLevelsMin = 6;
/** Columns beyond which the evidence for a factor is left out: its cost grows with their cube. */
const evidenceColumnsMax = 200;
/** Combinations beyond which the means of an interaction are left out. */
const interactionMeansMax = 400;

/**
 * Analysis of variance of a table, whatever state it is in: too few rows, one level seen, no residual degrees of
 * freedom or a constant response give a result with statuses and reasons.
 *
 * @throws YatesError E_COLUMN_UNKNOWN, E_COLUMN_NOT_NUMERIC, E_MODEL_RESPONSE, E_MODEL_SIZE, E_MODEL_CONTROL,
 *   E_COLUMN_LEVEL
 *
 * @example
 * const table = dataTable({
 *   a: factorColumn(['x', 'x', 'y', 'y', 'z', 'z']),
 *   y: numericColumn([1, 2, 4, 5, 7, 9]),
 * });
 * const { anova } = analyse(table, { response: 'y', terms: [['a']] });
 * anova.map(({ term, df, f }) => [term, df, f]); // [['a', 2, 21.1667], ['Residuals', 3, null]]
 * analyse(table, { response: 'y', terms: [['b']] }); // throws E_COLUMN_UNKNOWN
 */
export function analyse(given: DataTable, request: AnalysisRequest): Analysis {
  const { table, note } = scaleResponse(given, request.response);
  const type = request.type ?? 2;
  const terms = modelTerms(request);
  const model = {
    response: request.response,
    terms,
    factors: [...(request.factors ?? []), ...(request.block === undefined ? [] : [request.block])],
    uncentred: type === 3 ? covariatesInInteractions(terms) : undefined,
    // A screen that asks again and again wants no residuals, and its cost must not grow with replicates.
    absorb: request.detail === 'live' && !request.robust ? request.block : undefined,
  };
  const { wholePlots } = request;
  const data = prepareData(table, wholePlots === undefined ? model : withPlots(model, wholePlots));
  const layout = layOutModel(terms, data.variables);
  refuseTooLarge(layout, data.cells);
  const fit = fitModel(layout, data.cells);
  const factors = treatmentFactors(data, terms, request.block);
  const linkedPairs = pairsToReport(request, terms, fit, factors).map(([first, second]) =>
    decomposePair(data.cells, data.variables, terms, first, second),
  );
  const full = request.detail !== 'live';
  const split = splitPlotOf(data, layout, type, request, !full);
  const estimates = split ?? { forMeans: () => fit, forDifferences: () => fit };
  const { totalSumSq } = data.cells;
  const unexplained = totalSumSq > 0 ? fit.residualSumSq / totalSumSq : null;
  const analysis: Omit<Analysis, 'notes' | 'noteKinds'> = {
    schema: 'yates/analysis/v1',
    response: request.response,
    block: request.block ?? null,
    formula: formulaText(request.response, terms, wholePlots),
    type,
    n: fit.n,
    rank: fit.rank,
    interim: request.interim ?? false,
    goal: request.goal ?? null,
    grandMean: fit.n === 0 ? null : data.cells.offset,
    totalSumSq: fit.n === 0 ? null : totalSumSq,
    sigma: sigmaOf(split?.within ?? fit),
    rSquared: unexplained === null ? null : 1 - unexplained,
    adjustedRSquared:
      unexplained === null || fit.residualDf <= 0 ? null : 1 - (unexplained * (fit.n - 1)) / fit.residualDf,
    anova: split?.anova ?? anovaTable(fit, type),
    splitPlot: split?.error ?? null,
    oneWay: factors.map((factor) =>
      split?.isWhole([factor.name]) === true
        ? { ...oneWay(data.cells, factor), ...refusedInPlots }
        : oneWay(data.cells, factor),
    ),
    linkedPairs: split === undefined ? linkedPairs : linkedPairs.map(withoutTests),
    evidence:
      split === undefined
        ? evidenceToReport(fit, data, request.block)
        : // What differs between plots arrives plot by plot: the e-process is not for it.
          evidenceToReport(split.within, data, request.block).filter(({ term }) => !split.isWhole([term])),
    means: meansToReport(estimates.forMeans, fit, factors, linkedPairs, request, full),
    references: (request.references ?? []).map(referenceMean),
    comparisons: full ? comparisonsToReport(estimates.forDifferences, factors, request) : [],
    best:
      request.goal === undefined ? null : bestCombination(estimates.forMeans(factors), factors, request.goal),
    bestLevels:
      full && request.goal !== undefined
        ? factors.map((factor) =>
            bestLevelsOf(estimates.forDifferences(factor), factor, request.goal as Goal),
          )
        : [],
    assumptions: full ? checkAssumptions(split?.within ?? fit, data.response, factors) : unchecked,
    missing: missingTable(table, data.cells.rows, factorsIn(data, terms), request.outcome),
    worstValue:
      request.outcome === undefined || request.goal === undefined || split !== undefined
        ? null
        : (worstValueSensitivity(table, model, type, request.outcome, request.goal) ?? null),
    blockVariance: full && split === undefined ? blockVarianceOf(data, terms, request.block) : null,
    robust: request.robust === true && split === undefined ? robustTests(fit, data, factors, request) : null,
  };
  const refused = split === undefined ? [] : leftOutOfSplitPlot(analysis, request.robust === true);
  const notes = [...(note === undefined ? [] : [note]), ...notesFor(analysis), ...refused];
  return { ...analysis, ...noteFields(notes) };
}

/** Without the whole plots, which are many and no factor in question. */
const factorsIn = (
  { factorColumns }: PreparedData,
  terms: readonly ModelTerm[],
): PreparedData['factorColumns'] =>
  new Map([...factorColumns].filter(([name]) => terms.some((term) => term.includes(name))));

const sigmaOf = ({ residualDf, residualSumSq }: LinearFit): number | null =>
  residualDf > 0 ? Math.sqrt(residualSumSq / residualDf) : null;

/** Rows are folded by their whole plot too; it is no term of the model. */
const withPlots = (model: PrepareOptions, plots: string): PrepareOptions => ({
  ...model,
  terms: [[plots], ...model.terms],
  factors: [...(model.factors ?? []), plots],
});

function splitPlotOf(
  { cells, variables }: PreparedData,
  layout: ModelLayout,
  type: 1 | 2 | 3,
  { wholePlots, terms }: AnalysisRequest,
  quick: boolean,
): SplitPlot | undefined {
  if (wholePlots === undefined) return undefined;
  if (terms.some((term) => term.includes(wholePlots))) {
    throw new YatesError({
      code: 'E_MODEL_PLOTS',
      message: `"${wholePlots}" numbers the whole plots and is a term of the model at once`,
      next: 'take it out of the model: plots are adjusted for as an error',
    });
  }
  const plots = variables.get(wholePlots);
  if (plots?.kind !== 'factor' || cells.count === 0) return undefined;
  return splitPlot({ layout, cells, variables, plots }, type, quick);
}

const refusedInPlots = {
  f: null,
  p: null,
  logP: null,
  status: 'refused',
  reason: 'runs of one whole plot are not independent',
} as const;

/** They are made for a single error. */
const withoutTests = (pair: LinkedPair): LinkedPair => ({
  ...pair,
  rows: pair.rows.map((row) => ({ ...row, f: null, p: null, logP: null })),
});

/**
 * The evidence alone, with a model of its own. @throws YatesError as `analyse`
 *
 * @example
 * const table = dataTable({
 *   a: factorColumn(['x', 'x', 'y', 'y', 'z', 'z']),
 *   y: numericColumn([1, 2, 4, 5, 7, 9]),
 * });
 * evidenceWith(table, { response: 'y', terms: [['a']] }); // [{ term: 'a', logE: 0.156079, p: 0.855491 }]
 */
export function evidenceWith(given: DataTable, request: AnalysisRequest): Evidence[] {
  const { table } = scaleResponse(given, request.response);
  const terms = modelTerms(request);
  const { block, wholePlots } = request;
  const factors = [...(request.factors ?? []), ...(block === undefined ? [] : [block])];
  const model = { response: request.response, terms, factors, absorb: block };
  const data = prepareData(table, wholePlots === undefined ? model : withPlots(model, wholePlots));
  const layout = layOutModel(terms, data.variables);
  refuseTooLarge(layout, data.cells);
  const split = splitPlotOf(data, layout, 2, request, true);
  return split === undefined
    ? evidenceToReport(fitModel(layout, data.cells), data, block)
    : evidenceToReport(split.within, data, block).filter(({ term }) => !split.isWhole([term]));
}

function modelTerms({ terms, block }: AnalysisRequest): ModelTerm[] {
  const all = block === undefined ? terms : [[block], ...terms];
  return orderTerms(all);
}

const covariatesInInteractions = (terms: readonly ModelTerm[]): ReadonlySet<string> =>
  new Set(terms.filter((term) => term.length > 1).flat());

/** Factors in question: those of the model, the block left out. */
function treatmentFactors(
  data: PreparedData,
  terms: readonly ModelTerm[],
  block: string | undefined,
): FactorVariable[] {
  return [...new Set(terms.flat())].flatMap((name) => {
    const variable = data.variables.get(name);
    return variable?.kind === 'factor' && name !== block ? [variable] : [];
  });
}

function pairsToReport(
  request: AnalysisRequest,
  terms: readonly ModelTerm[],
  fit: LinearFit,
  factors: readonly FactorVariable[],
): (readonly [FactorVariable, FactorVariable])[] {
  const named = (name: string) => factors.find((factor) => factor.name === name && factor.levels.length > 0);
  if (request.linked !== undefined) {
    return request.linked.flatMap(([first, second]) => {
      const pair = [named(first), named(second)] as const;
      return pair[0] !== undefined && pair[1] !== undefined ? [[pair[0], pair[1]] as const] : [];
    });
  }
  // While rows are still to come, a missing combination is more likely late than impossible.
  if (request.interim === true) return [];
  const main = factors.filter(({ name }) => terms.some((term) => sameTerm(term, [name])));
  return main.flatMap((first, i) =>
    main.slice(i + 1).flatMap((second) => {
      const varies = first.levels.length > 1 && second.levels.length > 1;
      return varies && findComponents(fit.cells, first, second).count > 1 ? [[first, second] as const] : [];
    }),
  );
}

function meansToReport(
  fitFor: (factors: readonly FactorVariable[]) => LinearFit,
  fit: LinearFit,
  factors: readonly FactorVariable[],
  pairs: readonly LinkedPair[],
  request: AnalysisRequest,
  full: boolean,
): EstimatedMean[] {
  const averaging = request.averaging ?? 'all';
  const factorNamed = (name: string) => factors.find((factor) => factor.name === name) as FactorVariable;
  const linked = factors.filter(({ name }) => pairs.some((pair) => pair.factors.includes(name)));
  const means = factors.flatMap((factor) => {
    const own = estimatedMeans(fitFor([factor]), [factor], averaging);
    const undetermined = linked.length > 0 && own.some(({ mean }) => mean === null);
    return undetermined
      ? [...own, ...estimatedMeans(fitFor([factor]), [factor], 'valid', undefined, linked)]
      : own;
  });
  for (const { factors: names } of pairs) {
    const [first, second] = [factorNamed(names[0]), factorNamed(names[1])];
    const { combinations } = findComponents(fit.cells, first, second);
    means.push(...estimatedMeans(fitFor([first, second]), [first, second], averaging, combinations));
  }
  if (!full) return means;
  for (const { term } of fit.layout.blocks) {
    const inTerm = factors.filter(({ name }) => term.includes(name));
    const size = inTerm.reduce((product, { levels }) => product * levels.length, 1);
    const isPair = pairs.some((pair) => contains(pair.factors, term));
    if (term.length !== 2 || inTerm.length !== 2 || isPair || size > interactionMeansMax) continue;
    means.push(...estimatedMeans(fitFor(inTerm), inTerm, averaging));
  }
  return means;
}

function comparisonsToReport(
  fitFor: (factor: FactorVariable) => LinearFit,
  factors: readonly FactorVariable[],
  { comparisons, controls = {} }: AnalysisRequest,
): Comparison[] {
  for (const name of Object.keys(controls)) refuseUnlessFactor(name, factors);
  return factors.flatMap((factor) => {
    if (factor.levels.length > comparedLevelsMax) return [];
    const control = controls[factor.name];
    return control === undefined
      ? comparePairs(fitFor(factor), factor, comparisons)
      : compareWithControl(fitFor(factor), factor, control);
  });
}

function refuseUnlessFactor(name: string, factors: readonly FactorVariable[]): void {
  if (factors.some((factor) => factor.name === name)) return;
  throw new YatesError({
    code: 'E_MODEL_CONTROL',
    message: `a control level is named for "${name}", which is no factor of the model`,
    next: `use one of: ${factors.map((factor) => factor.name).join(', ')}`,
  });
}

function evidenceToReport(fit: LinearFit, data: PreparedData, block: string | undefined): Evidence[] {
  const levelCounts = new Map([...data.factorColumns].map(([name, { levels }]) => [name, levels.length]));
  return fit.layout.blocks.flatMap(({ name, term, start, end }, index) => {
    if (name === block || term.length > 1 || end - start > evidenceColumnsMax) return [];
    const found = eProcess(fit, index, levelCounts);
    return [{ term: name, logE: found?.logE ?? null, p: found?.p ?? null }];
  });
}

function blockVarianceOf(
  data: PreparedData,
  terms: readonly ModelTerm[],
  block: string | undefined,
): BlockVariance | null {
  const variable = block === undefined ? undefined : data.variables.get(block);
  if (variable?.kind !== 'factor' || variable.levels.length < randomBlockLevelsMin) return null;
  const fixed = terms.filter((term) => !term.includes(variable.name));
  const found = varianceComponents(layOutModel(fixed, data.variables), data.cells, variable);
  return found === undefined ? null : { block: variable.name, ...found };
}
