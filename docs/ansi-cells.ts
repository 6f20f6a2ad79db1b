/** Terminal output with SGR colour sequences as rows of styled characters. Other sequences are dropped. */
import stringWidth from 'string-width';

export interface Style {
  /** 0-15, or undefined for the terminal's own. */
  readonly foreground: number | undefined;
  readonly background: number | undefined;
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

/** Select Graphic Rendition (ECMA-48, 8.3.117): the sixteen colours, bold, dim, reverse. */
function applySgr(before: Style, parameters: string): Style {
  return parameters.split(';').reduce((style: Style, text): Style => {
    const code = Number(text || '0');
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
  }, before);
}
