import type { AnalysisRequest } from './analysis-request.ts';
import type { Analysis, AnovaRow, Evidence, LinkedPair } from './analysis-result.ts';
import { testsOf, withHolm } from './anova/holm-family.ts';
import { lenthOf } from './anova/lenth.ts';
import { decomposePair } from './anova/linked-pair.ts';
import { withNumericTerms } from './anova/numeric-terms.ts';
import { mostImportant } from './anova/most-important.ts';
import { sharesOfVariation } from './anova/share-of-variation.ts';
import { oneWay } from './anova/one-way.ts';
import { pairsToReport } from './anova/pairs-to-report.ts';
import { boxCox } from './assumptions/box-cox.ts';
import { checkAssumptions, unchecked } from './assumptions/check-assumptions.ts';
import { residualsToReport } from './assumptions/outliers.ts';
import { residualsOf } from './assumptions/residuals.ts';
import { withComputed } from './formula/computed-column.ts';
import { formulaText } from './formula/formula-text.ts';
import { analyseCounts } from './glm/analyse-counts.ts';
import { countedRows } from './glm/counted-rows.ts';
import type { CountedResponse } from './glm/family.ts';
import { interactionsToReport } from './interactions/interactions-to-report.ts';
import { bestLevelsOf } from './means/best-levels.ts';
import { cellsToReport } from './means/cells-to-report.ts';
import { comparisonsToReport } from './means/comparisons-to-report.ts';
import { meansToReport } from './means/means-to-report.ts';
import { referenceMean } from './means/reference-mean.ts';
import { fitModel, type LinearFit } from './model/linear-fit.ts';
import type { FactorVariable } from './model/model-matrix.ts';
import type { PreparedData } from './model/prepare.ts';
import type { ModelTerm } from './model/term.ts';
import type { NestFound } from './model/nest.ts';
import { withNests } from './nested-factors.ts';
import { withoutAbsent } from './without-absent.ts';
import { withAmounts } from './table/amounts.ts';
import { analyseOneFactor, onlyFactor } from './one-factor.ts';
import { layOut, type LaidOut } from './lay-out.ts';
import { type AnalysisErrors, analysisErrors } from './mixed/analysis-errors.ts';
import { pairErrors } from './mixed/pair-errors.ts';
import { conditionalResiduals } from './mixed/reml/conditional-residuals.ts';
import { pWhereUnalike, sphericityToReport } from './mixed/sphericity-to-report.ts';
import { missingTable } from './outcome/missing.ts';
import { resultsOnly } from './outcome/results-only.ts';
import { scaleResponse } from './response-scale.ts';
import { halfIntervalToReport } from './planning/half-interval-to-report.ts';
import { robustTests } from './robust/robust-tests.ts';
import { evidenceToReport } from './sequential/evidence-to-report.ts';
import { lookEvidence } from './sequential/look-evidence.ts';
import { sharedEvidence } from './sequential/shared-evidence.ts';
import { leftOutBySeveralErrors } from './split-plot/left-out.ts';
import { blockVarianceOf } from './strata/block-variance.ts';
import type { DataTable } from './table/data-table.ts';
import { layoutNotes } from './words/layout-notes.ts';
import { readingsOf } from './words/reading.ts';
import { type Note, noteFields } from './words/note.ts';
import { type Population, populationOf } from './words/population.ts';
import { notesFor } from './words/notes-for.ts';
import { worstValueSensitivity } from './worst-value.ts';

