/**
 * Pictures as sixels: columns of six pixels, one character for each and colour. Each row of characters gets a drawing of its own,
 * so that a row of the screen that is painted again has its part of the picture with it, and one that is erased has it no more.
 *
 * @see https://vt100.net/docs/vt3xx-gp/chapter14.html
 */
import { fewColours, type FewColours } from './few-colours.ts';
import type { Picture } from './picture.ts';
import { resized } from './resized.ts';

/** What a terminal that draws sixels says of itself. */
export interface SixelTerminal {
  /** Pixels of a character. */
  readonly cell: { readonly width: number; readonly height: number };
  /** Colours that it has at a time, at least 2. */
  readonly colours: number;
}

/** Pixels of a drawing: each takes up to six bytes and a half of text, in pure noise. */
const pixelsMax = 2 ** 18;

/**
 * As large as fits into so many characters, with its proportions kept. A row is made of its sequences and leaves the cursor behind
 * the last of its columns.
 *
 * @returns `rows` rows
 */
export function sixelRows(
  picture: Picture,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  { cell, colours }: SixelTerminal,
): string[] {
  const { width, height } = picture;
  const scale = Math.min(
    (columns * cell.width) / width,
    (rows * cell.height) / height,
    Math.sqrt(pixelsMax / (width * height)),
  );
  const drawn = resized(
    picture,
    Math.max(1, Math.min(columns * cell.width, Math.floor(width * scale))),
    Math.max(1, Math.min(rows * cell.height, Math.floor(height * scale))),
  );
  const few = fewColours(drawn, Math.min(256, colours));
  return Array.from({ length: rows }, (_, row) => {
    const top = row * cell.height;
    const bottom = Math.min(drawn.height, top + cell.height);
    const drawing = top < bottom ? sixels(few, drawn.width, top, bottom) : '';
    return `${saveCursor}${drawing}${restoreCursor}\u001b[${columns}C`;
  });
}

const [saveCursor, restoreCursor] = ['\u001b7', '\u001b8'];

/** Pixels from row `top` to before row `bottom`. What is not drawn stays as it is, and pixels are square. */
export function sixels({ colours, indices }: FewColours, width: number, top: number, bottom: number): string {
  const used = [...new Set(indices.subarray(top * width, bottom * width))].sort((a, b) => a - b);
  const table = used.map((at) => `#${at};2;${(colours[at] ?? black).map(percent).join(';')}`).join('');
  const bands: string[] = [];
  for (let band = top; band < bottom; band += 6)
    bands.push(sixelBand(indices, width, band, Math.min(bottom, band + 6)));
  return `\u001bP0;1q"1;1;${width};${bottom - top}${table}${bands.join('-')}\u001b\\`;
}

const black = [0, 0, 0] as const;
const percent = (value: number): number => Math.round((value * 100) / 255);

/** Up to six rows of pixels: for each colour in them one pass from the left edge. */
function sixelBand(indices: Uint8Array, width: number, top: number, bottom: number): string {
  const passes = new Map<number, Uint8Array>();
  for (let row = top; row < bottom; row++) {
    for (let column = 0; column < width; column++) {
      const colour = indices[row * width + column] as number;
      let pass = passes.get(colour);
      if (pass === undefined) passes.set(colour, (pass = new Uint8Array(width)));
      pass[column] = (pass[column] as number) | (1 << (row - top));
    }
  }
  return [...passes].map(([colour, pass]) => `#${colour}${repeated(pass)}`).join('$');
}

/** Each value as a character, several alike as their number and one; without the zeros at the end. */
function repeated(pass: Uint8Array): string {
  let text = '';
  const end = pass.findLastIndex((bits) => bits !== 0) + 1;
  for (let at = 0, next = 1; at < end; at = next, next = at + 1) {
    while (next < end && pass[next] === pass[at]) next++;
    const character = String.fromCharCode(63 + (pass[at] as number));
    text += next - at > 3 ? `!${next - at}${character}` : character.repeat(next - at);
  }
  return text;
}
