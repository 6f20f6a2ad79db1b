/**
 * Styled text without a terminal: a line is a row of spans. Panels are computed as lines by pure functions, which
 * are only painted then, so that everything on the screen can be tested as data.
 */
import type { PictureRow } from './picture.ts';
import { cutText, widthOf } from './text-width.ts';

/** Meanings, not colours: palette.ts says how each is painted, and NO_COLOR can take the colour away. */
export type Tone = 'accent' | 'good' | 'bad' | 'warn' | 'muted' | SeriesTone;

/** For lines of one plot, one after the other; their marks tell them apart where there is no colour. */
const seriesTones = ['series1', 'series2', 'series3', 'series4'] as const;
type SeriesTone = (typeof seriesTones)[number];

export const seriesTone = (at: number): Tone => seriesTones[at % seriesTones.length] ?? 'accent';

export interface Span {
  readonly text: string;
  readonly tone?: Tone | undefined;
  readonly bold?: boolean;
  readonly inverse?: boolean;
  /** The same text with colours of its own, as sequences for the terminal: a row of a picture. */
  readonly painted?: string;
  /** A row of a picture that the terminal draws itself, over text of spaces. */
  readonly part?: PictureRow;
}

export type Line = readonly Span[];

export const blank: Line = [];

export const span = (text: string, tone?: Tone): Span => (tone === undefined ? { text } : { text, tone });
export const muted = (text: string): Span => ({ text, tone: 'muted' });
export const strong = (text: string, tone?: Tone): Span => ({ text, tone, bold: true });

export const lineWidth = (line: Line): number => line.reduce((sum, { text }) => sum + widthOf(text), 0);

export const lineText = (line: Line): string => line.map(({ text }) => text).join('');

/** At most `width` columns: later spans are dropped, the one that straddles the edge is cut. */
export function cutLine(line: Line, width: number, ellipsis = '…'): Line {
  if (lineWidth(line) <= width) return line;
  const kept: Span[] = [];
  let room = width;
  for (const part of line) {
    const partWidth = widthOf(part.text);
    if (partWidth < room) {
      kept.push(part);
      room -= partWidth;
      continue;
    }
    // The ellipsis stands here even when this span would just fit: something after it is lost.
    const { painted: _painted, part: _part, ...rest } = part;
    kept.push({ ...rest, text: cutText(`${part.text}${ellipsis} `, room, ellipsis) });
    break;
  }
  return kept;
}

/** The last of at most `height` lines counts those that are left out. */
export function cutWithCount(lines: readonly Line[], height: number, what = 'more'): Line[] {
  if (lines.length <= height) return [...lines];
  const kept = Math.max(0, height - 1);
  return [...lines.slice(0, kept), [muted(`and ${lines.length - kept} ${what}`)]];
}

/** At most `height` lines of at most `width` columns. */
export function cutLines(
  lines: readonly Line[],
  { width, height }: { readonly width: number; readonly height: number },
  ellipsis = '…',
): Line[] {
  return lines.slice(0, Math.max(0, height)).map((line) => cutLine(line, width, ellipsis));
}

/** Left and right parts at the two ends of exactly `width` columns; the left part gives way. */
export function spread(left: Line, right: Line, width: number, ellipsis = '…'): Line {
  const rightCut = cutLine(right, width, ellipsis);
  const leftCut = cutLine(left, Math.max(0, width - lineWidth(rightCut) - 1), ellipsis);
  const gap = Math.max(0, width - lineWidth(leftCut) - lineWidth(rightCut));
  return [...leftCut, span(' '.repeat(gap)), ...rightCut];
}

/** The whole width in reverse video: the row that the cursor is on. */
export function selected(line: Line, width: number): Line {
  const cut = cutLine(line, width);
  const rest = ' '.repeat(Math.max(0, width - lineWidth(cut)));
  return [
    ...cut.map(({ text, bold }) => ({ text, bold: bold ?? false, inverse: true })),
    { text: rest, inverse: true },
  ];
}
