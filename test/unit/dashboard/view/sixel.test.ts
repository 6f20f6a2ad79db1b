/**
 * What is drawn, read by a small decoder of this test's own that refuses what the documentation of sixels does not have, and by that
 * of libsixel where it is installed.
 *
 * @see https://vt100.net/docs/vt3xx-gp/chapter14.html
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { decodePng } from '../../../../dashboard/decode-png.ts';
import { fewColours } from '../../../../dashboard/view/few-colours.ts';
import type { Picture } from '../../../../dashboard/view/picture.ts';
import { sixelRows, sixels } from '../../../../dashboard/view/sixel.ts';

const noise = (width: number, height: number): Picture => {
  const random = seededRandom(`sixel ${width}x${height}`);
  const pixels = Uint8Array.from({ length: width * height * 3 }, () => random.below(256));
  return { width, height, pixels };
};

interface Decoded {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue in per cent, of each pixel that was drawn. */
  readonly pixels: (readonly number[] | undefined)[];
}

function decode(text: string): Decoded {
  // oxlint-disable-next-line no-control-regex
  const [, width, height, body] = /^\u001bP0;1q"1;1;(\d+);(\d+)([^\u001b]*)\u001b\\$/.exec(text) ?? [];
  if (body === undefined) throw new Error(`no drawing: ${JSON.stringify(text.slice(0, 60))}`);
  const decoded: Decoded = { width: Number(width), height: Number(height), pixels: [] };
  const table = new Map<number, readonly number[]>();
  let [colour, column, band] = [-1, 0, 0];
  const token = /#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|(?:!(\d+))?([?-~])|([$-])/y;
  while (token.lastIndex < body.length) {
    const from = token.lastIndex;
    const found = token.exec(body);
    if (found === null) throw new Error(`garbage: ${JSON.stringify(body.slice(from, from + 40))}`);
    const [, defined, red, green, blue, chosen, count = 1, sixel, control] = found;
    if (defined !== undefined) table.set(Number(defined), [red, green, blue].map(Number));
    if (chosen !== undefined) colour = Number(chosen);
    if (control !== undefined) column = 0;
    if (control === '-') band++;
    if (sixel === undefined) continue;
    for (let left = Number(count); left > 0; left--, column++) {
      for (let bit = 0; bit < 6; bit++) {
        if ((((sixel.codePointAt(0) ?? 0) - 63) & (1 << bit)) === 0) continue;
        const row = band * 6 + bit;
        if (column >= decoded.width || row >= decoded.height) throw new Error(`outside: ${column}, ${row}`);
        const at = row * decoded.width + column;
        if (decoded.pixels[at] !== undefined) throw new Error(`drawn twice: ${column}, ${row}`);
        if (!table.has(colour)) throw new Error(`colour ${colour} is not in the table`);
        decoded.pixels[at] = table.get(colour);
      }
    }
  }
  return decoded;
}

