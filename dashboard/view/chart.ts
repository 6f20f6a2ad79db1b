/** A plot of several series over common axes, told apart by marks as well as by colour. */
import { formatFigure } from '../../base/number-text.ts';
import { Canvas, type Point, type Range } from './canvas.ts';
import type { Glyphs } from './glyphs.ts';
import { type Line, muted, type Tone } from './spans.ts';
import { fitText } from './text-width.ts';

export interface ChartSeries {
  readonly points: readonly Point[];
  readonly tone: Tone | undefined;
  /** Drawn at each point; left out: dots. */
  readonly mark?: string | undefined;
  /** True if a line joins the points, one after the other. */
  readonly isJoined: boolean;
}

export interface ChartOptions {
  readonly width: number;
  /** Rows of the plot; the axis takes one more. */
  readonly height: number;
  /** Lines to compare with, behind everything. */
  readonly guides?: readonly (readonly Point[])[];
  /** Names of the places 0, 1, 2 and so on along the axis; left out: its ends as figures. */
  readonly places?: readonly string[];
  /** How a value of the upright axis is written; left out: as a figure. */
  readonly label?: (y: number) => string;
}

/** Characters that a figure beside the axis may take. */
const labelWidth = 8;
export const chartColumnsMin = 24;
export const chartRowsMin = 4;

/** @returns `height` rows and one below the axis; empty where there is nothing to draw or no room */
export function chartLines(series: readonly ChartSeries[], options: ChartOptions, glyphs: Glyphs): Line[] {
  const { width, height, guides = [], places } = options;
  const columns = width - labelWidth - 1;
  if (width < chartColumnsMin || height < chartRowsMin) return [];
  const all = [...series.flatMap(({ points }) => points), ...guides.flat()].filter(isFinitePoint);
  if (all.length === 0) return [];
  const range = rangeOf(all, places);
  const canvas = new Canvas(columns, height, glyphs);
  for (const guide of guides) canvas.draw(guide, range, 'muted');
  for (const { points, tone, isJoined } of [...series].reverse()) {
    const drawn = points.filter(isFinitePoint);
    if (isJoined) canvas.draw(drawn, range, tone ?? 'accent');
    else for (const point of drawn) canvas.draw([point], range, tone ?? 'accent');
  }
  for (const { points, mark, tone } of [...series].reverse())
    if (mark !== undefined)
      for (const point of points.filter(isFinitePoint)) canvas.mark(point, range, mark, tone);
  const label = options.label ?? ((y: number): string => formatFigure(y, 4));
  const rows = canvas.rows(glyphs).map((cells, row): Line => {
    const text = row === 0 ? label(range.high) : row === height - 1 ? label(range.low) : '';
    return [muted(`${text.slice(0, labelWidth).padStart(labelWidth)}${glyphs.divider}`), ...cells];
  });
  const axis = places === undefined ? endsText(range, columns) : placesText(places, columns, glyphs.ellipsis);
  return [...rows, [muted(' '.repeat(labelWidth + 1) + axis)]];
}

const isFinitePoint = ({ x, y }: Point): boolean => Number.isFinite(x) && Number.isFinite(y);

function rangeOf(points: readonly Point[], places: readonly string[] | undefined): Range {
  const [first] = points as [Point];
  const range = points.reduce(
    (so, { x, y }) => ({
      left: Math.min(so.left, x),
      right: Math.max(so.right, x),
      low: Math.min(so.low, y),
      high: Math.max(so.high, y),
    }),
    { left: first.x, right: first.x, low: first.y, high: first.y },
  );
  // Half a place on each side, where names have room.
  return places === undefined ? range : { ...range, left: -0.5, right: places.length - 0.5 };
}

function endsText({ left, right }: Range, columns: number): string {
  const [from, to] = [formatFigure(left, 6), formatFigure(right, 6)];
  return `${from}${' '.repeat(Math.max(1, columns - from.length - to.length))}${to}`;
}

/** Each name in the middle of its place. */
function placesText(places: readonly string[], columns: number, ellipsis: string): string {
  const each = columns / places.length;
  return places
    .map((name, at) => {
      const room = Math.floor((at + 1) * each) - Math.floor(at * each);
      const text = fitText(name, Math.max(0, room - 1), 'left', ellipsis).trimEnd();
      const before = Math.max(0, Math.floor((room - text.length) / 2));
      return fitText(' '.repeat(before) + text, room, 'left', ellipsis);
    })
    .join('');
}
