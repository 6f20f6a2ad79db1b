import { once } from 'node:events';
import type { RpcClient } from '../proto/client.ts';
import { agentService } from '../proto/service.ts';
import type { ArtifactRef } from './core/outcome.ts';
import { artifactToWire } from './wire.ts';

const chunkBytes = 256 * 1024;

/**
 * Resolves once the coordinator has the bytes on disk under their hash. Uploading what it has already is harmless.
 *
 * @throws ServiceError of grpc-js
 */
export async function uploadArtifact(
  client: RpcClient,
  artifact: ArtifactRef,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  const { promise: answered, resolve, reject } = withResolvers();
  const stream = client.clientStream(agentService.uploadArtifact, (error) =>
    error ? reject(error) : resolve(),
  );
  // Every failure reaches the callback above.
  stream.on('error', () => {});
  const cancel = (): void => stream.cancel();
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const over = new AbortController();
  try {
    // An empty file still has a first chunk, which names it.
    for (let offset = 0; offset === 0 || offset < bytes.length; offset += chunkBytes) {
      const data = bytes.subarray(offset, offset + chunkBytes);
      const hasRoom = stream.write(offset === 0 ? { artifact: artifactToWire(artifact), data } : { data });
      if (!hasRoom) await Promise.race([once(stream, 'drain', { signal: over.signal }), answered]);
    }
    stream.end();
    await answered;
  } finally {
    over.abort();
    signal.removeEventListener('abort', cancel);
  }
}

function withResolvers(): {
  promise: Promise<void>;
  resolve: () => void;
  reject: (error: Error) => void;
} {
  let resolve: () => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // It may fail while a chunk waits for room: the awaits above report it.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
