/** Terminal output with SGR colour sequences as rows of styled characters. Other sequences are dropped. */
import stringWidth from 'string-width';

export interface Style {
  /** 0-15, or `#rrggbb`; undefined for the terminal's own. */
  readonly foreground: number | string | undefined;
  readonly background: number | string | undefined;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly inverse: boolean;
}

export interface Cell extends Style {
  readonly text: string;
  /** Column of its left edge, from 0. */
  readonly column: number;
  /** Columns that it takes: 1, or 2 for a wide character. */
  readonly width: number;
}

const plain: Style = {
  foreground: undefined,
  background: undefined,
  bold: false,
  dim: false,
  inverse: false,
};

export function parseAnsi(text: string): Cell[][] {
  let style = plain;
  return text
    .replace(/\r/g, '')
    .split('\n')
    .map((line) => {
      const cells: Cell[] = [];
      let column = 0;
      // oxlint-disable-next-line no-control-regex
      for (const part of line.split(/(\u001b\[[0-9;:]*[A-Za-z]|\u001b[()][A-Z0-9]|[\u000e\u000f])/)) {
        if (part.startsWith('\u001b')) {
          if (part.endsWith('m')) style = applySgr(style, part.slice(2, -1));
          continue;
        }
        for (const { segment } of new Intl.Segmenter('en').segment(part)) {
          const width = stringWidth(segment);
          if (width === 0) continue;
          cells.push({ ...style, text: segment, column, width });
          column += width;
        }
      }
      return cells;
    });
}

/** Select Graphic Rendition (ECMA-48, 8.3.117): colours, bold, dim, reverse. */
function applySgr(before: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map((text) => Number(text || '0'));
  let style = before;
  while (codes.length > 0) {
    const code = codes.shift() ?? 0;
    if (code === 38) style = { ...style, foreground: longColour(codes) };
    else if (code === 48) style = { ...style, background: longColour(codes) };
    else style = applyCode(style, code);
  }
  return style;
}

/** Takes the colour that follows 38 or 48 out of the codes: `5;N` of the 256, or `2;R;G;B`. */
function longColour(codes: number[]): number | string | undefined {
  const kind = codes.shift();
  if (kind === 2) return hex(codes.splice(0, 3));
  if (kind !== 5) return undefined;
  const index = codes.shift() ?? 0;
  if (index < 16) return index;
  // 16 to 231 are a cube of 6 x 6 x 6, the rest is grey.
  if (index >= 232) return hex(Array.from({ length: 3 }, () => 8 + (index - 232) * 10));
  const steps = [36, 6, 1].map((of) => Math.floor((index - 16) / of) % 6);
  return hex(steps.map((step) => (step === 0 ? 0 : 55 + 40 * step)));
}

const hex = (parts: readonly number[]): string =>
  `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

function applyCode(style: Style, code: number): Style {
  if (code === 0) return plain;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 7) return { ...style, inverse: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 27) return { ...style, inverse: false };
  if (code >= 30 && code <= 37) return { ...style, foreground: code - 30 };
  if (code >= 90 && code <= 97) return { ...style, foreground: code - 90 + 8 };
  if (code === 39) return { ...style, foreground: undefined };
  if (code >= 40 && code <= 47) return { ...style, background: code - 40 };
  if (code >= 100 && code <= 107) return { ...style, background: code - 100 + 8 };
  return code === 49 ? { ...style, background: undefined } : style;
}
