import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { io } from '@tensorflow/tfjs';

export type WeightsManifest = readonly {
  readonly paths: string[];
  readonly weights: io.WeightsManifestEntry[];
}[];

/** Weights of a tfjs model from the files beside its `model.json`; tfjs's own loader wants a web server. */
export function readShards(
  folder: string,
  manifest: WeightsManifest,
): { weightSpecs: io.WeightsManifestEntry[]; weightData: ArrayBuffer } {
  const shards = manifest.flatMap(({ paths }) => paths.map((path) => readFileSync(join(folder, path))));
  const bytes = new Uint8Array(shards.reduce((total, shard) => total + shard.length, 0));
  let at = 0;
  for (const shard of shards) {
    bytes.set(shard, at);
    at += shard.length;
  }
  return { weightSpecs: manifest.flatMap(({ weights }) => weights), weightData: bytes.buffer };
}
