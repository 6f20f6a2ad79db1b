/** Files of checkpoints that the coordinator keeps. */
import type { RpcClient } from '../../proto/client.ts';
import { agentService } from '../../proto/service.ts';
import { receivedData } from '../received-data.ts';
import { uploadArtifact } from '../upload-artifact.ts';
import type { CheckpointPlace } from './checkpoint-place.ts';

export function coordinatorPlace(client: RpcClient): CheckpointPlace {
  return {
    store: '',
    put: (_lease, named, content, signal) =>
      uploadArtifact(client, { name: '', mediaType: '', ...named }, content, signal, { forCheckpoint: true }),
    read: ({ trialId, fence }, sha256, offset, signal) =>
      receivedData(
        client.serverStream(agentService.readCheckpoint, { trialId, fence, sha256, offset }),
        signal,
      ),
    // The coordinator removes them itself.
    retain: async () => {},
  };
}
