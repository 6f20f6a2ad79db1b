/** Many points: each by itself, or counted in hexagons where they would cover one another. */
import type { Markup } from '../markup.ts';
import { draw, Plot } from './draw.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PointsOptions {
  readonly xAxis: string;
  readonly yAxis: string;
  /** A line to read the points by: level at zero, or through the origin with this slope. */
  readonly line?: 'zero' | { readonly slope: number };
}

/** More are counted in hexagons, which keeps the file small. */
const drawnMax = 1_500;

export function points(words: string, all: readonly Point[], { xAxis, yAxis, line }: PointsOptions): Markup {
  const [low, high] = all.reduce(
    ([least, most], { x }) => [Math.min(least, x), Math.max(most, x)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const through = typeof line === 'object' ? [low, high].map((x) => ({ x, y: line.slope * x })) : [];
  const fill = 'var(--s0)';
  return draw(words, {
    height: 300,
    marginLeft: 64,
    marginRight: 20,
    marginTop: 24,
    marginBottom: 42,
    x: { label: xAxis, labelAnchor: 'center', labelArrow: 'none', nice: true },
    y: { label: yAxis, labelAnchor: 'top', labelArrow: 'none', nice: true },
    r: { range: [0, 6] },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1 }),
      ...(line === 'zero' ? [Plot.ruleY([0], { stroke: 'var(--faint)' })] : []),
      Plot.line(through, { x: 'x', y: 'y', stroke: 'var(--s1)', strokeWidth: 1.5, strokeDasharray: '5 4' }),
      all.length > drawnMax
        ? Plot.dot(all, Plot.hexbin({ r: 'count' }, { x: 'x', y: 'y', fill, binWidth: 14 }))
        : Plot.dot(all, { x: 'x', y: 'y', r: 2.5, fill, fillOpacity: 0.65 }),
    ],
  });
}
