/** Curves on a terminal: in Braille, two by four dots a character, or in ASCII, one mark a character. */
import { formatFigure } from '../../base/number-text.ts';
import type { Glyphs } from './glyphs.ts';
import { Canvas, type Point } from './canvas.ts';
import { type Line, muted, type Tone } from './spans.ts';

export interface PlotSeries {
  readonly steps: readonly number[];
  readonly values: readonly number[];
  readonly tone: Tone;
  /** A letter at its end, which tells it from others without colours too. */
  readonly mark?: string;
}

export interface PlotOptions {
  readonly width: number;
  /** Rows of the curves; the axis takes one more. */
  readonly height: number;
  /** Values on a logarithmic axis: those that are not positive are left out. */
  readonly isLog: boolean;
}

/** Characters that a figure beside the axis may take. */
const labelWidth = 8;

/**
 * Curves over common axes, the first of them in front. Empty where nothing can be drawn.
 *
 * @returns `height` rows and one with the first and last step
 */
export function plotLines(series: readonly PlotSeries[], options: PlotOptions, glyphs: Glyphs): Line[] {
  const { width, height, isLog } = options;
  const columns = width - labelWidth - 1;
  if (columns < 8 || height < 2) return [];
  const drawn = series.map((one) => pointsOf(one, isLog));
  const all = drawn.flat();
  const first = all[0];
  if (first === undefined) return [];
  const range = {
    left: least(all, ({ x }) => x),
    right: -least(all, ({ x }) => -x),
    low: least(all, ({ y }) => y),
    high: -least(all, ({ y }) => -y),
  };
  const canvas = new Canvas(columns, height, glyphs);
  // The first is drawn last, over the others.
  for (const [at, points] of [...drawn.entries()].reverse())
    canvas.draw(points, range, series[at]?.tone ?? 'accent');
  for (const [at, points] of drawn.entries()) {
    const last = points.at(-1);
    const { mark, tone } = series[at] ?? {};
    if (last !== undefined && mark !== undefined) canvas.mark(last, range, mark, tone);
  }
  const label = (y: number): string => formatFigure(isLog ? 10 ** y : y, 4);
  const rows = canvas.rows(glyphs).map((cells, row): Line => {
    const text = row === 0 ? label(range.high) : row === height - 1 ? label(range.low) : '';
    return [muted(`${text.slice(0, labelWidth).padStart(labelWidth)}${glyphs.divider}`), ...cells];
  });
  const [from, to] = [stepText(range.left), stepText(range.right)];
  const gap = Math.max(1, columns - from.length - to.length);
  return [...rows, [muted(`${' '.repeat(labelWidth + 1)}${from}${' '.repeat(gap)}${to}`)]];
}

function pointsOf({ steps, values }: PlotSeries, isLog: boolean): Point[] {
  return steps.flatMap((x, at) => {
    const value = values[at] ?? Number.NaN;
    const y = isLog ? Math.log10(value) : value;
    return Number.isFinite(y) ? [{ x, y }] : [];
  });
}

const least = (points: readonly Point[], of: (point: Point) => number): number =>
  points.reduce((low, point) => Math.min(low, of(point)), Number.POSITIVE_INFINITY);

const stepText = (step: number): string => formatFigure(step, 6);