/**
 * Analysis of variance of a table, whatever state it is in: too few rows, one level seen, no residual degrees of
 * freedom or a constant response give a result with statuses and reasons.
 *
 * @throws YatesError E_COLUMN_UNKNOWN, E_COLUMN_NOT_NUMERIC, E_MODEL_RESPONSE, E_MODEL_SIZE, E_MODEL_PLOTS, E_MODEL_CONTROL,
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
export function analyse(given: DataTable, asked: AnalysisRequest): Analysis {
  if (asked.counted !== undefined) return analyseCounted(given, asked, asked.counted);
  const { table, request, note, nests } = readModel(given, asked);
  const { type = 2, goal, outcome, wholePlots } = request;
  const full = request.detail !== 'live';
  // A screen that asks again and again wants no residuals, and its cost must not grow with replicates.
  const absorb = full || request.robust ? undefined : request.block;
  const laidOut = layOut(table, request, { absorb, complete: !full });
  const only = onlyFactor(laidOut, request);
  if (only !== undefined) {
    const analysis = analyseOneFactor(laidOut, only, request, table);
    const left: Note = { kind: 'manyLevels', factor: only.name, levels: only.levels.length };
    const before = note === undefined ? [] : [note];
    return {
      ...analysis,
      ...noteFields([...before, ...layoutNotes(laidOut, request), ...notesFor(analysis), left]),
    };
  }
  const { terms, data, layout, random } = laidOut;
  const block = terms.some((term) => term.length === 1 && term[0] === request.block)
    ? request.block
    : undefined;
  const groups = new Set(random.flatMap((term) => term.groups));
  const sampled = [...groups].filter((name) => name !== wholePlots);
  const fit = fitModel(layout, data.cells);
  const factors = treatmentFactors(data, terms, block);
  // What exists within levels of others only has means and comparisons there.
  const crossed = factors.filter(({ name }) => !nests.some(({ factor }) => factor === name));
  const errors = analysisErrors(laidOut, fit, request);
  const { model: error, split } = errors;
  const isSingle = split === undefined && random.length === 0;
  const pairTests = random.length === 0 ? undefined : pairErrors(laidOut, sampled, request.ddf, !full);
  const anovaOf = (filled: DataTable): readonly AnovaRow[] => {
    const other = layOut(filled, request);
    const { anova } = analysisErrors(other, fitModel(other.layout, other.data.cells), request);
    return withHolm({ anova, block: block ?? null, linkedPairs: [] }).anova;
  };
  const linkedPairs = pairsToReport(request, terms, data.cells, crossed).map(([first, second]) =>
    decomposePair(data.cells, data.variables, terms, first, second, pairTests),
  );
  const pairs = split === undefined ? linkedPairs : linkedPairs.map(withoutTests);
  const sphericity = full ? sphericityToReport(laidOut, errors, type) : [];
  const anova = full
    ? withNumericTerms(errors.anova, laidOut, fit, errors, {
        type,
        scales: request.scales ?? {},
        skip: [...(block === undefined ? [] : [block]), ...sampled],
      })
    : errors.anova;
  const tested = withHolm(
    { anova, block: block ?? null, linkedPairs: pairs, sphericity },
    request.otherTests,
  );
  const { best, unseen, lackOfFit } = cellsToReport(laidOut, fit, error, factors, request);
  const analysis: Omit<Analysis, 'notes' | 'noteKinds'> = {
    schema: 'yates/analysis/v2',
    response: request.response,
    formula: formulaText(request.response, terms, {
      plots: random.length > 0 ? undefined : wholePlots,
      random: random.map(({ groups, within }) => [...groups, ...within]),
      computed: (request.computed ?? []).map(({ name }) => name),
    }),
    type,
    n: fit.n,
    rank: fit.rank,
    interim: request.interim ?? false,
    goal: goal ?? null,
    ...overall(fit, errors.residuals),
    ...tested,
    familySize: testsOf(tested).length + (request.otherTests?.length ?? 0),
    mostImportant: mostImportant(
      tested.anova.filter(({ pAdjusted }) => pAdjusted !== null),
      fit.cells.totalSumSq,
    ),
    shares: sharesOfVariation(
      tested.anova.filter(({ pAdjusted }) => pAdjusted !== null),
      fit.cells.totalSumSq,
    ),
    counts: null,
    lenth:
      full && isSingle && block === undefined && factors.length === data.variables.size
        ? lenthOf(factors, fit.cells)
        : null,
    boxCox: full && isSingle ? boxCox(fit, data.response) : null,
    readings: readingsOf(data, [...(block === undefined ? [] : [block]), ...sampled]),
    nested: nests,
    population: populationFor(sampled, request),
    splitPlot: split?.error ?? null,
    oneWay: crossed.map((factor) => {
      const row = oneWay(data.cells, factor);
      if (random.length > 0) return { ...row, ...refusedWithRandom };
      return split?.isWhole([factor.name]) === true ? { ...row, ...refusedInPlots } : row;
    }),
    evidence:
      laidOut.singleSeed !== undefined
        ? []
        : full && random.length > 0
          ? evidenceWith(given, asked)
          : evidenceOf(errors, laidOut, block, request),
    means: meansToReport(fit, error, factors, linkedPairs, request.averaging ?? 'all', full),
    references: (request.references ?? []).map(referenceMean),
    comparisons: full ? comparisonsToReport(fit, error, factors, request) : [],
    interactions: full
      ? interactionsToReport(fit, error, factors, tested.anova, linkedPairs, pWhereUnalike(laidOut, errors))
      : [],
    best,
    unseen,
    bestLevels:
      full && goal !== undefined ? crossed.map((factor) => bestLevelsOf(fit, error, factor, goal)) : [],
    ...checks(errors, laidOut, factors, full ? { table, lackOfFit } : undefined, request.residualsMax),
    missing: missingTable(table, laidOut.rows, factorsIn(data, terms), outcome, laidOut.repeats.rows),
    worstValue:
      outcome === undefined || goal === undefined || split !== undefined
        ? null
        : (worstValueSensitivity(table, request.response, anovaOf, outcome, goal) ?? null),
    blockVariance: full && isSingle ? blockVarianceOf(data, terms, block) : null,
    seeds: laidOut.singleSeed === undefined ? (request.seeds ?? null) : null,
    random: sampled,
    varianceComponents: error.components,
    halfInterval: full
      ? halfIntervalToReport(laidOut, error.components, errors.anova, { block, seeds: request.seeds })
      : null,
    robust: request.robust === true && isSingle ? robustTests(fit, data, factors, request) : null,
  };
  const shown = nests.length === 0 ? analysis : withoutAbsent(analysis);
  const refused = isSingle ? [] : leftOutBySeveralErrors(analysis, request.robust === true);
  const ofLayout = layoutNotes(laidOut, request);
  const notes = [...(note === undefined ? [] : [note]), ...ofLayout, ...notesFor(shown), ...refused];
  return { ...shown, ...noteFields(notes) };
}

/** A response that counts successes or events. */
function analyseCounted(given: DataTable, asked: AnalysisRequest, counted: CountedResponse): Analysis {
  const computed = withComputed(withAmounts(given, asked.amounts), asked.computed ?? []);
  const rows = countedRows(computed, asked.response, counted);
  const { table, terms, nests } = withNests(resultsOnly(rows.table, asked), asked);
  const request = { ...asked, terms, nests };
  const { laidOut, ...found } = analyseCounts({ table, rows, family: counted.family, request });
  const analysis: Omit<Analysis, 'notes' | 'noteKinds'> = {
    schema: 'yates/analysis/v2',
    response: request.response,
    formula: formulaText(request.response, laidOut.terms, {
      computed: [request.response, ...(request.computed ?? []).map(({ name }) => name)],
    }),
    readings: readingsOf(laidOut.data, request.block === undefined ? [] : [request.block]),
    nested: nests,
    lenth: null,
    boxCox: null,
    ...found,
  };
  const shown = nests.length === 0 ? analysis : withoutAbsent(analysis);
  return { ...shown, ...noteFields([...layoutNotes(laidOut, request), ...notesFor(shown)]) };
}

