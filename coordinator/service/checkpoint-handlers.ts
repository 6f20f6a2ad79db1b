/** What agents save of running trials, and fetch for the next attempt. */
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { YatesError } from '../../base/error.ts';
import { fence, trialId } from '../../base/ids.ts';
import { yates } from '../../proto/generated/yates.js';
import { checkpointVerdicts } from '../../proto/vocabulary.ts';
import { agentOf, callerOf } from '../access/caller.ts';
import type { CheckpointFiles } from '../checkpoint/checkpoint-files.ts';
import { namedAttempt } from '../core/named-attempt.ts';
import type { Host } from '../host.ts';
import { dropCheckpointFromWire, saveCheckpointFromWire } from '../wire/checkpoint-from-wire.ts';
import { sha256FromWire } from '../wire/from-wire.ts';
import { statusOf, unary } from './respond.ts';
import type { AnswerTurns } from './answer-turns.ts';
import { sendChunks } from './send.ts';

export interface CheckpointHandlerParts {
  readonly host: Host;
  readonly files: CheckpointFiles;
  readonly turns: AnswerTurns;
  readonly logger: Logger;
}

type ReadCall = ServerWritableStream<yates.v1.ReadCheckpointRequest, yates.v1.CheckpointChunk.$Properties>;

export function checkpointHandlers({ host, files, turns, logger }: CheckpointHandlerParts) {
  return {
    saveCheckpoint: unary(logger, async (request: yates.v1.SaveCheckpointRequest, { caller }) => {
      const agent = agentOf(caller, request.agentId);
      const ask = saveCheckpointFromWire(request, agent);
      const { manifest, store } = ask.checkpoint;
      const trial = store === '' ? namedAttempt(host.state, agent, ask)?.trial : undefined;
      const content = trial === undefined ? [] : await files.hold(trial, manifest);
      try {
        const { verdict, message, kept } = await host.ask(ask);
        for (const sha256 of content) files.blobs.unclaimed.claim(agent, sha256);
        return { verdict: checkpointVerdicts.toWire(verdict), message, kept: [...kept] };
      } finally {
        // For what was not recorded.
        if (trial !== undefined) files.giveUp(trial, manifest);
      }
    }),
    dropCheckpoint: unary(logger, async (request: yates.v1.DropCheckpointRequest, { caller }) => {
      await host.ask(dropCheckpointFromWire(request, agentOf(caller, request.agentId)));
      return {};
    }),
    readCheckpoint: (call: ReadCall): void => {
      call.on('error', () => {});
      read({ host, files, turns }, call).then(
        () => call.end(),
        (error: unknown) => call.emit('error', statusOf(error, logger, call.getPath())),
      );
    },
  };
}

async function read({ host, files, turns }: Omit<CheckpointHandlerParts, 'logger'>, call: ReadCall) {
  const { agentId, trialId: trial, fence: token, sha256, offset, logId } = call.request;
  sha256FromWire(sha256, 'sha256');
  const held = { trialId: trialId(trial), fence: fence(token), logId };
  const attempt = namedAttempt(host.state, agentOf(callerOf(call), agentId), held);
  if (attempt === undefined || !(await files.mayRead(attempt.trial, sha256))) throw unknown(sha256);
  let toSkip = Math.max(0, offset);
  // Read from its beginning, since it is held against its hash.
  await sendChunks(turns, call, files.blobs.read(sha256), (chunk) => {
    const data = toSkip === 0 ? chunk : chunk.subarray(Math.min(toSkip, chunk.length));
    toSkip -= chunk.length - data.length;
    return data.length === 0 ? undefined : yates.v1.CheckpointChunk.encode({ data }).finish();
  });
}

const unknown = (sha256: string): YatesError =>
  new YatesError({
    code: 'E_BLOB_UNKNOWN',
    message: `no checkpoint of this trial has a file ${sha256}`,
    next: 'go on from an older checkpoint, or begin at the start',
  });
