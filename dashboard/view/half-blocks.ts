/** Pictures of characters: two pixels a character, one above the other, or shades where the terminal has no colours. */
import type { Colour } from './few-colours.ts';
import type { Picture } from './picture.ts';
import { resized } from './resized.ts';

/** One character of a picture: its upper and its lower half. */
export interface TwoPixels {
  readonly upper: Colour;
  readonly lower: Colour;
}

/**
 * Columns and rows of characters that a picture takes: as many as fit with its proportions kept. A character is about twice as high
 * as it is wide, so each of its halves is a square.
 */
export function charactersFor(
  { width, height }: Pick<Picture, 'width' | 'height'>,
  room: { readonly columns: number; readonly rows: number },
): { readonly columns: number; readonly rows: number } {
  const scale = Math.min(room.columns / width, (room.rows * 2) / height);
  return {
    columns: Math.max(1, Math.min(room.columns, Math.round(width * scale))),
    rows: Math.max(1, Math.min(room.rows, Math.ceil((height * scale) / 2))),
  };
}

/** @returns `rows` rows of `columns` characters */
export function halfBlocks(picture: Picture, columns: number, rows: number): TwoPixels[][] {
  const { pixels } = resized(picture, columns, rows * 2);
  const at = (column: number, half: number): Colour => {
    const from = (half * columns + column) * 3;
    return [pixels[from] as number, pixels[from + 1] as number, pixels[from + 2] as number];
  };
  return Array.from({ length: rows }, (_row, row) =>
    Array.from({ length: columns }, (_column, column) => ({
      upper: at(column, row * 2),
      lower: at(column, row * 2 + 1),
    })),
  );
}

/** With sequences of colours for the terminal. @param isTrue true colours, not the nearest of 256 */
export function paintedRow(row: readonly TwoPixels[], isTrue: boolean): string {
  const colour = isTrue ? ([red, green, blue]: Colour) => `2;${red};${green};${blue}` : nearestOf256;
  const cells = row.map(({ upper, lower }) => `\u001b[38;${colour(upper)};48;${colour(lower)}m${upperHalf}`);
  return `${cells.join('')}\u001b[39;49m`;
}

export const upperHalf = '▀';

/** Of the cube of 6 by 6 by 6 colours that terminals of 256 have, whose steps are 0, 95, 135, 175, 215 and 255. */
function nearestOf256(colour: Colour): string {
  const [red, green, blue] = colour.map((value) =>
    value < 48 ? 0 : Math.max(1, Math.round((value - 55) / 40)),
  );
  return `5;${16 + 36 * (red ?? 0) + 6 * (green ?? 0) + (blue ?? 0)}`;
}

/** From dark to light, for a dark and for a light screen alike: what matters is the contrast. */
const shades = ' .:-=+*#%@';

/** The picture without colours, in ASCII. */
export const shadedRow = (row: readonly TwoPixels[]): string =>
  row
    .map(({ upper, lower }) => {
      const light = (lightness(upper) + lightness(lower)) / 2;
      return shades[Math.min(shades.length - 1, Math.floor(light * shades.length))] ?? ' ';
    })
    .join('');

/** Relative luminance of ITU-R BT.709, without its gamma: 0 to 1. */
const lightness = ([red, green, blue]: Colour): number =>
  (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
