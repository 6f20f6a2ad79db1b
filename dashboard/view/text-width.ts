/** Text measured and cut by terminal columns, not by characters: a level may be named in Chinese or with an emoji. */
import stringWidth from 'string-width';
import { plainCell } from '../../base/plain-text.ts';

export type Align = 'left' | 'right';

/**
 * Text of characters that take a column each and join with nothing: ASCII, Latin and Greek letters, and what the screen is drawn with. Most of it
 * is of these alone, and to measure it otherwise took half the time of a frame.
 */
const narrow = /^[ -~\u00A1-\u00AC\u00AE-\u02AF\u0391-\u03C9–—‖‘-‟…←-↓⊘≈≤≥✓✗\u2500-\u25EF\u2800-\u28FF]*$/;

/** Terminal columns that `text` takes. */
export const widthOf = (text: string): number =>
  narrow.test(text) ? text.length : stringWidth(plainCell(text));

/** Exactly `width` columns: padded with spaces, or cut with an ellipsis at the end. */
export function fitText(text: string, width: number, align: Align = 'left', ellipsis = '…'): string {
  if (width <= 0) return '';
  const cut = cutText(text, width, ellipsis);
  const space = ' '.repeat(Math.max(0, width - widthOf(cut)));
  return align === 'left' ? cut + space : space + cut;
}

/** At most `width` columns of plain text; an ellipsis stands for what was cut. */
export function cutText(written: string, width: number, ellipsis = '…'): string {
  const text = plainCell(written);
  if (widthOf(text) <= width) return text;
  if (width <= 0) return '';
  const room = width - widthOf(ellipsis);
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const segmentWidth = widthOf(segment);
    if (used + segmentWidth > room) break;
    kept += segment;
    used += segmentWidth;
  }
  return room < 0 ? ellipsis.slice(0, width) : kept + ellipsis;
}

/** Broken at spaces where possible, each part at most `width` columns; the indentation of the first part is kept. */
export function wrapText(text: string, width: number): string[] {
  if (width < 1) return [];
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    const joined: string = line === undefined ? word : `${line} ${word}`;
    if (widthOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== undefined && line.trim() !== '') lines.push(line);
    line = word;
    while (widthOf(line) > width) {
      // A wide character may not fit into a single column: step over it rather than loop for ever.
      const part: string = cutText(line, width, '') || [...graphemes.segment(line)][0]?.segment || line;
      lines.push(cutText(part, width, ''));
      line = line.slice(part.length);
    }
  }
  return [...lines, line ?? ''];
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
