/** Aligned text columns and small drawings for the final tables. */
import stringWidth from 'string-width';
import { plainCell } from '../../base/plain-text.ts';

export type Side = 'left' | 'right';

/** Rows of cells with two spaces between, indented by two; trailing spaces are dropped. */
export function grid(written: readonly (readonly string[])[], sides: readonly Side[]): string[] {
  const rows = written.map((row) => row.map(plainCell));
  const widths = sides.map((_, column) => Math.max(0, ...rows.map((row) => stringWidth(row[column] ?? ''))));
  return rows.map((row) => {
    const cells = row.map((text, column) => {
      const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(text)));
      return sides[column] === 'right' ? space + text : text + space;
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

/** Cuts the text to `width` columns; `...` stands for the rest. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    if (stringWidth(kept + segment) > width - 3) break;
    kept += segment;
  }
  return `${kept}...`;
}

/** Broken at spaces, every line indented; a word longer than the width stays whole, for it may be a path. */
export function paragraph(text: string, width: number, indent = '  '): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (line !== '' && stringWidth(indent + joined) > width) {
      lines.push(indent + line);
      line = word;
    } else line = joined;
  }
  return line === '' ? lines : [...lines, indent + line];
}

export interface Drawing {
  readonly bar: string;
  readonly left: string;
  readonly line: string;
  readonly right: string;
  readonly mean: string;
  readonly eta2: string;
  readonly rule: string;
}

export const unicodeDrawing: Drawing = {
  bar: '█',
  left: '├',
  line: '─',
  right: '┤',
  mean: '●',
  eta2: 'η²',
  rule: '─',
};
export const asciiDrawing: Drawing = {
  bar: '#',
  left: '|',
  line: '-',
  right: '|',
  mean: 'o',
  eta2: 'eta2',
  rule: '-',
};

/** At least one mark for anything above zero; no padding. */
export function bar(share: number | null, width: number, { bar: mark }: Drawing): string {
  if (share === null || !(share > 0)) return '';
  return mark.repeat(Math.max(1, Math.round(Math.min(1, share) * width)));
}

/** A mean and its interval on a scale that holds both; ends outside the scale are cut off. */
export function interval(
  { mean, lower, upper }: { readonly mean: number; readonly lower: number; readonly upper: number },
  { low, high }: { readonly low: number; readonly high: number },
  width: number,
  drawing: Drawing,
): string {
  const at = (value: number): number =>
    high > low ? Math.round(((value - low) / (high - low)) * (width - 1)) : Math.floor(width / 2);
  const cells = Array.from({ length: width }, (_, column) =>
    column >= at(lower) && column <= at(upper) ? drawing.line : ' ',
  );
  if (at(lower) >= 0) cells[at(lower)] = drawing.left;
  if (at(upper) < width) cells[at(upper)] = drawing.right;
  cells[at(mean)] = drawing.mean;
  return cells.slice(0, width).join('').trimEnd();
}
