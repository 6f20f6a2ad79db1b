import { createHash } from 'node:crypto';
import { cached } from '../data/cache.ts';
import { imageBytes } from '../data/image-side.ts';
import { extractorName, featureWidth, type Inception } from './inception.ts';

/** Images an entry: a run that is stopped loses at most this much work. */
const chunkImages = 256;

/**
 * Features of many images, kept on disk under the hash of the pixels. For training the projection, where 6,000 images
 * take two minutes; a trial's few images are not worth an entry.
 *
 * @param pixels [N,32,32,3] RGB
 * @param backend name of the tfjs backend that runs: backends differ in the last digits
 */
export async function cachedFeatures(
  inception: Inception,
  pixels: Uint8Array,
  backend: string,
): Promise<Float32Array[]> {
  const rows: Float32Array[] = [];
  for (let start = 0; start < pixels.length; start += chunkImages * imageBytes) {
    const chunk = pixels.subarray(start, start + chunkImages * imageBytes);
    const digest = createHash('sha256').update(chunk).digest('hex');
    const key = { kind: 'image-features', extractorName, backend, digest };
    const bytes = await cached(key, async () => toBytes(await inception.features(chunk)));
    const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    for (let at = 0; at < values.length; at += featureWidth)
      rows.push(values.subarray(at, at + featureWidth));
  }
  return rows;
}

function toBytes(rows: readonly Float32Array[]): Uint8Array {
  const values = new Float32Array(rows.length * featureWidth);
  rows.forEach((row, index) => values.set(row, index * featureWidth));
  return new Uint8Array(values.buffer);
}
