import type { AnalysisRequest } from '../analysis-request.ts';
import type { Analysis, Comparison } from '../analysis-result.ts';
import { withHolm } from '../anova/holm-family.ts';
import { unchecked } from '../assumptions/check-assumptions.ts';
import { chiSquaredUpperTail } from '../distributions/chi-squared.ts';
import { layOut, type LaidOut } from '../lay-out.ts';
import { bestCell } from '../means/best-cell.ts';
import { bestCombination, type Modelled } from '../means/best-combination.ts';
import { bestLevelsOf } from '../means/best-levels.ts';
import { comparisonsToReport } from '../means/comparisons-to-report.ts';
import { meansToReport } from '../means/means-to-report.ts';
import { observedCells } from '../means/observed-cells.ts';
import { unseenCells } from '../means/unseen-cells.ts';
import type { ErrorModel } from '../mixed/error-model.ts';
import { estimate } from '../model/estimate.ts';
import { backSubstitute, type LinearFit } from '../model/linear-fit.ts';
import { type FactorVariable, modelMatrix } from '../model/model-matrix.ts';
import { missingTable } from '../outcome/missing.ts';
import type { DataTable } from '../table/data-table.ts';
import type { CountedRows } from './counted-rows.ts';
import { type Family, familyFunctions } from './family.ts';
import { type CountedCells, fitGlm, type GlmFit } from './fit-glm.ts';
import type { GlmResult } from './glm-result.ts';
import { meanMaker, meanOf } from './means-of-counts.ts';
import { glmResiduals, glmTable, type GlmModel } from './glm-table.ts';
import { separatedComparisons } from './separated-comparisons.ts';

/** Degrees of freedom of a variance that is known: t and the studentized range are then those of the normal distribution. */
const knownVarianceDf = 1e9;

/** p of Pearson's test below which rows differ by more than counting lets them, so that intervals allow for it. */
const alpha = 0.05;

/** What an analysis of counts knows from the table's layout. */
export interface CountsToAnalyse {
  /** With shares of successes, or events, as the response. */
  readonly table: DataTable;
  readonly rows: CountedRows;
  readonly family: Family;
  readonly request: AnalysisRequest;
}

/** The fields of an analysis of a response that is counted that are not those of any analysis. */
export type CountedAnalysis = Omit<
  Analysis,
  'schema' | 'response' | 'formula' | 'notes' | 'noteKinds' | 'readings' | 'nested' | 'lenth' | 'boxCox'
> & { readonly laidOut: LaidOut };

/**
 * Logistic or Poisson regression of a table: likelihood-ratio tests, quasi F tests, and means with limits as shares or numbers.
 *
 * @throws YatesError as `layOut`
 */
