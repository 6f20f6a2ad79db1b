import type { Heap } from './heap.ts';

/** Size of a 3x3 convolution padded by one: input [batch, height, width, channels] to [batch, outHeight, outWidth]. */
export interface PatchGeometry {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly stride: number;
}

/** Floats of patches held at a time: a megabyte, which stays in the second-level cache. */
const chunkFloats = 1 << 18;

/** Images whose patches are handled together. */
export function imagesPerChunk({ channels, outHeight, outWidth }: PatchGeometry, batch: number): number {
  return Math.max(1, Math.min(batch, Math.floor(chunkFloats / (outHeight * outWidth * 9 * channels))));
}

/**
 * Writes, for every output position of `images` images, the 3x3 patch of inputs that it sees: [positions, 9 * channels],
 * taps row by row, zero beyond the border. With it a convolution is one matrix product.
 */
export function gatherPatches(
  heap: Heap,
  geometry: PatchGeometry,
  from: number,
  images: number,
  to: number,
): void {
  // Two floats at a time where everything is even, which it is for all but odd channel counts.
  const isPaired = geometry.channels % 2 === 0 && from % 2 === 0 && to % 2 === 0;
  if (isPaired) gather(heap.pairs, geometry, geometry.channels / 2, from / 2, images, to / 2);
  else gather(heap.floats, geometry, geometry.channels, from, images, to);
}

function gather(
  memory: Float32Array | Float64Array,
  { height, width, outHeight, outWidth, stride }: PatchGeometry,
  channels: number,
  from: number,
  images: number,
  to: number,
): void {
  const band = 3 * channels;
  const row = width * channels;
  let target = to;
  for (let image = 0; image < images; image++) {
    const base = from + image * height * row;
    for (let outY = 0; outY < outHeight; outY++) {
      for (let outX = 0; outX < outWidth; outX++) {
        const left = outX * stride - 1;
        const skipped = left < 0 ? channels : 0;
        const copied = Math.min(width - left, 3) * channels;
        for (let tapY = 0; tapY < 3; tapY++) {
          const y = outY * stride - 1 + tapY;
          if (y < 0 || y >= height) {
            for (let index = 0; index < band; index++) memory[target++] = 0;
            continue;
          }
          const source = base + y * row + left * channels;
          for (let index = 0; index < skipped; index++) memory[target++] = 0;
          for (let index = skipped; index < copied; index++)
            memory[target++] = memory[source + index] as number;
          for (let index = copied; index < band; index++) memory[target++] = 0;
        }
      }
    }
  }
}

/** The transpose of `gatherPatches`: adds every patch back to where it was taken from. The target must be zero before. */
export function scatterPatches(
  heap: Heap,
  geometry: PatchGeometry,
  from: number,
  images: number,
  to: number,
): void {
  const { height, width, channels, outHeight, outWidth, stride } = geometry;
  const { floats } = heap;
  const band = 3 * channels;
  const row = width * channels;
  let source = from;
  for (let image = 0; image < images; image++) {
    const base = to + image * height * row;
    for (let outY = 0; outY < outHeight; outY++) {
      for (let outX = 0; outX < outWidth; outX++) {
        const left = outX * stride - 1;
        const skipped = left < 0 ? channels : 0;
        const copied = Math.min(width - left, 3) * channels;
        for (let tapY = 0; tapY < 3; tapY++, source += band) {
          const y = outY * stride - 1 + tapY;
          if (y < 0 || y >= height) continue;
          const target = base + y * row + left * channels;
          for (let index = skipped; index < copied; index++) {
            floats[target + index] = (floats[target + index] as number) + (floats[source + index] as number);
          }
        }
      }
    }
  }
}
