/**
 * How each tone is painted. Only the colours that stay readable on dark and light backgrounds are used, never white,
 * black or the bright ones; secondary text is dim, which follows the terminal's own colours.
 */
import type { TextProps } from 'ink';
import type { Span, Tone } from '../view/spans.ts';

export type Palette = Readonly<Record<Tone, TextProps>>;

export const colourful: Palette = {
  accent: { color: 'cyan' },
  good: { color: 'green' },
  bad: { color: 'red' },
  warn: { color: 'yellow' },
  muted: { dimColor: true },
};

/** For NO_COLOR: weight and reverse video say it alone. */
export const monochrome: Palette = {
  accent: {},
  good: {},
  bad: { bold: true },
  warn: { bold: true },
  muted: { dimColor: true },
};

export function paint({ tone, bold, inverse }: Span, palette: Palette): TextProps {
  return {
    ...(tone === undefined ? {} : palette[tone]),
    ...(bold === true ? { bold: true } : {}),
    ...(inverse === true ? { inverse: true } : {}),
  };
}
