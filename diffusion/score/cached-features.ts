import { createHash } from 'node:crypto';
import { cached } from '../data/cache.ts';
import { imageBytes } from '../data/image-side.ts';
import { type Description, extractorName, featureWidth, type Inception, textureWidth } from './inception.ts';

/** Images an entry: a run that is stopped loses at most this much work. */
const chunkImages = 256;

/**
 * Features of many images, kept on disk under the hash of the pixels. For training the projection, where 6,000 images
 * take two minutes; a trial's few images are not worth an entry.
 *
 * @param pixels [N,32,32,3] RGB
 * @param backend name of the tfjs backend that runs: backends differ in the last digits
 */
export function cachedFeatures(
  inception: Inception,
  pixels: Uint8Array,
  backend: string,
): Promise<Float32Array[]> {
  return inChunks(pixels, featureWidth, { kind: 'image-features', extractorName, backend }, (chunk) =>
    inception.features(chunk),
  );
}

/** The same with the texture: see `cachedFeatures`. */
export async function cachedDescriptions(
  inception: Inception,
  pixels: Uint8Array,
  backend: string,
): Promise<Description[]> {
  const width = featureWidth + textureWidth;
  const key = { kind: 'image-descriptions', extractorName, textureWidth, backend };
  const rows = await inChunks(pixels, width, key, async (chunk) =>
    (await inception.describe(chunk)).map(({ content, texture }) => Float32Array.of(...content, ...texture)),
  );
  return rows.map((row) => ({ content: row.subarray(0, featureWidth), texture: row.subarray(featureWidth) }));
}

async function inChunks(
  pixels: Uint8Array,
  width: number,
  key: Readonly<Record<string, string | number>>,
  compute: (chunk: Uint8Array) => Promise<Float32Array[]>,
): Promise<Float32Array[]> {
  const rows: Float32Array[] = [];
  for (let start = 0; start < pixels.length; start += chunkImages * imageBytes) {
    const chunk = pixels.subarray(start, start + chunkImages * imageBytes);
    const digest = createHash('sha256').update(chunk).digest('hex');
    const bytes = await cached({ ...key, digest }, async () => toBytes(await compute(chunk), width));
    const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    for (let at = 0; at < values.length; at += width) rows.push(values.subarray(at, at + width));
  }
  return rows;
}

function toBytes(rows: readonly Float32Array[], width: number): Uint8Array {
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, index) => values.set(row, index * width));
  return new Uint8Array(values.buffer);
}
