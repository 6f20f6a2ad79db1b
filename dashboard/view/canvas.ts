/** A drawing of dots: in Braille, two by four dots a character, or one mark a character where there is ASCII only. */
import type { Glyphs } from './glyphs.ts';
import { type Span, span, type Tone } from './spans.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Range {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

/** Bit of each of the eight dots of a Braille character, by column and row. */
const brailleBits = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

/** Dots, several to a character; each character has the tone of what was drawn into it last. */
export class Canvas {
  readonly #columns: number;
  readonly #height: number;
  readonly #dotsAcross: number;
  readonly #dotsDown: number;
  readonly #bits: Uint8Array;
  readonly #tones: (Tone | undefined)[];
  readonly #marks = new Map<number, Span>();

  constructor(columns: number, height: number, { braille }: Pick<Glyphs, 'braille'>) {
    const [dotsAcross, dotsDown] = braille ? [2, 4] : [1, 1];
    this.#columns = columns;
    this.#height = height;
    this.#dotsAcross = dotsAcross;
    this.#dotsDown = dotsDown;
    this.#bits = new Uint8Array(columns * height);
    this.#tones = Array.from({ length: columns * height }, () => undefined);
  }

  draw(points: readonly Point[], range: Range, tone: Tone): void {
    let before: Point | undefined;
    for (const point of points) {
      const here = this.#place(point, range);
      this.#line(before ?? here, here, tone);
      before = here;
    }
  }

  /** A character in the place of whatever is drawn there, at the point. */
  mark(point: Point, range: Range, text: string, tone: Tone | undefined): void {
    const { x, y } = this.#place(point, range);
    const at = Math.floor(y / this.#dotsDown) * this.#columns + Math.floor(x / this.#dotsAcross);
    this.#marks.set(at, span(text, tone));
  }

  /** In dots from the upper left corner. */
  #place(point: Point, { left, right, low, high }: Range): Point {
    const across = this.#columns * this.#dotsAcross - 1;
    const down = this.#height * this.#dotsDown - 1;
    const place = (value: number, from: number, to: number, most: number): number =>
      to === from ? Math.floor(most / 2) : Math.round(((value - from) / (to - from)) * most);
    return { x: place(point.x, left, right, across), y: down - place(point.y, low, high, down) };
  }

  rows(glyphs: Glyphs): Span[][] {
    return Array.from({ length: this.#height }, (_, row) =>
      Array.from({ length: this.#columns }, (_column, column) => {
        const at = row * this.#columns + column;
        const mark = this.#marks.get(at);
        if (mark !== undefined) return mark;
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
