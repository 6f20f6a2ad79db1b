import type { AnovaRow } from '../analysis-result.ts';
import { fUpperTail } from '../distributions/f-distribution.ts';
import { tTwoSidedQuantile } from '../distributions/t-distribution.ts';
import type { LaidOut } from '../lay-out.ts';
import { meanFunction } from '../means/estimated-means.ts';
import type { AnalysisErrors } from '../mixed/analysis-errors.ts';
import type { ErrorModel } from '../mixed/error-model.ts';
import { baseTerms } from '../model/base-terms.ts';
import { fitModel, type LinearFit } from '../model/linear-fit.ts';
import {
  type CovariateVariable,
  type FactorVariable,
  layOutModel,
  linearFunction,
  type TermBlock,
  type Variable,
} from '../model/model-matrix.ts';
import { coded } from '../model/prepare.ts';
import { type Cells, foldIntoCells } from '../model/cells.ts';
import { increment } from '../model/sum-of-squares.ts';
import { orthogonalPolynomials } from '../numeric/orthogonal-polynomials.ts';
import { estimate } from '../model/estimate.ts';
import { effectSize } from './effect-size.ts';
import { impliedScale, levelScores } from './level-scores.ts';
import type { Curve, NumericRow, Scale, Slope, TrendRow } from './numeric-result.ts';

/** Highest power that a factor's levels are split into; what more levels differ by is the lack of fit of a parabola. */
const degreeMax = 5;

/** Level of the intervals. */
const alpha = 0.05;

/** Values of an amount above which it is not also looked at as a factor. */
const wholeLevelsMax = 50;

/** Column names that no table has. */
const trendName = (degree: number): string => `\u0000${degree}`;

/**
 * The rows of the table, with what is known of those terms whose values are numbers.
 *
 * @param scales of factors; default: as their levels are spaced
 * @param skip factors that are not looked at as numbers: blocks and seeds
 */
export function withNumericTerms(
  rows: readonly AnovaRow[],
  laidOut: LaidOut,
  fit: LinearFit,
  errors: AnalysisErrors,
  {
    type,
    scales,
    skip,
  }: {
    readonly type: 1 | 2 | 3;
    readonly scales: Readonly<Record<string, Scale>>;
    readonly skip: readonly string[];
  },
): AnovaRow[] {
  const { blocks, nests } = fit.layout;
  return rows.map((row) => {
    const index = blocks.findIndex(({ name }) => name === row.term);
    const block = blocks[index];
    if (block === undefined || block.term.length !== 1 || row.sumSq === null) return row;
    const [part] = block.parts;
    if (part === undefined || skip.includes(part.variable.name)) return row;
    const { variable } = part;
    if (nests.some(({ factor }) => factor === variable.name)) return row;
    const context = { row, index, fit, laidOut, errors, type };
    if (variable.kind === 'covariate') return { ...row, ...ofAmount(context, variable, block) };
    return {
      ...row,
      ...ofFactor(
        context,
        variable,
        (Object.hasOwn(scales, variable.name) ? scales[variable.name] : undefined) ??
          impliedScale(variable.levels),
      ),
    };
  });
}

interface Context {
  readonly row: AnovaRow;
  readonly index: number;
  readonly fit: LinearFit;
  readonly laidOut: LaidOut;
  readonly errors: AnalysisErrors;
  readonly type: 1 | 2 | 3;
}

function ofFactor(context: Context, factor: FactorVariable, scale: Scale): NumericRow {
  const scores = levelScores(factor.levels, scale);
  if (scores === undefined || scores.length < 3 || new Set(scores).size < scores.length) return {};
  const { row, errors, fit } = context;
  if (errors.model.kind !== 'residual') {
    return { scale, trends: trendsByErrors(context, factor, scores) };
  }
  const degree = Math.min(scores.length - 1, degreeMax, row.df);
  const polynomials = orthogonalPolynomials(scores, degree, runsOfLevels(context.laidOut, factor));
  const values = scores.map((score) => polynomials.at(score));
  const columns = Array.from({ length: degree }, (_, k) =>
    alongLevels(trendName(k + 1), factor, fit.cells, (level) => values[level]?.[k] as number),
  );
  const { refit, base } = withColumns(context, columns);
  const meanSq = errorMeanSq(fit);
  const trends = columns.map((_, k): TrendRow => {
    const before = [...base, ...columns.slice(0, k).map((_one, at) => base.length + at)];
    const { sumSq } = increment(refit, before, [base.length + k]);
    return tested(k + 1, sumSq, 1, meanSq, fit.residualDf);
  });
  const curve = parabola(context, factor, scores, scale, trends);
  return { scale, trends, ...(curve === undefined ? {} : { curve }) };
}

