import { describe, expect, it } from 'vitest';
import { charactersFor, halfBlocks, paintedRow, shadedRow } from '../../../../dashboard/view/half-blocks.ts';

const red = [255, 0, 0] as const;
const blue = [0, 0, 255] as const;
const white = [255, 255, 255] as const;
/** Red over blue, four pixels wide. */
const flag = {
  width: 4,
  height: 4,
  pixels: Uint8Array.from(
    [...Array.from({ length: 8 }, () => red), ...Array.from({ length: 8 }, () => blue)].flat(),
  ),
};

describe('pictures of characters', () => {
  it('keep their proportions, a character being twice as high as wide', () => {
    expect(charactersFor({ width: 100, height: 100 }, { columns: 80, rows: 16 })).toEqual({
      columns: 32,
      rows: 16,
    });
    expect(charactersFor({ width: 400, height: 100 }, { columns: 40, rows: 16 })).toEqual({
      columns: 40,
      rows: 5,
    });
    expect(charactersFor({ width: 1000, height: 1 }, { columns: 10, rows: 5 })).toEqual({
      columns: 10,
      rows: 1,
    });
  });

  it('have the mean colour of what each half stands for', () => {
    expect(halfBlocks(flag, 2, 1)).toEqual([Array.from({ length: 2 }, () => ({ upper: red, lower: blue }))]);
    const mixed = { width: 2, height: 1, pixels: Uint8Array.from([...red, ...blue]) };
    expect(halfBlocks(mixed, 1, 1)[0]?.[0]?.upper).toEqual([128, 0, 128]);
    // More characters than pixels.
    expect(halfBlocks(mixed, 4, 1)[0]?.map(({ upper }) => upper)).toEqual([red, red, blue, blue]);
  });

  it('are painted in true colours, in the nearest of 256, or in shades of ASCII', () => {
    const row = [{ upper: red, lower: blue }];
    expect(paintedRow(row, true)).toBe('\u001b[38;2;255;0;0;48;2;0;0;255m▀\u001b[39;49m');
    expect(paintedRow(row, false)).toBe('\u001b[38;5;196;48;5;21m▀\u001b[39;49m');
    expect(shadedRow([{ upper: white, lower: white }, ...row, { upper: [0, 0, 0], lower: [0, 0, 0] }])).toBe(
      '@. ',
    );
  });
});