/** The table and the model as they are analysed: computed columns added, what gave no result left out, nests found. */
function readModel(
  given: DataTable,
  asked: AnalysisRequest,
): {
  readonly table: DataTable;
  readonly request: AnalysisRequest;
  readonly note: Note | undefined;
  readonly nests: readonly NestFound[];
} {
  const computed = withComputed(withAmounts(given, asked.amounts), asked.computed ?? []);
  const { table: scaled, note } = scaleResponse(resultsOnly(computed, asked), asked.response);
  const { table, terms, nests } = withNests(scaled, asked);
  return { table, request: { ...asked, terms, nests }, note, nests };
}

/**
 * What residuals show: those of the one fit, or, where runs share seeds, subjects or whole plots, what the random effects leave.
 *
 * @param asked undefined in a live look. `lackOfFit`: as cells tell it, with random effects
 */
function checks(
  { residuals: fit, mixed, model }: AnalysisErrors,
  { data: { response } }: LaidOut,
  factors: readonly FactorVariable[],
  asked: { readonly table: DataTable; readonly lackOfFit: Analysis['assumptions']['lackOfFit'] } | undefined,
  rowsMax: number | undefined,
): Pick<Analysis, 'assumptions' | 'residuals' | 'outliers'> {
  if (asked === undefined) return { assumptions: unchecked, residuals: [], outliers: [] };
  const none = { residuals: [], outliers: [] };
  if (mixed !== undefined) {
    const found = conditionalResiduals(mixed(), model.components, response);
    // Without variances what is left are the differences that no factor and no random level explains.
    const shown = found ?? residualsOf(fit, response);
    return {
      assumptions: checkAssumptions(fit, shown, response, factors, asked, found?.df),
      ...(found === undefined ? none : residualsToReport(fit.cells, found, found.df, asked.table, rowsMax)),
    };
  }
  const found = residualsOf(fit, response);
  const hasResiduals = fit.residualDf >= 2 && fit.residualSumSq > 1e-24 * fit.cells.totalSumSq;
  return {
    assumptions: checkAssumptions(fit, found, response, factors),
    ...(hasResiduals ? residualsToReport(fit.cells, found, fit.residualDf, asked.table, rowsMax) : none),
  };
}