export function analyseCounts({ table, rows, family, request }: CountsToAnalyse): CountedAnalysis {
  const { type = 2, goal, outcome } = request;
  const full = request.detail !== 'live';
  const laidOut = layOut(table, request);
  const { data, layout, terms } = laidOut;
  const block = terms.some((term) => term.length === 1 && term[0] === request.block)
    ? request.block
    : undefined;
  const factors = [...new Set(terms.flat())].flatMap((name): FactorVariable[] => {
    const variable = data.variables.get(name);
    return variable?.kind === 'factor' && name !== block ? [variable] : [];
  });
  const crossed = factors.filter(({ name }) => !layout.nests.some(({ factor }) => factor === name));
  const counts = countsOfCells(laidOut, rows);
  const matrix = modelMatrix(layout, data.cells.exampleRow, new Float64Array(data.cells.count).fill(1));
  const model: GlmModel = { layout, matrix, counts, family };
  const all = Array.from({ length: layout.width }, (_, column) => column);
  const glm = fitGlm(matrix, all, counts, family);
  const found = goodness(glm, laidOut, rows, family);
  const fit = workingFit(glm, laidOut, found.residualDf);
  const scale = found.dispersionP !== null && found.dispersionP < alpha ? (found.dispersion as number) : 1;
  const errorDf = scale === 1 ? knownVarianceDf : found.residualDf;
  const error = linkError(fit, scale, errorDf);
  const anova = [
    ...glmTable(model, type, found.dispersion, found.residualDf),
    glmResiduals(found.residualDf),
  ];
  const tested = withHolm(
    { anova, block: block ?? null, linkedPairs: [], counts: found },
    request.otherTests,
  );
  const onLink = meansToReport(fit, error, factors, [], request.averaging ?? 'all', full);
  const exact = family === 'binomial' && terms.length === 1 && factors.length === 1 && scale === 1;
  const toResponse = meanMaker({ model, glm, laidOut, rows, exact, factors, family });
  const unseen = unseenCells(factors, data.cells.exampleRow, data.factorColumns);
  const sums = totals(laidOut, rows);
  const values = data.cells.rows.length === 0 ? null : sums.y / sums.size;
  return {
    laidOut,
    block: block ?? null,
    type,
    n: data.cells.rows.length,
    rank: glm.rank,
    interim: request.interim ?? false,
    goal: goal ?? null,
    grandMean: values,
    totalSumSq: null,
    sigma: null,
    rSquared: null,
    adjustedRSquared: null,
    anova: tested.anova,
    linkedPairs: [],
    familySize:
      tested.anova.filter(({ pAdjusted }) => pAdjusted !== null).length + (request.otherTests?.length ?? 0),
    mostImportant: null,
    shares: [],
    population: request.population ?? 'these runs',
    splitPlot: null,
    oneWay: crossed.map(({ name, levels }) => ({
      term: name,
      label: 'one-way, unadjusted',
      df: Math.max(0, levels.length - 1),
      sumSq: null,
      meanSq: null,
      residualDf: 0,
      residualSumSq: null,
      f: null,
      p: null,
      logP: null,
      eta2: null,
      omega2: null,
      status: 'refused',
      reason: 'counts have no sums of squares',
    })),
    evidence: [],
    means: onLink.map(toResponse),
    references: [],
    comparisons: full ? compared().map(withoutKnownDf) : [],
    interactions: [],
    best: goal === undefined || !full ? null : bestOf(),
    unseen,
    bestLevels:
      full && goal !== undefined && !glm.separated
        ? crossed.map((factor) => bestLevelsOf(fit, error, factor, goal))
        : [],
    assumptions: unchecked,
    residuals: [],
    outliers: [],
    missing: missingTable(
      table,
      laidOut.rows,
      new Map([...data.factorColumns].filter(([name]) => terms.some((term) => term.includes(name)))),
      outcome,
      laidOut.repeats.rows,
    ),
    worstValue: null,
    blockVariance: null,
    seeds: null,
    random: [],
    varianceComponents: [],
    halfInterval: null,
    sphericity: [],
    robust: null,
    counts: {
      family,
      link: family === 'binomial' ? 'logit' : 'log',
      successes: sums.y,
      tries: sums.size,
      ...found,
      intervals: exact ? 'exact' : glm.separated ? 'profile' : 'wald',
      separated: glm.separated,
    },
  };

  function compared(): Comparison[] {
    if (!glm.separated) return comparisonsToReport(fit, error, factors, request);
    const byWald = comparisonsToReport(fit, error, factors, request, 'holm');
    const nested = byWald.filter(({ term }) => !crossed.some(({ name }) => name === term));
    const of = { model, glm, fit, scale, df: errorDf };
    return [...separatedComparisons(of, crossed, byWald), ...nested];
  }

  function bestOf(): Analysis['best'] {
    if (goal === undefined) return null;
    const own = bestCombination(fit, error, factors, goal);
    const modelled = own && modelledAt(own);
    const cells = observedCells(fit, factors, data.response).map((cell) => {
      const y = cell.rows.reduce((sum, row) => sum + (rows.y[row] as number), 0);
      const size = cell.rows.reduce((sum, row) => sum + (rows.size[row] as number), 0);
      return { ...cell, mean: y / size };
    });
    const reason = 'cells of counts are not compared';
    const best = bestCell(modelled, { goal, cells, errors: reason, misfitP: null, unseen });
    // A single row of counts holds many tries, so that its being single is not the reason.
    return best && { ...best, cells: { ...best.cells, reason } };
  }

  /** The best combination on the scale of the response. */
  function modelledAt(own: Modelled): Modelled {
    const term = factors.map(({ name }) => name).join(':');
    const onTheLink = { ...own, term, over: 'all', n: 1, df: null, rawMean: null, reason: null } as const;
    const { mean, se, lower, upper } = toResponse(onTheLink);
    const estimates = new Map([...own.estimates].map(([key, eta]) => [key, meanOf(eta, glm, family)]));
    const isInside = (value: number): boolean =>
      lower !== null && upper !== null && value >= lower && value <= upper;
    return {
      ...own,
      mean: mean ?? meanOf(own.mean, glm, family),
      se,
      lower,
      upper,
      estimates,
      withinInterval: Math.max(0, [...estimates.values()].filter(isInside).length - 1),
    };
  }
}

