import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../base/random.ts';
import { decodePng } from '../../../dashboard/decode-png.ts';
import { encodePng } from '../../../diffusion/image/png.ts';

const random = seededRandom('png');
const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => random.below(256));

interface Made {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  /** Filter bytes and filtered samples, row by row. */
  readonly raw: Uint8Array;
  readonly palette?: Uint8Array;
  readonly interlace?: number;
}

function pngOf({ width, height, depth, colour, raw, palette, interlace = 0 }: Made): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlace], 8);
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(palette === undefined ? [] : [chunk('PLTE', palette)]),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Rows of three bytes a pixel as a file has them, each with the filter of its number (PNG specification, 9.2). */
function filtered(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const stride = width * 3;
  const raw = new Uint8Array(height * (stride + 1));
  for (let row = 0; row < height; row++) {
    const filter = row % 5;
    raw[row * (stride + 1)] = filter;
    for (let at = 0; at < stride; at++) {
      const value = (r: number, a: number): number =>
        r < 0 || a < 0 ? 0 : (pixels[r * stride + a] as number);
      const [left, up, corner] = [value(row, at - 3), value(row - 1, at), value(row - 1, at - 3)];
      const guess = left + up - corner;
      const nearest = [left, up, corner].reduce((best, one) =>
        Math.abs(guess - one) < Math.abs(guess - best) ? one : best,
      );
      const predicted = [0, left, up, Math.floor((left + up) / 2), nearest][filter] as number;
      raw[row * (stride + 1) + 1 + at] = value(row, at) - predicted;
    }
  }
  return raw;
}

describe('PNG files', () => {
  it('are read as they were written', () => {
    const pixels = bytes(7 * 5 * 3);
    expect(decodePng(encodePng(pixels, 7, 5))).toEqual({ width: 7, height: 5, pixels });
  });

  it('are read with every filter', () => {
    const pixels = bytes(11 * 10 * 3);
    const made = pngOf({ width: 11, height: 10, depth: 8, colour: 2, raw: filtered(pixels, 11, 10) });
    expect(decodePng(made)?.pixels).toEqual(pixels);
  });

  it('are read in grey, by a palette and in 16 bits; what is transparent is white', () => {
    const one = { width: 2, height: 1 };
    const read = (made: Omit<Made, 'width' | 'height'>) => [
      ...(decodePng(pngOf({ ...one, ...made }))?.pixels ?? []),
    ];
    expect(read({ depth: 1, colour: 0, raw: Uint8Array.of(0, 0b0100_0000) })).toEqual([
      0, 0, 0, 255, 255, 255,
    ]);
    const palette = Uint8Array.of(1, 2, 3, 9, 8, 7);
    expect(read({ depth: 4, colour: 3, raw: Uint8Array.of(0, 0x10), palette })).toEqual([9, 8, 7, 1, 2, 3]);
    const deep = Uint8Array.of(0, 10, 99, 20, 99, 30, 99, 40, 99, 50, 99, 60, 99);
    expect(read({ depth: 16, colour: 2, raw: deep })).toEqual([10, 20, 30, 40, 50, 60]);
    const alpha = Uint8Array.of(0, 10, 20, 30, 255, 10, 20, 30, 0);
    expect(read({ depth: 8, colour: 6, raw: alpha })).toEqual([10, 20, 30, 255, 255, 255]);
  });

  it('are refused where they are damaged, interlaced, too large or something else', () => {
    const good = encodePng(bytes(30), 5, 2);
    expect(decodePng(new Uint8Array())).toBeUndefined();
    expect(decodePng(Buffer.from('GIF89a'))).toBeUndefined();
    for (let end = 8; end < good.length - 12; end++) expect(decodePng(good.subarray(0, end))).toBeUndefined();
    const raw = Uint8Array.of(0, 1, 2, 3);
    const small = { width: 1, height: 1, depth: 8, colour: 2, raw };
    expect(decodePng(pngOf(small))?.pixels).toEqual(Uint8Array.of(1, 2, 3));
    expect(decodePng(pngOf({ ...small, interlace: 1 }))).toBeUndefined();
    expect(decodePng(pngOf({ ...small, width: 5_000 }))).toBeUndefined();
    expect(decodePng(pngOf({ ...small, depth: 3 }))).toBeUndefined();
    expect(decodePng(pngOf({ ...small, raw: Uint8Array.of(7, 1, 2, 3) }))).toBeUndefined();
    // Far more data than the header promises.
    expect(decodePng(pngOf({ ...small, raw: new Uint8Array(1_000_000) }))).toBeUndefined();
  });
});
