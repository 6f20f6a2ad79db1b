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

/** The arguments that follow the addresses in the functions of simd/patches.ts. */
export function patchArguments(
  { height, width, channels, outHeight, outWidth, stride }: PatchGeometry,
  images: number,
): [number, number, number, number, number, number, number] {
  return [images, height, width, channels, outHeight, outWidth, stride];
}

/** Images whose patches are handled together. */
export function imagesPerChunk({ channels, outHeight, outWidth }: PatchGeometry, batch: number): number {
  return Math.max(1, Math.min(batch, Math.floor(chunkFloats / (outHeight * outWidth * 9 * channels))));
}