/** Whole plots are a sample as the levels of a random factor are: `Error(id)` speaks of whom `(1 | id)` speaks of. */
function populationFor(
  sampled: readonly string[],
  { population, seeds, wholePlots }: Pick<AnalysisRequest, 'population' | 'seeds' | 'wholePlots'>,
): Population {
  if (sampled.length > 0) return populationOf(sampled, seeds);
  return population ?? (wholePlots === undefined ? 'these runs' : populationOf([wholePlots]));
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

/**
 * With shared seeds a complete replicate is one observation; with other random factors looks are planned. What differs between
 * whole plots arrives plot by plot: the e-process is not for it.
 */
function evidenceOf(
  { split, residuals, strata, anova }: AnalysisErrors,
  { data, random, terms, complete }: LaidOut,
  block: string | undefined,
  { seeds, looks }: Pick<AnalysisRequest, 'seeds' | 'looks'>,
): Evidence[] {
  const isSeedsOnly = random.every(({ groups }) => groups.every((name) => name === seeds));
  if (!isSeedsOnly && looks !== undefined)
    return lookEvidence(anova, terms, block, { number: complete, planned: looks.planned });
  if (random.length > 0)
    return sharedEvidence(seeds === undefined || complete > 0 ? strata : undefined, terms);
  return evidenceToReport(residuals, data, block).filter(
    ({ term }) => split === undefined || !split.isWhole([term]),
  );
}

const refusedWithRandom = {
  f: null,
  p: null,
  logP: null,
  status: 'refused',
  reason: 'runs that share a level of a random factor are not independent',
} as const;

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
 * evidenceWith(table, { response: 'y', terms: [['a']] });
 * // [{ term: 'a', logE: 0.156079, p: 0.855491, look: null }]
 */
export function evidenceWith(given: DataTable, request: AnalysisRequest): Evidence[] {
  const { table, request: read } = readModel(given, request);
  const asked: AnalysisRequest = { ...read, type: 2, detail: 'live' };
  const laidOut = layOut(table, asked, { absorb: request.block, complete: true });
  const { layout, data } = laidOut;
  return evidenceOf(
    analysisErrors(laidOut, fitModel(layout, data.cells), asked),
    laidOut,
    request.block,
    asked,
  );
}

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