/** [levels], runs that are used. */
function runsOfLevels({ data: { cells } }: LaidOut, { codes, levels }: FactorVariable): Float64Array {
  const runs = new Float64Array(levels.length);
  for (const [cell, row] of cells.exampleRow.entries()) {
    const level = codes[row] as number;
    runs[level] = (runs[level] as number) + (cells.size[cell] as number);
  }
  return runs;
}

const errorMeanSq = ({ residualDf, residualSumSq, cells }: LinearFit): number | null =>
  residualDf > 0 && residualSumSq > 1e-24 * cells.totalSumSq ? residualSumSq / residualDf : null;

function tested(degree: number, sumSq: number, df: number, meanSq: number | null, errorDf: number): TrendRow {
  if (meanSq === null) return { degree, sumSq, f: null, p: null };
  const f = sumSq / df / meanSq;
  return { degree, sumSq, f, p: fUpperTail(f, df, errorDf) };
}

/** A column that is the same for all runs of a level; it has a value in one row of each cell, which is all that a fit reads. */
function alongLevels(
  name: string,
  factor: FactorVariable,
  { exampleRow }: Cells,
  of: (level: number) => number,
): CovariateVariable {
  const values = new Float64Array(factor.codes.length);
  for (const row of exampleRow) values[row] = of(factor.codes[row] as number);
  return { kind: 'covariate', name, values, centre: 0, mean: 0 };
}

/** The model that a term is adjusted for, with columns in the term's place. */
function withColumns(
  { fit, index, type }: Context,
  columns: readonly Variable[],
): { readonly refit: LinearFit; readonly base: readonly number[] } {
  const kept = baseTerms(fit.layout, index, type);
  const terms = [
    ...kept.map((at) => (fit.layout.blocks[at] as TermBlock).term),
    ...columns.map(({ name }) => [name]),
  ];
  const variables = new Map([
    ...fit.layout.variables,
    ...columns.map((column) => [column.name, column] as const),
  ]);
  const refit = fitModel(layOutModel(terms, variables, fit.layout.nests), fit.cells);
  return { refit, base: kept.map((_, at) => at) };
}

/** Each power as a contrast of the level means, against the error that this contrast has. */
function trendsByErrors(
  { fit, errors, row }: Context,
  factor: FactorVariable,
  scores: readonly number[],
): TrendRow[] {
  const degree = Math.min(scores.length - 1, degreeMax);
  const polynomials = orthogonalPolynomials(scores, degree);
  const means = factor.levels.map((_, level) => meanFunction(fit, [factor], [level], 'all'));
  return Array.from({ length: degree }, (_, k): TrendRow => {
    const l = new Float64Array(fit.layout.width);
    for (const [level, mean] of means.entries()) {
      const weight = polynomials.at(scores[level] as number)[k] as number;
      for (let i = 0; i < l.length; i++) l[i] = (l[i] as number) + weight * (mean?.[i] ?? 0);
    }
    const { f, p } = errors.model.test([l]);
    const estimate = errors.model.of(l);
    // Of runs that are spread evenly over the levels.
    const perLevel = fit.n / factor.levels.length;
    const sumSq = estimate === undefined || row.f === null ? null : estimate.value ** 2 * perLevel;
    return { degree: k + 1, sumSq, f, p };
  });
}

