/** What the model leaves: residuals over fitted values, and over what normal ones would be; of a single replicate, its effects. */
import { plainLine } from '../../../../base/plain-text.ts';
import type { Analysis, AssumptionTest } from '../../../../stats/analysis-result.ts';
import { halfNormal } from '../../../../stats/anova/half-normal.ts';
import type { Lenth } from '../../../../stats/anova/lenth.ts';
import type { ResidualPicture } from '../../../../stats/assumptions/residual-picture.ts';
import { pEquation } from '../../../../stats/words/cells.ts';
import { formatFigure } from '../../../../base/number-text.ts';
import type { Point } from '../../canvas.ts';
import { type ChartSeries, chartLines } from '../../chart.ts';
import type { Glyphs } from '../../glyphs.ts';
import { type Area, splitWidth } from '../../layout.ts';
import { fullAnswer } from '../../questions-wanted.ts';
import { type Line, blank, cutLine, muted, span } from '../../spans.ts';
import { beside } from '../../table.ts';
import { wrapText } from '../../text-width.ts';
import type { Subject } from './subject.ts';

const outliersMax = 8;
const plotRowsMax = 24;
/** Points that have a mark each. */
const marksMax = 80;

export function residualsLines({ model, look }: Subject, { width, height }: Area): Line[] {
  const { glyphs } = look;
  const answer = fullAnswer(model);
  if (answer === undefined) return [[muted('on its way')]];
  const { analysis, residuals } = answer;
  const words = wordsOf(analysis, residuals).flatMap((text) =>
    wrapText(text, width).map((line): Line => [span(line)]),
  );
  const split = splitWidth(width, 0.5);
  const isBeside = split.right > 0;
  // A title, the axis and a free row belong to each plot.
  const rows = Math.min(plotRowsMax, Math.max(isBeside ? 0 : 6, height - words.length - 4));
  const area = { width: isBeside ? split.right : width, height: rows };
  const fitted = overFitted(residuals, { width: split.left, height: rows }, glyphs);
  const normal =
    analysis.lenth === null ? overNormal(residuals, area, glyphs) : effectsPlot(analysis.lenth, area, glyphs);
  const lines = isBeside
    ? [...beside(fitted, normal, split.left, split.gap), ...words]
    : analysis.lenth === null
      ? [...fitted, ...words, blank, ...normal]
      : [...normal, ...words, blank, ...fitted];
  return lines.map((line) => cutLine(line, width, glyphs.ellipsis));
}

/** Few points are drawn large enough to be seen, many as dots. */
const dots = (points: readonly Point[], glyphs: Glyphs): ChartSeries => ({
  points,
  tone: 'series1',
  mark: points.length <= marksMax ? glyphs.queued : undefined,
  isJoined: false,
});

function overFitted({ overFitted: points }: ResidualPicture, area: Area, glyphs: Glyphs): Line[] {
  const title: Line = [muted('residuals over fitted values')];
  if (points.length === 0) return [];
  const xs = points.map(({ x }) => x);
  const zero = [
    { x: Math.min(...xs), y: 0 },
    { x: Math.max(...xs), y: 0 },
  ];
  const plot = chartLines([dots(points, glyphs)], { ...area, guides: [zero] }, glyphs);
  return plot.length === 0 ? [] : [title, ...plot, blank];
}

function overNormal({ overNormal: points }: ResidualPicture, area: Area, glyphs: Glyphs): Line[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const ideal = [
    { x: first.x, y: first.x },
    { x: last.x, y: last.x },
  ];
  const plot = chartLines([dots(points, glyphs)], { ...area, guides: [ideal] }, glyphs);
  const title: Line = [muted('studentised residuals over normal quantiles')];
  return plot.length === 0 ? [] : [title, ...plot, blank];
}

/** Effects of a design that was run once: chance alone puts them on a line through the origin. */
function effectsPlot(lenth: Lenth, area: Area, glyphs: Glyphs): Line[] {
  const points = halfNormal(lenth);
  const [found = '', alone = ''] = glyphs.series;
  const pointsOf = (verdict: string): { x: number; y: number }[] =>
    points.filter((one) => one.verdict === verdict).map(({ expected, size }) => ({ x: expected, y: size }));
  const most = Math.max(...points.map(({ expected }) => expected));
  const across = (y: number): { x: number; y: number }[] => [
    { x: 0, y },
    { x: most, y },
  ];
  const chance = [
    { x: 0, y: 0 },
    { x: most, y: most * lenth.pse },
  ];
  const plot = chartLines(
    [
      { points: pointsOf('found'), tone: 'series2', mark: found, isJoined: false },
      { points: pointsOf('alone'), tone: 'series3', mark: alone, isJoined: false },
      { points: pointsOf('chance'), tone: 'series1', mark: glyphs.dot, isJoined: false },
    ],
    { ...area, guides: [chance, across(lenth.sme), across(lenth.me)] },
    glyphs,
  );
  const named = points.filter(({ verdict }) => verdict !== 'chance');
  const names = named.map(
    ({ term, size, verdict }): Line => [
      span(`${verdict === 'found' ? found : alone} `, verdict === 'found' ? 'series2' : 'series3'),
      span(`${plainLine(term)}  ${formatFigure(size)}`),
      muted(verdict === 'found' ? '  found among all' : '  found only if looked at alone'),
    ],
  );
  const none: Line[] =
    named.length === 0 ? [[muted('no effect is larger than chance makes them (Lenth)')]] : [];
  const title: Line = [muted('effects over half-normal quantiles; level lines: margins of error (Lenth)')];
  return [title, ...plot, ...names.slice(0, outliersMax), ...none, blank];
}

function wordsOf({ assumptions, outliers, lenth }: Analysis, { rows }: ResidualPicture): string[] {
  const { normality, equalVariance, nonAdditivity } = assumptions;
  const tests = [
    testWords('normal', 'Shapiro-Wilk', normality),
    testWords('of equal spread in all cells', 'Brown-Forsythe', equalVariance),
    testWords('additive', 'Tukey', nonAdditivity),
  ].filter((text) => text !== '');
  const few = rows === 0 && lenth === null ? ['No run is left over to show how far runs scatter.'] : [];
  const far = outliers.slice(0, outliersMax).map(({ trialId, row, rstudent }) => {
    const who = trialId === null ? `row ${row}` : `trial ${trialId}`;
    return `${who}: ${formatFigure(Math.abs(rstudent), 2)} standard errors ${rstudent > 0 ? 'above' : 'below'} the model`;
  });
  const more = outliers.length - far.length;
  return [
    ...few,
    ...(tests.length === 0 ? [] : [`Are they ${tests.join(';  ')}`]),
    ...(far.length === 0 ? (rows === 0 ? [] : ['No run is an outlier.']) : ['Outliers:', ...far]),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

const testWords = (what: string, test: string, found: AssumptionTest | null): string =>
  found === null || found.p === null ? '' : `${what}? ${test} ${pEquation(found.p)}`;
