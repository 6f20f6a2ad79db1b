/** One line a series, with bands or bars where there are intervals. */
import type { Markup } from '../markup.ts';
import { axisName, draw, Plot, seriesColour, seriesDash, seriesSymbol } from './draw.ts';

interface LinePoint {
  /** A number, or the place of a level in the order of the axis. */
  readonly x: number;
  readonly y: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface LineSeries {
  readonly name: string;
  readonly points: readonly LinePoint[];
}

export interface LinesOptions {
  readonly xAxis: string;
  readonly yAxis: string;
  /** Names of the levels on the x axis; left out where it is one of numbers. */
  readonly levels?: readonly string[];
}

/** Lines in the order of their legend. */
export function lines(
  words: string,
  series: readonly LineSeries[],
  { xAxis, yAxis, levels }: LinesOptions,
): Markup {
  return draw(words, {
    height: 340,
    marginLeft: 64,
    marginRight: 24,
    marginTop: 26,
    marginBottom: 42,
    x: {
      label: xAxis,
      labelAnchor: 'center',
      labelArrow: 'none',
      ...(levels === undefined
        ? {}
        : {
            domain: [-0.4, levels.length - 0.6],
            ticks: levels.map((_, index) => index),
            tickFormat: (index: number) =>
              axisName(levels[index] ?? '', Math.max(6, Math.floor(90 / levels.length))),
          }),
    },
    y: { label: yAxis, labelAnchor: 'top', labelArrow: 'none', nice: true },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1 }),
      ...series.flatMap(({ points }, index) =>
        levels === undefined ? bandAndLine(points, index) : barsAndLine(points, index, series.length),
      ),
    ],
  });
}

function bandAndLine(points: readonly LinePoint[], index: number): Plot.Markish[] {
  const stroke = seriesColour(index);
  const known = points.filter(({ low, high }) => low !== null && high !== null);
  return [
    Plot.areaY(known, { x: 'x', y1: 'low', y2: 'high', fill: stroke, fillOpacity: 0.18 }),
    Plot.lineY(points, {
      x: 'x',
      y: 'y',
      stroke,
      strokeWidth: 2,
      strokeDasharray: seriesDash(index),
    }),
  ];
}

/** Series stand beside each other, so that their bars do not cover one another. */
function barsAndLine(points: readonly LinePoint[], index: number, count: number): Plot.Markish[] {
  const stroke = seriesColour(index);
  const aside = (index - (count - 1) / 2) * Math.min(0.06, 0.4 / count);
  const moved = points.map((point) => ({ ...point, x: point.x + aside }));
  return [
    Plot.ruleX(
      moved.filter(({ low, high }) => low !== null && high !== null),
      { x: 'x', y1: 'low', y2: 'high', stroke, strokeWidth: 1.5 },
    ),
    Plot.lineY(moved, {
      x: 'x',
      y: 'y',
      stroke,
      strokeWidth: 2,
      strokeDasharray: seriesDash(index),
    }),
    Plot.dot(moved, {
      x: 'x',
      y: 'y',
      r: 4.5,
      fill: stroke,
      stroke: 'var(--ground)',
      symbol: seriesSymbol(index),
    }),
  ];
}
