import type { AnalysisRequest } from './analysis-request.ts';
import type { Analysis, AnovaRow, EstimatedMean } from './analysis-result.ts';
import { residualsRow } from './anova/anova-table.ts';
import { effectSize, noEffectSize } from './anova/effect-size.ts';
import { withHolm } from './anova/holm-family.ts';
import { mostImportant } from './anova/most-important.ts';
import { sharesOfVariation } from './anova/share-of-variation.ts';
import { oneWay } from './anova/one-way.ts';
import { untestedRow } from './anova/untested-row.ts';
import { brownForsythe } from './assumptions/brown-forsythe.ts';
import { unchecked } from './assumptions/check-assumptions.ts';
import { residualsToReport } from './assumptions/outliers.ts';
import { type Residuals, studentize } from './assumptions/residuals.ts';
import { shapiroWilk } from './assumptions/shapiro-wilk.ts';
import { tTwoSidedQuantile } from './distributions/t-distribution.ts';
import { formulaText } from './formula/formula-text.ts';
import type { LaidOut } from './lay-out.ts';
import type { FactorVariable } from './model/model-matrix.ts';
import { missingTable } from './outcome/missing.ts';
import type { DataTable } from './table/data-table.ts';
import { readingsOf } from './words/reading.ts';
import { numbersOf } from './numeric/per-row.ts';

/** Levels from which on a model of one factor is solved in closed form: a fit costs the cube of their number. */
const levelsMin = 300;

/** The factor, where a model is of one factor with very many levels and nothing else. */
export function onlyFactor(
  { terms, random, data, singleSeed }: LaidOut,
  { block, wholePlots, robust, nests = [], detail }: AnalysisRequest,
): FactorVariable | undefined {
  const [term, ...others] = terms;
  if (term?.length !== 1 || others.length > 0 || random.length > 0 || singleSeed !== undefined)
    return undefined;
  if (
    block !== undefined ||
    wholePlots !== undefined ||
    robust === true ||
    nests.length > 0 ||
    detail === 'live'
  )
    return undefined;
  const variable = data.variables.get(term[0] as string);
  return variable?.kind === 'factor' && variable.levels.length >= levelsMin ? variable : undefined;
}

/**
 * One factor with very many levels: the same figures as of a fit, from the means of its levels. What compares levels with each other is
 * left out, as is the best level; a note says so.
 */
