/**
 * Between pictures of 32x32 RGB bytes and what the net sees: [16,16,12] floats of about zero mean and unit variance.
 *
 * Each 2x2 block of pixels becomes its mean and three details (the orthonormal Haar transform), colour by colour. Being
 * orthonormal it keeps white noise white, and the net's work is that of a 16x16 image.
 */
import { assert } from '../../base/assert.ts';

export const imageSide = 32;
export const latentSide = imageSide / 2;
export const latentChannels = 12;
export const imageBytes = imageSide * imageSide * 3;
/** Floats of one picture after the transform: as many as it has bytes. */
export const latentSize = latentSide * latentSide * latentChannels;

/** Mean of red, green and blue and a common deviation, of pixels in -1..1 in the base net's training set. */
export interface PixelStatistics {
  readonly mean: readonly [number, number, number];
  readonly deviation: number;
}

/** @param pixels [N,32,32,3] bytes @returns [N,16,16,12] */
export function encodeImages(pixels: Uint8Array, { mean, deviation }: PixelStatistics): Float32Array {
  assert(pixels.length % imageBytes === 0, `${pixels.length} bytes are no whole number of images`);
  const latents = new Float32Array(pixels.length);
  eachBlock(pixels.length / imageBytes, (corner, latent) => {
    for (let colour = 0; colour < 3; colour++) {
      const value = (offset: number): number =>
        ((pixels[corner + offset + colour] as number) / 127.5 - 1 - (mean[colour] as number)) / deviation;
      const [a, b, c, d] = [value(0), value(3), value(3 * imageSide), value(3 * imageSide + 3)];
      latents[latent + colour] = (a + b + c + d) / 2;
      latents[latent + 3 + colour] = (a - b + c - d) / 2;
      latents[latent + 6 + colour] = (a + b - c - d) / 2;
      latents[latent + 9 + colour] = (a - b - c + d) / 2;
    }
  });
  return latents;
}

/** The inverse, rounded and clipped to bytes. @param latents [N,16,16,12] @returns [N,32,32,3] */
export function decodeImages(latents: Float32Array, { mean, deviation }: PixelStatistics): Uint8Array {
  const pixels = new Uint8ClampedArray(latents.length);
  eachBlock(latents.length / latentSize, (corner, latent) => {
    for (let colour = 0; colour < 3; colour++) {
      const band = (index: number): number => latents[latent + 3 * index + colour] as number;
      const [m, x, y, xy] = [band(0), band(1), band(2), band(3)];
      const put = (offset: number, sum: number): void => {
        pixels[corner + offset + colour] = ((sum / 2) * deviation + (mean[colour] as number) + 1) * 127.5;
      };
      put(0, m + x + y + xy);
      put(3, m - x + y - xy);
      put(3 * imageSide, m + x - y - xy);
      put(3 * imageSide + 3, m - x - y + xy);
    }
  });
  return new Uint8Array(pixels.buffer);
}

/** Visits each 2x2 block: index of its first byte among the pixels, and of its first float among the latents. */
function eachBlock(count: number, visit: (corner: number, latent: number) => void): void {
  for (let image = 0; image < count; image++) {
    for (let row = 0; row < latentSide; row++) {
      for (let column = 0; column < latentSide; column++) {
        const corner = image * imageBytes + (2 * row * imageSide + 2 * column) * 3;
        visit(corner, image * latentSize + (row * latentSide + column) * latentChannels);
      }
    }
  }
}
