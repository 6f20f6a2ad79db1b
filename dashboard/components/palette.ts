/**
 * How each tone is painted. The colours follow those of Okabe and Ito, which people of every colour vision tell apart, made darker or lighter
 * until each is readable on white and on black alike (test/unit/dashboard/components/palette.test.ts); a terminal of fewer colours
 * gets the nearest that it has. Secondary text is dim, which follows the terminal's own colours.
 */
import type { TextProps } from 'ink';
import type { Span, Tone } from '../view/spans.ts';

export type Palette = Readonly<Record<Tone, TextProps>>;

/** Blue, bluish green, vermillion, orange and reddish purple. */
export const colours = {
  blue: '#1f83c4',
  green: '#008f68',
  vermillion: '#d55e00',
  orange: '#b07800',
  purple: '#b8649a',
} as const;

export const colourful: Palette = {
  accent: { color: colours.blue },
  good: { color: colours.green },
  bad: { color: colours.vermillion },
  warn: { color: colours.orange },
  muted: { dimColor: true },
  series1: { color: colours.blue },
  series2: { color: colours.vermillion },
  series3: { color: colours.green },
  series4: { color: colours.purple },
};

/** For NO_COLOR: weight and reverse video say it alone, and marks tell lines apart. */
export const monochrome: Palette = {
  accent: {},
  good: {},
  bad: { bold: true },
  warn: { bold: true },
  muted: { dimColor: true },
  series1: {},
  series2: {},
  series3: {},
  series4: {},
};

export function paint({ tone, bold, inverse }: Span, palette: Palette): TextProps {
  return {
    ...(tone === undefined ? {} : palette[tone]),
    ...(bold === true ? { bold: true } : {}),
    ...(inverse === true ? { inverse: true } : {}),
  };
}
