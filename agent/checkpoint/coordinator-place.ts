/** Files of checkpoints that the coordinator keeps. */
import type { RpcClient } from '../../proto/client.ts';
import type { yates } from '../../proto/generated/yates.js';
import { agentService } from '../../proto/service.ts';
import { uploadArtifact } from '../upload-artifact.ts';
import type { AttemptName, CheckpointPlace } from './checkpoint-place.ts';

/** Time without a byte after which a download is taken for dead. */
const stalledMs = 60_000;

export function coordinatorPlace(client: RpcClient): CheckpointPlace {
  return {
    store: '',
    put: (_lease, named, content, signal) =>
      uploadArtifact(client, { name: '', mediaType: '', ...named }, content, signal, { forCheckpoint: true }),
    read: (lease, sha256, from, signal) => read(client, lease, sha256, from, signal),
    // The coordinator removes them itself.
    retain: async () => {},
  };
}

async function* read(
  client: RpcClient,
  { trialId, fence }: AttemptName,
  sha256: string,
  offset: number,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const stream = client.serverStream(agentService.readCheckpoint, { trialId, fence, sha256, offset });
  const cancel = (): void => stream.cancel();
  let timer = setTimeout(cancel, stalledMs);
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for await (const { data } of stream as AsyncIterable<yates.v1.CheckpointChunk>) {
      clearTimeout(timer);
      // Whoever writes it to the disk may take long: that is no fault of the stream.
      yield data;
      timer = setTimeout(cancel, stalledMs);
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
    stream.cancel();
  }
}