/** Successes and tries, or events and rows, of each cell. */
function countsOfCells({ data: { cells } }: LaidOut, { y, size }: CountedRows): CountedCells {
  const own = { y: new Float64Array(cells.count), size: new Float64Array(cells.count) };
  for (const [i, row] of cells.rows.entries()) {
    const cell = cells.cellOfRow[i] as number;
    own.y[cell] = (own.y[cell] as number) + (y[row] as number);
    own.size[cell] = (own.size[cell] as number) + (size[row] as number);
  }
  return own;
}

function totals({ data: { cells } }: LaidOut, { y, size }: CountedRows): { y: number; size: number } {
  let [sum, tries] = [0, 0];
  for (const row of cells.rows) {
    sum += y[row] as number;
    tries += size[row] as number;
  }
  return { y: sum, size: tries };
}

/** Row by row: what the model leaves, and whether rows differ by more than counting lets them. */
function goodness(
  glm: GlmFit,
  laidOut: LaidOut,
  { y, size }: CountedRows,
  family: Family,
): Pick<GlmResult, 'deviance' | 'nullDeviance' | 'residualDf' | 'dispersion' | 'dispersionP'> {
  const { cells } = laidOut.data;
  const { variance, deviance } = familyFunctions[family];
  const sums = totals(laidOut, { y, size, table: { rows: 0, columns: new Map() } });
  const overall = sums.y / sums.size;
  let [own, none, pearson] = [0, 0, 0];
  let areSingle = family === 'binomial';
  for (const [i, row] of cells.rows.entries()) {
    const [count, tries] = [y[row] as number, size[row] as number];
    const mean = glm.mean[cells.cellOfRow[i] as number] as number;
    if (tries > 1) areSingle = false;
    own += deviance(count, tries, mean);
    none += deviance(count, tries, overall);
    const spread = tries * variance(mean);
    if (spread > 1e-9 * tries) pearson += (count - tries * mean) ** 2 / spread;
  }
  const residualDf = cells.rows.length - glm.rank;
  const isKnown = !areSingle && residualDf > 0;
  return {
    deviance: own,
    nullDeviance: none,
    residualDf,
    dispersion: isKnown ? pearson / residualDf : null,
    dispersionP: isKnown ? chiSquaredUpperTail(pearson, residualDf) : null,
  };
}

/** The last working regression as a linear fit, so that everything that asks a linear fit can ask it. */
function workingFit(glm: GlmFit, { data: { cells }, layout }: LaidOut, residualDf: number): LinearFit {
  return {
    layout,
    cells: { ...cells, offset: 0, totalSumSq: 1 },
    n: cells.rows.length,
    rank: glm.rank,
    trapezoid: glm.trapezoid,
    residualDf,
    residualSumSq: 1,
    lackOfFitSumSq: 0,
    coefficients: backSubstitute(glm.trapezoid, glm.trapezoid.qty),
  };
}

/** Estimates on the linear predictor. */
function linkError(fit: LinearFit, scale: number, df: number): ErrorModel {
  const basis = { kind: 'residual' } as const;
  return {
    kind: 'residual',
    layout: fit.layout,
    components: [],
    of(l) {
      const found = estimate(fit, l);
      return found && { value: found.value, variance: scale * found.unitVariance, df, error: basis };
    },
    test: (rows) => ({
      numDf: rows.length,
      denDf: null,
      f: null,
      p: null,
      logP: null,
      error: basis,
      untested: 'noError',
    }),
  };
}

/** A variance that is known has no degrees of freedom to report. */
const withoutKnownDf = (one: Comparison): Comparison => ({
  ...one,
  df: one.df === knownVarianceDf ? null : one.df,
});
