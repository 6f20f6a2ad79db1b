/** What agents say of checkpoints, checked and in the words of the core. */
import { type AgentId, requestId } from '../../base/ids.ts';
import { limits } from '../../base/limits.ts';
import type { yates } from '../../proto/generated/yates.js';
import type { DropCheckpointAsk, SaveCheckpointAsk } from '../core/ask.ts';
import {
  claimFromWire,
  cut,
  nameFromWire,
  reasonCharsMax,
  requestError,
  sha256FromWire,
} from './from-wire.ts';

/** @throws YatesError E_REQUEST */
export function saveCheckpointFromWire(
  wire: yates.v1.SaveCheckpointRequest,
  agent: AgentId,
): Omit<SaveCheckpointAsk, 'call'> {
  if (!wire.checkpoint) throw requestError('checkpoint is missing');
  const { manifest, step, bytes, files, store } = wire.checkpoint;
  if (wire.number === 0) throw requestError('number is 0, where the first checkpoint of an attempt is 1');
  if (files > limits.checkpointFiles)
    throw requestError(`the checkpoint has ${files} files, more than ${limits.checkpointFiles}`);
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw requestError('bytes is not a whole number from 0 on');
  return {
    kind: 'save-checkpoint',
    ...checkpointSender(wire, agent),
    ...claimFromWire(wire),
    number: wire.number,
    checkpoint: {
      manifest: sha256FromWire(manifest, 'manifest'),
      step,
      bytes,
      files,
      store: nameFromWire(store, 'store'),
    },
  };
}

/** @throws YatesError E_REQUEST */
export function dropCheckpointFromWire(
  wire: yates.v1.DropCheckpointRequest,
  agent: AgentId,
): Omit<DropCheckpointAsk, 'call'> {
  const manifest = sha256FromWire(wire.manifest, 'manifest');
  const reason = cut(wire.reason, reasonCharsMax);
  return {
    kind: 'drop-checkpoint',
    ...checkpointSender(wire, agent),
    ...claimFromWire(wire),
    manifest,
    reason,
  };
}

/** A checkpoint is known by its lease and number: these calls need no id of their own. */
const checkpointSender = ({ logId }: { readonly logId: string }, agent: AgentId) => ({
  agentId: agent,
  logId: nameFromWire(logId, 'log_id'),
  requestId: requestId('checkpoint'),
});