export function analyseOneFactor(
  laidOut: LaidOut,
  factor: FactorVariable,
  request: AnalysisRequest,
  table: DataTable,
): Omit<Analysis, 'notes' | 'noteKinds'> {
  const { data, terms, rows, repeats } = laidOut;
  const { cells, response } = data;
  const n = cells.rows.length;
  const levels = factor.levels.length;
  const alone = oneWay(cells, factor);
  const residualSumSq = alone.residualSumSq ?? cells.totalSumSq;
  const residualDf = n - levels;
  const error = { sumSq: residualSumSq, df: residualDf, totalSumSq: cells.totalSumSq };
  const sigma = residualDf > 0 ? Math.sqrt(residualSumSq / residualDf) : null;
  const tested = withHolm(
    { anova: [rowOf(), residualsRow(error)], block: null, linkedPairs: [], sphericity: [] },
    request.otherTests,
  );
  const found = residualsOfLevels();
  const hasResiduals = residualDf >= 2 && residualSumSq > 1e-24 * cells.totalSumSq;
  return {
    schema: 'yates/analysis/v2',
    response: request.response,
    formula: formulaText(request.response, terms, {
      computed: (request.computed ?? []).map(({ name }) => name),
    }),
    type: request.type ?? 2,
    n,
    rank: levels,
    interim: request.interim ?? false,
    goal: request.goal ?? null,
    grandMean: cells.offset,
    totalSumSq: cells.totalSumSq,
    sigma,
    rSquared: cells.totalSumSq > 0 ? 1 - residualSumSq / cells.totalSumSq : null,
    adjustedRSquared:
      cells.totalSumSq > 0 && residualDf > 0
        ? 1 - (residualSumSq / cells.totalSumSq) * ((n - 1) / residualDf)
        : null,
    ...tested,
    familySize: tested.anova.filter(({ p }) => p !== null).length + (request.otherTests?.length ?? 0),
    mostImportant: mostImportant(
      tested.anova.filter(({ pAdjusted }) => pAdjusted !== null),
      cells.totalSumSq,
    ),
    shares: sharesOfVariation(
      tested.anova.filter(({ pAdjusted }) => pAdjusted !== null),
      cells.totalSumSq,
    ),
    counts: null,
    lenth: null,
    boxCox: null,
    readings: readingsOf(data, []),
    nested: [],
    population: request.population ?? 'these runs',
    splitPlot: null,
    oneWay: [alone],
    evidence: [],
    means: meansOfLevels(),
    references: [],
    comparisons: [],
    interactions: [],
    best: null,
    unseen: { levels: [], cells: [] },
    bestLevels: [],
    assumptions: {
      ...unchecked,
      equalVariance: brownForsythe(
        numbersOf(cells.rows, (row) => (response[row] as number) - cells.offset),
        cells.cellOfRow,
        cells.count,
      ),
      normality:
        hasResiduals && residualDf >= n / 5
          ? shapiroWilk(found.residuals)
          : {
              statistic: null,
              df1: null,
              df2: null,
              p: null,
              reason: 'the model leaves too few degrees of freedom for its residuals to look like errors',
            },
      maxLeverage: found.leverage.reduce((most, value) => Math.max(most, value), 0),
    },
    ...(hasResiduals
      ? residualsToReport(cells, found, residualDf, table, request.residualsMax)
      : { residuals: [], outliers: [] }),
    missing: missingTable(table, rows, data.factorColumns, request.outcome, repeats.rows),
    worstValue: null,
    blockVariance: null,
    seeds: null,
    random: [],
    varianceComponents: [],
    halfInterval: null,
    robust: null,
  };

  function rowOf(): AnovaRow {
    const { df, sumSq, meanSq, f, p, logP, status, reason } = alone;
    const errorDf = f === null ? null : residualDf;
    return {
      ...untestedRow(factor.name, status, reason),
      df,
      sumSq,
      meanSq,
      f,
      p,
      logP,
      errorDf,
      denDf: errorDf,
      error: errorDf === null ? null : 'Residuals',
      ...(cells.totalSumSq === 0 || sumSq === null
        ? noEffectSize
        : effectSize({ sumSq, df, residualSumSq, residualDf, totalSumSq: cells.totalSumSq, n })),
    };
  }

  /** A cell is a level: rows are folded by the factor alone. */
  function meansOfLevels(): EstimatedMean[] {
    const half = residualDf > 0 ? tTwoSidedQuantile(0.05, residualDf) : null;
    const cellOf = new Map(Array.from(cells.exampleRow, (row, cell) => [factor.codes[row], cell]));
    return factor.levels.map((level, code): EstimatedMean => {
      const cell = cellOf.get(code) as number;
      const size = cells.size[cell] as number;
      const mean = cells.offset + (cells.mean[cell] as number);
      const se = sigma === null ? null : sigma / Math.sqrt(size);
      const reach = se === null || half === null ? null : half * se;
      return {
        term: factor.name,
        levels: Object.fromEntries([[factor.name, level]]),
        over: request.averaging ?? 'all',
        mean,
        se,
        df: residualDf > 0 ? residualDf : null,
        lower: reach === null ? null : mean - reach,
        upper: reach === null ? null : mean + reach,
        n: size,
        rawMean: mean,
        reason: reach === null ? 'no residual degrees of freedom' : null,
      };
    });
  }

  function residualsOfLevels(): Residuals {
    const perRow = (value: (row: number, cell: number) => number): Float64Array =>
      numbersOf(cells.rows, (row, i) => value(row, cells.cellOfRow[i] as number));
    const residuals = perRow(
      (row, cell) => (response[row] as number) - cells.offset - (cells.mean[cell] as number),
    );
    const leverage = perRow((_, cell) => 1 / (cells.size[cell] as number));
    return {
      fitted: perRow((_, cell) => cells.offset + (cells.mean[cell] as number)),
      residuals,
      leverage,
      studentized: residuals.map((residual, i) =>
        studentize(residual, 1 - (leverage[i] as number), residualSumSq, residualDf),
      ),
    };
  }
}