function sizeOf(drawing: string): { width: number; height: number } {
  const [, width, height] = /"1;1;(\d+);(\d+)/.exec(drawing) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** Without the cursor's ways. @returns undefined for a row without a drawing */
function drawingIn(row: string, columns: number): string | undefined {
  const [before, after] = ['\u001b7', `\u001b8\u001b[${columns}C`];
  expect(row.startsWith(before) && row.endsWith(after)).toBe(true);
  return row.slice(before.length, -after.length) || undefined;
}

const percent = (colour: readonly number[]): number[] => colour.map((value) => Math.round(value / 2.55));

describe('sixels', () => {
  it('give each pixel its colour once, and nothing outside', () => {
    const size = fc.integer({ min: 1, max: 16 });
    fc.assert(
      fc.property(size, size, fc.integer({ min: 2, max: 256 }), (width, height, most) => {
        const few = fewColours(noise(width, height), most);
        const { pixels, ...is } = decode(sixels(few, width, 0, height));
        expect(is).toEqual({ width, height });
        expect(pixels).toEqual(Array.from(few.indices, (index) => percent(few.colours[index] ?? [])));
      }),
      { numRuns: 40 },
    );
  });

  it('are a drawing for each row of characters, which together are the picture', () => {
    // Twice its size: 12 x 40 pixels in characters of 6 x 15 are two columns and a third of the last row of three.
    const picture = noise(6, 20);
    const rows = sixelRows(
      picture,
      { columns: 2, rows: 3 },
      { cell: { width: 6, height: 15 }, colours: 256 },
    );
    const drawn = rows.map((row) => decode(drawingIn(row, 2) ?? ''));
    expect(drawn.map(({ width, height }) => [width, height])).toEqual([
      [12, 15],
      [12, 15],
      [12, 10],
    ]);
    const pixels = drawn.flatMap((one) => one.pixels);
    const { colours, indices } = fewColours(picture, 256);
    for (let y = 0; y < 40; y++) {
      for (let x = 0; x < 12; x++) {
        const from = indices[(y >> 1) * 6 + (x >> 1)] ?? 0;
        expect(pixels[y * 12 + x], `${x}, ${y}`).toEqual(percent(colours[from] ?? []));
      }
    }
  });

  it('keep their proportions and stay in their place', () => {
    const cell = { width: 9, height: 20 };
    const wide = sixelRows(noise(80, 20), { columns: 10, rows: 3 }, { cell, colours: 16 });
    const first = decode(drawingIn(wide[0] ?? '', 10) ?? '');
    expect([first.width, first.height]).toEqual([90, 20]);
    expect(decode(drawingIn(wide[1] ?? '', 10) ?? '').height).toBe(2);
    expect(drawingIn(wide[2] ?? '', 10)).toBeUndefined();
  });

  it('are bounded: in pixels however large characters are, and in text for each pixel, also of noise', () => {
    const large = sixelRows(
      noise(8, 8),
      { columns: 100, rows: 50 },
      { cell: { width: 60, height: 120 }, colours: 256 },
    );
    const drawn = large.flatMap((row) => drawingIn(row, 100) ?? []).map(sizeOf);
    expect(drawn[0]?.width).toBe(512);
    expect(drawn.reduce((sum, { height }) => sum + height, 0)).toBe(512);

    const text = sixels(fewColours(noise(128, 120), 256), 128, 0, 120);
    expect(text.length / (128 * 120)).toBeLessThan(6.5);
  });

  it('are short where colours repeat', () => {
    const flat = { width: 300, height: 300, pixels: new Uint8Array(300 * 300 * 3).fill(90) };
    const [row = ''] = sixelRows(
      flat,
      { columns: 30, rows: 15 },
      { cell: { width: 10, height: 20 }, colours: 256 },
    );
    expect(drawingIn(row, 30)).toBe(
      '\u001bP0;1q"1;1;300;20#0;2;35;35;35#0!300~-#0!300~-#0!300~-#0!300B\u001b\\',
    );
  });

  it.skipIf(spawnSync('sixel2png', ['--version']).status !== 0)('are what libsixel reads', () => {
    const few = fewColours(noise(31, 20), 64);
    const read = decodePng(
      execFileSync('sixel2png', { input: sixels(few, 31, 0, 20), stdio: ['pipe', 'pipe', 'ignore'] }),
    );
    expect([read?.width, read?.height]).toEqual([31, 20]);
    few.indices.forEach((index, at) => {
      const pixel = [...(read?.pixels.subarray(at * 3, at * 3 + 3) ?? [])];
      expect(percent(pixel), `pixel ${at}`).toEqual(percent(few.colours[index] ?? []));
    });
  });
});

describe('few colours', () => {
  const picture = (...colours: readonly (readonly number[])[]): Picture => ({
    width: colours.length,
    height: 1,
    pixels: Uint8Array.from(colours.flat()),
  });

  it('are those of the picture where it has no more', () => {
    const { colours, indices } = fewColours(picture([255, 0, 0], [0, 0, 255], [255, 0, 0]), 256);
    expect([...indices].map((index) => colours[index])).toEqual([
      [255, 0, 0],
      [0, 0, 255],
      [255, 0, 0],
    ]);
  });

  it('are means of those that are near each other', () => {
    const { colours, indices } = fewColours(
      picture([10, 10, 10], [20, 20, 20], [200, 200, 200], [220, 220, 220]),
      2,
    );
    expect([...indices].map((index) => colours[index]?.[0])).toEqual([15, 15, 210, 210]);
  });

  it('are never more than asked for, down to one', () => {
    for (const most of [1, 2, 16, 255]) expect(fewColours(noise(40, 40), most).colours).toHaveLength(most);
  });
});
