import { formatInterval, formatNumber } from '../../base/number-text.ts';
import type { Analysis, AnovaRow } from '../analysis-result.ts';
import type { Curve, Slope } from '../anova/numeric-result.ts';
import { unevenness } from '../numeric/unevenness.ts';
import { alpha, isFound } from './alpha.ts';
import { effects, qualifiedBy } from './qualified.ts';
import { formatP, listWords } from './wording.ts';

/** What the response does along columns of numbers: slopes with sign and unit, and where a curve turns. */
export function numbersInWords(analysis: Analysis): string[] {
  return effects(analysis).flatMap((row) => {
    if (!isFound(row)) return [];
    const average = qualifiedBy(row.term, analysis).length > 0 ? ' on average' : '';
    if (row.slope !== undefined) return [slopeInWords(row.term, row.slope, analysis.response, average)];
    return row.trends === undefined && row.curve === undefined ? [] : alongInWords(row, analysis, average);
  });
}

/** The largest power of ten that fits into a range: a step that the data could show. */
const stepWithin = ({ from, to }: Slope): number => 10 ** Math.floor(Math.log10(to - from));

function slopeInWords(term: string, slope: Slope, response: string, average: string): string {
  const log = /^(log10|log2|log)\((.*)\)$/.exec(term);
  const step = log === null ? stepWithin(slope) : 1;
  const change = (value: number): string => formatNumber(Math.abs(value) * step);
  const { value, lower, upper } = slope;
  const verb = value < 0 ? 'falls' : 'rises';
  const limits =
    lower === null || upper === null
      ? ''
      : ` (95% interval of the change ${formatInterval(lower * step, upper * step)})`;
  const unit =
    log === null
      ? `for each ${formatNumber(step)} more of ${term}`
      : `each time ${log[2]} is multiplied by ${{ log10: '10', log2: '2', log: '2.718' }[log[1] as 'log']}`;
  return `Along a straight line ${response} ${verb} by ${change(value)}${average} ${unit}${limits}.`;
}

const bends = ['bends', 'bends again', 'bends a third time', 'bends a fourth time'];

/** Which way the means go along the numbers of the levels, on the whole. */
function directionOf(term: string, { means }: Analysis, isLog: boolean): 'rises' | 'falls' {
  const points = means.flatMap(({ term: own, levels, mean }) => {
    const level = Number(levels[term]);
    return own === term && mean !== null ? [{ x: isLog ? Math.log(level) : level, mean }] : [];
  });
  const middle = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  return points.reduce((sum, { x, mean }) => sum + (x - middle) * mean, 0) < 0 ? 'falls' : 'rises';
}

function alongInWords(row: AnovaRow, analysis: Analysis, average: string): string[] {
  const { trends = [], curve, scale, term } = row;
  const on = scale === 'log' ? ', on a log scale' : '';
  const clear = trends.flatMap(({ degree, p }) => {
    if (p === null || p >= alpha) return [];
    return degree === 1
      ? [`${directionOf(term, analysis, scale === 'log')} (straight line, ${formatP(p)})`]
      : [`${bends[degree - 2]} (${formatP(p)})`];
  });
  const shape =
    trends.length === 0 || clear.length === 0
      ? []
      : [`As ${term} grows${on}, ${analysis.response}${average} ${listWords(clear)}.`];
  return curve === undefined || isUneven(row, analysis) || turnsOutside(row, curve, analysis)
    ? shape
    : [...shape, ...turnInWords(row, curve, analysis)];
}

/** Widest gap between levels, over the narrowest, at which a parabola still tells where the response turns. */
const unevennessMax = 20;

/** True of levels such as 0, 0.0001 and 0.01: the parabola through them turns in the widest gap, whatever happens there. */
function isUneven({ term, scale }: AnovaRow, analysis: Analysis): boolean {
  const levels = levelsOf(term, analysis);
  return unevenness(scale === 'log' ? levels.map(Math.log) : levels) > unevennessMax;
}

/** Beyond the levels nobody has looked. */
function turnsOutside({ term }: AnovaRow, { stationary }: Curve, analysis: Analysis): boolean {
  const levels = levelsOf(term, analysis);
  return (
    levels.length > 0 &&
    stationary !== null &&
    (stationary < Math.min(...levels) || stationary > Math.max(...levels))
  );
}

/** The levels of a factor of numbers; [] of any other term. */
const levelsOf = (term: string, { means }: Analysis): number[] =>
  means.flatMap((one) => (one.term === term ? [Number(one.levels[term])] : []));

/** Only where a parabola bends clearly, fits, and turns at a place that can be told. */
function turnInWords({ term, scale, trends }: AnovaRow, curve: Curve, { response }: Analysis): string[] {
  const bendP = trends?.[1]?.p;
  const { stationary, interval, kind, lackOfFit } = curve;
  if (stationary === null || kind === null || interval === null) return [];
  if (bendP !== undefined && (bendP === null || bendP >= alpha)) return [];
  const name = /^poly\((.*), \d+\)$/.exec(term)?.[1] ?? term;
  const misfit =
    lackOfFit !== null && lackOfFit.p < alpha
      ? `, but the levels differ from a parabola (${formatP(lackOfFit.p)})`
      : '';
  const inner = /^log10\((.*)\)$/.exec(name)?.[1];
  const back = inner === undefined ? '' : `, which is ${inner} ${formatNumber(10 ** stationary, 3)},`;
  // On a log scale the ends may be of very different size.
  const limits =
    scale === 'log'
      ? interval.map((end) => formatNumber(end, 3)).join(' to ')
      : formatInterval(interval[0], interval[1], 3);
  return [
    `A parabola has its ${kind} ${response} at ${name} ${formatNumber(stationary, 3)}${back} (95% interval ${limits})${misfit}.`,
  ];
}
