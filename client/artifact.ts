import type { RpcClient } from '../proto/client.ts';
import type { yates } from '../proto/generated/yates.js';
import { controlService } from '../proto/service.ts';

/**
 * A file that a trial left.
 *
 * @param bytesMax undefined is given for a larger one, as soon as that is seen
 */
export async function readArtifact(
  client: RpcClient,
  sha256: string,
  bytesMax: number,
): Promise<Uint8Array | undefined> {
  const stream = client.serverStream(controlService.getArtifact, { sha256 });
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const { data } of stream as AsyncIterable<yates.v1.ArtifactChunk>) {
      length += data.length;
      if (length > bytesMax) return undefined;
      parts.push(data);
    }
  } finally {
    stream.cancel();
  }
  return new Uint8Array(Buffer.concat(parts));
}
