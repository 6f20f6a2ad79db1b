import { YatesError } from '../base/error.ts';
import type { AnalysisRequest } from './analysis-request.ts';
import type { Analysis, Evidence, LinkedPair } from './analysis-result.ts';
import { anovaTable } from './anova/anova-table.ts';
import { decomposePair } from './anova/linked-pair.ts';
import { oneWay } from './anova/one-way.ts';
import { pairsToReport } from './anova/pairs-to-report.ts';
import { checkAssumptions, unchecked } from './assumptions/check-assumptions.ts';
import { formulaText } from './formula/formula-text.ts';
import { bestCombination } from './means/best-combination.ts';
import { bestLevelsOf } from './means/best-levels.ts';
import { comparisonsToReport } from './means/comparisons-to-report.ts';
import { meansToReport } from './means/means-to-report.ts';
import { referenceMean } from './means/reference-mean.ts';
import { fitModel, type LinearFit } from './model/linear-fit.ts';
import { type FactorVariable, layOutModel, type ModelLayout } from './model/model-matrix.ts';
import { type PreparedData, type PrepareOptions, prepareData, refuseTooLarge } from './model/prepare.ts';
import { type ModelTerm, orderTerms } from './model/term.ts';
import { missingTable } from './outcome/missing.ts';
import { resultsOnly } from './outcome/results-only.ts';
import { scaleResponse } from './response-scale.ts';
import { robustTests } from './robust/robust-tests.ts';
import { evidenceToReport } from './sequential/evidence-to-report.ts';
import { leftOutOfSplitPlot } from './split-plot/left-out.ts';
import { type SplitPlot, splitPlot } from './split-plot/split-plot.ts';
import { blockVarianceOf } from './strata/block-variance.ts';
import type { DataTable } from './table/data-table.ts';
import { noteFields } from './words/note.ts';
import { notesFor } from './words/notes-for.ts';
import { worstValueSensitivity } from './worst-value.ts';

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
  const { table, note } = scaleResponse(resultsOnly(given, request), request.response);
  const { type = 2, block, goal, outcome, wholePlots } = request;
  const full = request.detail !== 'live';
  // A screen that asks again and again wants no residuals, and its cost must not grow with replicates.
  const absorbed = full || request.robust ? undefined : block;
  const { terms, model, data, layout } = layOut(table, request, absorbed);
  const fit = fitModel(layout, data.cells);
  const factors = treatmentFactors(data, terms, block);
  const linkedPairs = pairsToReport(request, terms, data.cells, factors).map(([first, second]) =>
    decomposePair(data.cells, data.variables, terms, first, second),
  );
  const split = splitPlotOf(data, layout, type, request, !full);
  const { forMeans, forDifferences } = split ?? { forMeans: () => fit, forDifferences: () => fit };
  const analysis: Omit<Analysis, 'notes' | 'noteKinds'> = {
    schema: 'yates/analysis/v2',
    response: request.response,
    block: block ?? null,
    formula: formulaText(request.response, terms, wholePlots),
    type,
    n: fit.n,
    rank: fit.rank,
    interim: request.interim ?? false,
    goal: goal ?? null,
    ...overall(fit, split?.within ?? fit),
    anova: split?.anova ?? anovaTable(fit, type),
    splitPlot: split?.error ?? null,
    oneWay: factors.map((factor) =>
      split?.isWhole([factor.name]) === true
        ? { ...oneWay(data.cells, factor), ...refusedInPlots }
        : oneWay(data.cells, factor),
    ),
    linkedPairs: split === undefined ? linkedPairs : linkedPairs.map(withoutTests),
    evidence: evidenceOf(split?.within ?? fit, split, data, block),
    means: meansToReport(forMeans, fit, factors, linkedPairs, request.averaging ?? 'all', full),
    references: (request.references ?? []).map(referenceMean),
    comparisons: full ? comparisonsToReport(forDifferences, factors, request) : [],
    best: goal === undefined ? null : bestCombination(forMeans(factors), factors, goal),
    bestLevels:
      full && goal !== undefined
        ? factors.map((factor) => bestLevelsOf(forDifferences(factor), factor, goal))
        : [],
    assumptions: full ? checkAssumptions(split?.within ?? fit, data.response, factors) : unchecked,
    missing: missingTable(table, data.cells.rows, factorsIn(data, terms), outcome),
    worstValue:
      outcome === undefined || goal === undefined || split !== undefined
        ? null
        : (worstValueSensitivity(table, model, type, outcome, goal) ?? null),
    blockVariance: full && split === undefined ? blockVarianceOf(data, terms, block) : null,
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

/** The response and the model as a whole. @param within the fit whose residuals give sigma */
function overall(
  { n, cells, residualDf, residualSumSq }: LinearFit,
  within: LinearFit,
): Pick<Analysis, 'grandMean' | 'totalSumSq' | 'sigma' | 'rSquared' | 'adjustedRSquared'> {
  const { totalSumSq } = cells;
  const unexplained = totalSumSq > 0 ? residualSumSq / totalSumSq : null;
  return {
    grandMean: n === 0 ? null : cells.offset,
    totalSumSq: n === 0 ? null : totalSumSq,
    sigma: within.residualDf > 0 ? Math.sqrt(within.residualSumSq / within.residualDf) : null,
    rSquared: unexplained === null ? null : 1 - unexplained,
    adjustedRSquared:
      unexplained === null || residualDf <= 0 ? null : 1 - (unexplained * (n - 1)) / residualDf,
  };
}

/** What differs between whole plots arrives plot by plot: the e-process is not for it. */
const evidenceOf = (
  fit: LinearFit,
  split: SplitPlot | undefined,
  data: PreparedData,
  block: string | undefined,
): Evidence[] =>
  evidenceToReport(fit, data, block).filter(({ term }) => split === undefined || !split.isWhole([term]));

interface LaidOut {
  readonly terms: readonly ModelTerm[];
  /** Without the whole plots. */
  readonly model: PrepareOptions;
  readonly data: PreparedData;
  readonly layout: ModelLayout;
}

/**
 * The model's data and its columns.
 *
 * @param absorb the block, where its like levels may count as one
 * @throws YatesError E_MODEL_SIZE, and as `prepareData`
 */
function layOut(table: DataTable, request: AnalysisRequest, absorb: string | undefined): LaidOut {
  const { response, block, wholePlots } = request;
  const terms = orderTerms(block === undefined ? request.terms : [[block], ...request.terms]);
  const model: PrepareOptions = {
    response,
    terms,
    factors: [...(request.factors ?? []), ...(block === undefined ? [] : [block])],
    uncentred: request.type === 3 ? covariatesInInteractions(terms) : undefined,
    absorb,
  };
  const data = prepareData(table, wholePlots === undefined ? model : withPlots(model, wholePlots));
  const layout = layOutModel(terms, data.variables);
  refuseTooLarge(layout, data.cells);
  return { terms, model, data, layout };
}

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
      message: `"${wholePlots}" numbers the whole plots and is also a term of the model`,
      next: 'take it out of the model: whole plots have an error of their own',
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
  const { table } = scaleResponse(resultsOnly(given, request), request.response);
  const { data, layout } = layOut(table, { ...request, type: 2 }, request.block);
  const split = splitPlotOf(data, layout, 2, request, true);
  return evidenceOf(split?.within ?? fitModel(layout, data.cells), split, data, request.block);
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
