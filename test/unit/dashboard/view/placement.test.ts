import { describe, expect, it } from 'vitest';
import type { Picture, PictureRow } from '../../../../dashboard/view/picture.ts';
import { placementsOf } from '../../../../dashboard/view/placement.ts';
import { shrunk } from '../../../../dashboard/view/shrunk.ts';
import { cutLine, type Line, span } from '../../../../dashboard/view/spans.ts';

const picture: Picture = { width: 2, height: 2, pixels: new Uint8Array(12) };
const other: Picture = { ...picture };
const part = (of: Picture, row: number, rows = 3): Line => {
  const own: PictureRow = { picture: of, row, rows, columns: 4 };
  return [{ text: '    ', part: own }];
};

describe('placementsOf', () => {
  it('joins the rows of a picture, wherever it stands', () => {
    const lines = [[span('title')], ...[0, 1, 2].map((row): Line => [span('│ '), ...part(picture, row)])];
    expect(placementsOf(lines)).toEqual([{ picture, top: 1, left: 2, columns: 4, from: 0, rows: 3, of: 3 }]);
  });

  it('has what is left of one that is scrolled away at the top, and both of two beside each other', () => {
    const lines = [1, 2].map((row): Line => [...part(picture, row), span('  '), ...part(other, row)]);
    expect(placementsOf(lines)).toMatchObject([
      { picture, top: 0, left: 0, from: 1, rows: 2 },
      { picture: other, top: 0, left: 6, from: 1, rows: 2 },
    ]);
  });

  it('keeps two of the same picture below each other apart', () => {
    const lines = [part(picture, 0, 1), part(picture, 0, 1), [], part(picture, 0, 1)];
    expect(placementsOf(lines).map(({ top, rows }) => [top, rows])).toEqual([
      [0, 1],
      [1, 1],
      [3, 1],
    ]);
  });

  it('has none of a picture that the edge cuts', () => {
    expect(placementsOf([cutLine([span('ab'), ...part(picture, 0)], 4)])).toEqual([]);
  });
});

describe('shrunk', () => {
  it('leaves small pictures as they are', () => {
    expect(shrunk(picture, 4)).toBe(picture);
  });

  it('has the mean of the pixels that each stands for, and the size of the file', () => {
    const pixels = Uint8Array.from([0, 10, 100, 200].flatMap((value) => [value, value, value]));
    expect(shrunk({ width: 4, height: 1, pixels }, 2)).toEqual({
      width: 2,
      height: 1,
      pixels: Uint8Array.from([5, 5, 5, 150, 150, 150]),
      original: { width: 4, height: 1 },
    });
  });

  it('never has more pixels than it may, nor none along a side', () => {
    for (const [width, height] of [
      [1000, 7],
      [1, 5000],
      [333, 333],
    ] as const) {
      const made = shrunk({ width, height, pixels: new Uint8Array(width * height * 3) }, 100);
      expect(made.width * made.height).toBeLessThanOrEqual(100);
      expect(made.width).toBeGreaterThan(0);
      expect(made.height).toBeGreaterThan(0);
      expect(made.pixels).toHaveLength(made.width * made.height * 3);
    }
  });
});
