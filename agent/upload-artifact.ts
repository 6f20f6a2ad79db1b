import { once } from 'node:events';
import { type ServiceError, status } from '@grpc/grpc-js';
import type { RpcClient } from '../proto/client.ts';
import { agentService } from '../proto/service.ts';
import type { ArtifactRef } from './core/outcome.ts';
import type { SpooledContent } from './spooled-content.ts';
import { artifactToWire } from './wire.ts';

/** Up to this size, to ask what the coordinator has would cost as much as to send. */
const askFromBytes = 256 * 1024;
const queryTimeoutMs = 10_000;

/**
 * Resolves once the coordinator has the bytes on disk under their hash: at once where it had them, and from where an
 * earlier upload broke off where there was one. The content is read as fast as the coordinator takes it.
 *
 * @param options `forCheckpoint`: it is kept with the files of checkpoints. Default: with artifacts
 * @throws ServiceError of grpc-js; an error of reading the content
 */
export async function uploadArtifact(
  client: RpcClient,
  artifact: ArtifactRef,
  content: SpooledContent,
  signal: AbortSignal,
  { forCheckpoint = false }: { readonly forCheckpoint?: boolean } = {},
): Promise<void> {
  const from = await whereToGoOn(client, artifact, content.sizeBytes, signal, forCheckpoint);
  if (from === undefined) return;
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
  let isFirst = true;
  const send = async (data: Uint8Array): Promise<void> => {
    const hasRoom = stream.write(
      isFirst ? { artifact: artifactToWire(artifact), data, offset: from, forCheckpoint } : { data },
    );
    isFirst = false;
    if (!hasRoom) await Promise.race([once(stream, 'drain', { signal: over.signal }), answered]);
  };
  try {
    for await (const data of content.read(from)) await send(data);
    // An empty file still has a first chunk, which names it.
    if (isFirst) await send(new Uint8Array());
    stream.end();
    await answered;
  } finally {
    over.abort();
    signal.removeEventListener('abort', cancel);
  }
}

/** @returns the first byte to send; undefined where the coordinator has them all */
async function whereToGoOn(
  client: RpcClient,
  artifact: ArtifactRef,
  size: number,
  signal: AbortSignal,
  forCheckpoint: boolean,
): Promise<number | undefined> {
  if (size <= askFromBytes) return 0;
  const request = { artifact: artifactToWire(artifact), forCheckpoint };
  try {
    const { complete, receivedBytes } = await client.unary(agentService.queryUpload, request, {
      timeoutMs: queryTimeoutMs,
      signal,
    });
    return complete ? undefined : Math.min(receivedBytes, size);
  } catch (error) {
    // A coordinator of before this call.
    if ((error as ServiceError).code === status.UNIMPLEMENTED) return 0;
    throw error;
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
