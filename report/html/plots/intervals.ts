/** Values with their intervals, one a row. */
import type { Markup } from '../markup.ts';
import { axisName, draw, Plot, plotWidth, widthOfTexts } from './draw.ts';

export interface IntervalRow {
  readonly name: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface IntervalsOptions {
  /** What the values are. */
  readonly axis: string;
  /** The axis begins at zero. */
  readonly fromZero?: boolean;
  /** Values to read the others by. */
  readonly marks?: readonly { readonly name: string; readonly value: number }[];
}

export function intervals(
  words: string,
  given: readonly IntervalRow[],
  { axis, fromZero = false, marks = [] }: IntervalsOptions,
): Markup {
  const rows = given.map((row, index) => ({ ...row, key: String(index) }));
  const names = rows.map(({ name }) => axisName(name));
  return draw(words, {
    height: 46 + (marks.length > 0 ? 16 : 0) + 26 * rows.length,
    marginLeft: widthOfTexts(names),
    marginRight: 24,
    marginTop: marks.length > 0 ? 26 : 10,
    marginBottom: 36,
    x: {
      label: axis,
      labelAnchor: 'center',
      labelArrow: 'none',
      nice: true,
      zero: fromZero,
      ticks: plotWidth / 110,
    },
    y: {
      type: 'band',
      label: null,
      domain: rows.map(({ key }) => key),
      tickFormat: (key: string) => names[Number(key)] ?? '',
      tickSize: 0,
    },
    marks: [
      Plot.gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks: plotWidth / 110 }),
      ...(fromZero ? [Plot.ruleX([0], { stroke: 'var(--faint)' })] : []),
      Plot.ruleX(marks, { x: 'value', stroke: 'var(--s1)', strokeDasharray: '5 4' }),
      Plot.text(marks, {
        x: 'value',
        text: ({ name }: { name: string }) => axisName(name, 24),
        frameAnchor: 'top',
        dy: -12,
        fill: 'var(--s1)',
      }),
      Plot.link(
        rows.filter(({ lower, upper }) => lower !== null && upper !== null),
        {
          x1: 'lower',
          x2: 'upper',
          y1: 'key',
          y2: 'key',
          stroke: 'var(--s0)',
          strokeWidth: 2.5,
          strokeLinecap: 'round',
        },
      ),
      Plot.dot(rows, { x: 'value', y: 'key', r: 5, fill: 'var(--s0)', stroke: 'var(--ground)' }),
    ],
  });
}
