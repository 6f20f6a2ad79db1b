import { describe, expect, it } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { limits } from '../../../../base/limits.ts';
import { saveCheckpointFromWire } from '../../../../coordinator/wire/checkpoint-from-wire.ts';
import { isPathOfCheckpoint } from '../../../../proto/checkpoint-manifest.ts';
import { yates } from '../../../../proto/generated/yates.js';

function request(files: number): yates.v1.SaveCheckpointRequest {
  const { SaveCheckpointRequest } = yates.v1;
  const checkpoint = { manifest: 'a'.repeat(64), step: 10, bytes: 5, files };
  const sent = SaveCheckpointRequest.encode({ trialId: 't', fence: 1, number: 1, checkpoint });
  return SaveCheckpointRequest.decode(sent.finish());
}

describe('a checkpoint that an agent names', () => {
  it('has so many files at most', () => {
    expect(saveCheckpointFromWire(request(limits.checkpointFiles), agentId('a')).checkpoint.files).toBe(
      limits.checkpointFiles,
    );
    expect(() => saveCheckpointFromWire(request(limits.checkpointFiles + 1), agentId('a'))).toThrow(
      /E_REQUEST|more than/,
    );
  });

  it('has paths of so many bytes at most', () => {
    expect(isPathOfCheckpoint('p'.repeat(limits.checkpointPathBytes))).toBe(true);
    expect(isPathOfCheckpoint('p'.repeat(limits.checkpointPathBytes + 1))).toBe(false);
    expect(isPathOfCheckpoint('é'.repeat(limits.checkpointPathBytes / 2 + 1))).toBe(false);
  });
});
