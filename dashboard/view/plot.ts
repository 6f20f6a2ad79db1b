/** Curves on a terminal: in Braille, two by four dots a character, or in ASCII, one mark a character. */
import { formatFigure } from '../../base/number-text.ts';
import type { Glyphs } from './glyphs.ts';
import { type Line, muted, type Span, span, type Tone } from './spans.ts';

export interface PlotSeries {
  readonly steps: readonly number[];
  readonly values: readonly number[];
  readonly tone: Tone;
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
  const canvas = glyphs.braille ? new Canvas(columns, height, 2, 4) : new Canvas(columns, height, 1, 1);
  // The first is drawn last, over the others.
  for (const [at, points] of [...drawn.entries()].reverse())
    canvas.draw(points, range, series[at]?.tone ?? 'accent');
  const label = (y: number): string => formatFigure(isLog ? 10 ** y : y, 4);
  const rows = canvas.rows(glyphs).map((cells, row): Line => {
    const text = row === 0 ? label(range.high) : row === height - 1 ? label(range.low) : '';
    return [muted(`${text.slice(0, labelWidth).padStart(labelWidth)}${glyphs.divider}`), ...cells];
  });
  const [from, to] = [stepText(range.left), stepText(range.right)];
  const gap = Math.max(1, columns - from.length - to.length);
  return [...rows, [muted(`${' '.repeat(labelWidth + 1)}${from}${' '.repeat(gap)}${to}`)]];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Range {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
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

/** Bit of each of the eight dots of a Braille character, by column and row. */
const brailleBits = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

/** Dots, several to a character; each character has the tone of what was drawn into it last. */
class Canvas {
  readonly #columns: number;
  readonly #height: number;
  readonly #dotsAcross: number;
  readonly #dotsDown: number;
  readonly #bits: Uint8Array;
  readonly #tones: (Tone | undefined)[];

  constructor(columns: number, height: number, dotsAcross: number, dotsDown: number) {
    this.#columns = columns;
    this.#height = height;
    this.#dotsAcross = dotsAcross;
    this.#dotsDown = dotsDown;
    this.#bits = new Uint8Array(columns * height);
    this.#tones = Array.from({ length: columns * height }, () => undefined);
  }

  draw(points: readonly Point[], { left, right, low, high }: Range, tone: Tone): void {
    const across = this.#columns * this.#dotsAcross - 1;
    const down = this.#height * this.#dotsDown - 1;
    const place = (value: number, from: number, to: number, most: number): number =>
      to === from ? Math.floor(most / 2) : Math.round(((value - from) / (to - from)) * most);
    let before: { x: number; y: number } | undefined;
    for (const point of points) {
      const here = { x: place(point.x, left, right, across), y: down - place(point.y, low, high, down) };
      this.#line(before ?? here, here, tone);
      before = here;
    }
  }

  rows(glyphs: Glyphs): Span[][] {
    return Array.from({ length: this.#height }, (_, row) =>
      Array.from({ length: this.#columns }, (_column, column) => {
        const at = row * this.#columns + column;
        const bits = this.#bits[at] as number;
        const text = bits === 0 ? ' ' : glyphs.braille ? String.fromCodePoint(0x2800 + bits) : glyphs.mark;
        return span(text, this.#tones[at]);
      }),
    ).map(joinEqualTones);
  }

  /** Every dot between two. */
  #line(from: { x: number; y: number }, to: { x: number; y: number }, tone: Tone): void {
    const count = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y), 1);
    for (let n = 0; n <= count; n++) {
      const x = Math.round(from.x + ((to.x - from.x) * n) / count);
      const y = Math.round(from.y + ((to.y - from.y) * n) / count);
      const at = Math.floor(y / this.#dotsDown) * this.#columns + Math.floor(x / this.#dotsAcross);
      const bit = brailleBits[(x % this.#dotsAcross) as 0 | 1][(y % this.#dotsDown) as 0 | 1 | 2 | 3];
      this.#bits[at] = (this.#bits[at] as number) | bit;
      this.#tones[at] = tone;
    }
  }
}

function joinEqualTones(cells: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const cell of cells) {
    const last = joined.at(-1);
    if (last !== undefined && last.tone === cell.tone)
      joined[joined.length - 1] = { ...last, text: last.text + cell.text };
    else joined.push(cell);
  }
  return joined;
}
