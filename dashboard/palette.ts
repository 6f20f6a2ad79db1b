/**
 * How each tone is painted, as parameters of the sequence SGR. The colours follow those of Okabe and Ito, which people of every colour vision
 * tell apart, made darker or lighter until each is readable on white and on black alike
 * (test/unit/dashboard/palette.test.ts); a terminal without 24-bit colours gets the nearest of its 256. Secondary
 * text is dim, which follows the terminal's own colours.
 */
import type { Line, Span, Tone } from './view/spans.ts';

export type Palette = Readonly<Record<Tone, readonly number[]>>;

/** Blue, bluish green, vermillion, orange and reddish purple. */
export const colours = {
  blue: '#1f83c4',
  green: '#008f68',
  vermillion: '#d55e00',
  orange: '#b07800',
  purple: '#b8649a',
} as const;

const [bold, dim, inverse] = [1, 2, 7] as const;

/** @param trueColour true if the terminal has colours of 24 bits */
export function colourful(trueColour: boolean): Palette {
  const of = (colour: string): number[] => foreground(colour, trueColour);
  const { blue, green, vermillion, orange, purple } = colours;
  return {
    accent: of(blue),
    good: of(green),
    bad: of(vermillion),
    warn: of(orange),
    muted: [dim],
    series1: of(blue),
    series2: of(vermillion),
    series3: of(green),
    series4: of(purple),
  };
}

/** For NO_COLOR: weight and reverse video say it alone, and marks tell lines apart. */
export const monochrome: Palette = {
  accent: [],
  good: [],
  bad: [bold],
  warn: [bold],
  muted: [dim],
  series1: [],
  series2: [],
  series3: [],
  series4: [],
};

/** Of the 256 colours, numbers 16 to 231 are a cube of 6 x 6 x 6. */
function foreground(colour: string, trueColour: boolean): number[] {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  if (trueColour) return [38, 2, ...parts];
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part < 48 ? 0 : part < 115 ? 1 : Math.floor((part - 35) / 40),
  );
  return [38, 5, 16 + 36 * red + 6 * green + blue];
}

/** The line as it is written to a terminal. */
export const paintLine = (line: Line, palette: Palette): string =>
  line.map((span) => paintSpan(span, palette)).join('');

function paintSpan(span: Span, palette: Palette): string {
  const codes = [...(span.tone === undefined ? [] : palette[span.tone])];
  if (span.bold === true && !codes.includes(bold)) codes.push(bold);
  if (span.inverse === true) codes.push(inverse);
  const text = span.painted ?? span.text;
  return codes.length === 0 ? text : `\u001b[${codes.join(';')}m${text}\u001b[0m`;
}
