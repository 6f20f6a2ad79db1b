import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { imageGrid } from '../../../../diffusion/image/grid.ts';
import { encodePng } from '../../../../diffusion/image/png.ts';
import { decodeImages, encodeImages, imageBytes } from '../../../../diffusion/image/transform.ts';

const random = seededRandom('images');
const noise = Uint8Array.from({ length: 3 * imageBytes }, () => random.below(256));
const statistics = { mean: [0.7, 0.5, -0.2], deviation: 0.6 } as const;

describe('the image transform', () => {
  test('is undone exactly', () => {
    expect(decodeImages(encodeImages(noise, statistics), statistics)).toEqual(noise);
  });

  test('is orthonormal: it keeps the energy', () => {
    const energy = (values: Float32Array): number => values.reduce((sum, value) => sum + value * value, 0);
    const plain = { mean: [0, 0, 0], deviation: 1 } as const;
    const pixels = Float32Array.from(noise, (byte) => byte / 127.5 - 1);
    expect(energy(encodeImages(noise, plain)) / energy(pixels)).toBeCloseTo(1, 5);
  });

  test('of a flat image has no details, and the mean of each colour doubled', () => {
    const red = Uint8Array.from({ length: imageBytes }, (_, index) => (index % 3 === 0 ? 255 : 0));
    const latents = encodeImages(red, { mean: [0, 0, 0], deviation: 1 });
    expect([...latents.subarray(0, 12)]).toEqual([2, -2, -2, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('clips what lies beyond black and white', () => {
    const bright = new Float32Array(imageBytes).map((_, index) => (index % 12 < 3 ? 99 : 0));
    expect(new Set(decodeImages(bright, statistics))).toEqual(new Set([255]));
    expect(
      new Set(
        decodeImages(
          bright.map((value) => -value),
          statistics,
        ),
      ),
    ).toEqual(new Set([0]));
  });
});

describe('a PNG file', () => {
  test('holds the pixels row by row', () => {
    const pixels = Uint8Array.from({ length: 2 * 3 * 3 }, (_, index) => index * 7);
    const png = Buffer.from(encodePng(pixels, 2, 3));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 3]);
    const start = png.indexOf('IDAT');
    const data = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
    expect([...data]).toEqual([
      0,
      ...pixels.subarray(0, 6),
      0,
      ...pixels.subarray(6, 12),
      0,
      ...pixels.subarray(12),
    ]);
    expect(png.subarray(-8, -4).toString('latin1')).toBe('IEND');
    // The checksum of an empty IEND chunk, from the PNG specification's own files.
    expect(png.readUInt32BE(png.length - 4)).toBe(0xae426082);
  });

  test('of a grid has room for every picture', () => {
    const png = Buffer.from(imageGrid(noise, 2, 1));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 + 2 * 34, 2 + 2 * 34]);
  });
});