function parabola(
  context: Context,
  factor: FactorVariable,
  scores: readonly number[],
  scale: Scale,
  trends: readonly TrendRow[],
): Curve | undefined {
  const { fit, row } = context;
  const meanSq = errorMeanSq(fit);
  if (trends.length < 2) return undefined;
  const centre = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const unit = Math.max(...scores.map((score) => Math.abs(score - centre)));
  const at = (level: number): number => ((scores[level] as number) - centre) / unit;
  const columns = [
    alongLevels(trendName(1), factor, fit.cells, at),
    alongLevels(trendName(2), factor, fit.cells, (level) => at(level) ** 2),
  ];
  const { refit, base } = withColumns(context, columns);
  const position = (k: number): number => refit.layout.blocks[base.length + k]?.start as number;
  const l = (first: number, second: number): Float64Array => {
    const own = new Float64Array(refit.layout.width);
    own[position(0)] = first;
    own[position(1)] = second;
    return own;
  };
  const own = turningPoint(variancesFrom(refit, meanSq, fit.residualDf), l(1, 0), l(0, 1));
  if (own === undefined) return undefined;
  const ofScale = (u: number): number => (scale === 'log' ? 10 ** (centre + unit * u) : centre + unit * u);
  const restDf = row.df - 2;
  const restSumSq =
    (row.sumSq as number) - trends.slice(0, 2).reduce((sum, { sumSq }) => sum + (sumSq ?? 0), 0);
  const f = meanSq === null || restDf <= 0 ? null : Math.max(0, restSumSq) / restDf / meanSq;
  const quadratic = own.bend / unit ** 2;
  return {
    linear: own.slope / unit - 2 * quadratic * centre,
    quadratic,
    stationary: own.at === null ? null : ofScale(own.at),
    kind: own.at === null ? null : own.bend < 0 ? 'highest' : 'lowest',
    interval: own.interval && [ofScale(own.interval[0]), ofScale(own.interval[1])],
    lackOfFit: f === null ? null : { df: restDf, f, p: fUpperTail(f, restDf, fit.residualDf) },
  };
}

type Estimates = Pick<ErrorModel, 'of'>;

/** Estimates of one fit with the error of another, larger one. */
function variancesFrom(refit: LinearFit, meanSq: number | null, df: number): Estimates {
  return {
    of(l) {
      const found = estimate(refit, l);
      if (found === undefined) return undefined;
      const { value, unitVariance } = found;
      const known = meanSq !== null;
      return {
        value,
        variance: known ? unitVariance * meanSq : null,
        df: known ? df : null,
        error: { kind: 'residual' },
      };
    },
  };
}

interface TurningPoint {
  readonly slope: number;
  readonly bend: number;
  /** Null where there is no bend. */
  readonly at: number | null;
  readonly interval: readonly [number, number] | null;
}

/**
 * Where slope x + bend x^2 turns, -slope / (2 bend), with its limits by Fieller's theorem: those x at which the derivative
 * does not differ from 0.
 *
 * @param slope the coefficient of x as a linear function
 * @param bend that of x^2
 * @see Fieller 1954, JRSS B 16
 */
function turningPoint(errors: Estimates, slope: Float64Array, bend: Float64Array): TurningPoint | undefined {
  const both = errors.of(slope.map((own, i) => own + (bend[i] as number)));
  const [first, second] = [errors.of(slope), errors.of(bend)];
  if (first === undefined || second === undefined || both === undefined) return undefined;
  const [b1, b2] = [first.value, second.value];
  const at = b2 === 0 ? null : -b1 / (2 * b2);
  const none = { slope: b1, bend: b2, at, interval: null };
  if (first.variance === null || second.variance === null || both.variance === null) return none;
  if (second.df === null) return none;
  const covariance = (both.variance - first.variance - second.variance) / 2;
  const t2 = tTwoSidedQuantile(alpha, second.df) ** 2;
  const a = 4 * (b2 * b2 - t2 * second.variance);
  const half = 2 * (b1 * b2 - t2 * covariance);
  const c = b1 * b1 - t2 * first.variance;
  const root = half * half - a * c;
  if (!(a > 0) || root < 0) return none;
  const width = Math.sqrt(root);
  return { ...none, interval: [(-half - width) / a, (-half + width) / a] };
}

