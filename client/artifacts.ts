/** Files that trials left, and what they saved on their way, as a coordinator sends them. */
import type { RpcClient } from '../proto/client.ts';
import type { yates } from '../proto/generated/yates.js';
import { controlService } from '../proto/service.ts';

/** The content in chunks, which whoever reads it holds against its hash. */
export async function* readContent(
  client: RpcClient,
  sha256: string,
  forCheckpoint: boolean,
): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = client.serverStream(controlService.getArtifact, { sha256, forCheckpoint });
  try {
    for await (const { data } of stream as AsyncIterable<yates.v1.ArtifactChunk>) yield data;
  } finally {
    stream.cancel();
  }
}