function ofAmount(context: Context, variable: CovariateVariable, block: TermBlock): NumericRow {
  const { fit, errors } = context;
  const { layout } = fit;
  const at = (x: number): Float64Array => linearFunction(layout, new Map([[variable.name, x]]));
  const [from, to] = range(variable, fit);
  if (!(to > from)) return {};
  const whole = wholeOf(context, variable, block);
  const wholeInterval = whole === undefined ? {} : { wholeInterval: whole };
  if (variable.curve === undefined) {
    const step = at(from + 1).map((own, i) => own - (at(from)[i] as number));
    const found = errors.model.of(step);
    if (found === undefined) return wholeInterval;
    return { slope: { ...slopeOf(found), from, to }, ...wholeInterval };
  }
  if (variable.curve.columns.length !== 2) return wholeInterval;
  // The columns are parabolas of x: their coefficients from three places.
  const [middle, half] = [(from + to) / 2, (to - from) / 2];
  const [low, centre, high] = [at(from), at(middle), at(to)];
  const slope = low.map((own, i) => ((high[i] as number) - own) / 2);
  const bend = low.map((own, i) => ((high[i] as number) + own) / 2 - (centre[i] as number));
  const own = turningPoint(errors.model, slope, bend);
  if (own === undefined) return wholeInterval;
  const quadratic = own.bend / half ** 2;
  const place = (u: number): number => middle + half * u;
  const curve: Curve = {
    linear: own.slope / half - 2 * quadratic * middle,
    quadratic,
    stationary: own.at === null ? null : place(own.at),
    kind: own.at === null ? null : own.bend < 0 ? 'highest' : 'lowest',
    interval: own.interval && [place(own.interval[0]), place(own.interval[1])],
    lackOfFit: null,
  };
  return { curve, ...wholeInterval };
}

function slopeOf(found: NonNullable<ReturnType<ErrorModel['of']>>): Omit<Slope, 'from' | 'to'> {
  const { value, variance, df } = found;
  if (variance === null || df === null) return { value, se: null, df: null, lower: null, upper: null };
  const se = Math.sqrt(variance);
  const width = tTwoSidedQuantile(alpha, df) * se;
  return { value, se, df, lower: value - width, upper: value + width };
}

function range({ values, centre }: CovariateVariable, { cells }: LinearFit): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of cells.exampleRow) {
    low = Math.min(low, (values[row] as number) + centre);
    high = Math.max(high, (values[row] as number) + centre);
  }
  return [low, high];
}

/** Of all that an amount does: the interval of its values as levels; null where no value occurs twice. */
function wholeOf(
  context: Context,
  variable: CovariateVariable,
  { term }: TermBlock,
): NumericRow['wholeInterval'] | undefined {
  const { fit, laidOut, errors } = context;
  if (errors.model.kind !== 'residual' || fit.layout.blocks.some((block) => isBeyond(block.term, term)))
    return undefined;
  const { cells } = fit;
  const { codes, levels } = coded(variable, cells.rows);
  if (levels >= cells.rows.length || levels > wholeLevelsMax) return null;
  const values = Array.from({ length: levels }, () => '');
  for (const row of cells.rows) values[codes[row] as number] = String(variable.values[row]);
  const factor: FactorVariable = { kind: 'factor', name: variable.name, levels: values, codes };
  const variables = new Map([...fit.layout.variables, [variable.name, factor]]);
  const layout = layOutModel(
    fit.layout.blocks.map((block) => block.term),
    variables,
    fit.layout.nests,
  );
  const refit = fitModel(
    layout,
    foldIntoCells(
      laidOut.data.response,
      [...variables.values()].map((own) => coded(own, cells.rows)),
      cells.rows,
    ),
  );
  if (refit.residualDf < 1) return null;
  const { df, sumSq } = increment(refit, baseTerms(layout, context.index, context.type), [context.index]);
  return df === 0
    ? null
    : effectSize({
        sumSq,
        df,
        residualSumSq: refit.residualSumSq,
        residualDf: refit.residualDf,
        totalSumSq: refit.cells.totalSumSq,
        n: refit.n,
      }).partialEta2Interval;
}

const isBeyond = (outer: readonly string[], inner: readonly string[]): boolean =>
  outer.length > inner.length && inner.every((name) => outer.includes(name));
