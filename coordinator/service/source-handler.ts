/** Files of finished trials, for agents whose trials score them. */
import type { ServerWritableStream } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { YatesError } from '../../base/error.ts';
import { fence, trialId } from '../../base/ids.ts';
import { yates } from '../../proto/generated/yates.js';
import { agentOf, callerOf } from '../access/caller.ts';
import type { BlobStore } from '../blob/blob-store.ts';
import { artifactsOf } from '../core/apply-retention.ts';
import { namedAttempt } from '../core/named-attempt.ts';
import type { Host } from '../host.ts';
import { sha256FromWire } from '../wire/from-wire.ts';
import type { AnswerTurns } from './answer-turns.ts';
import { statusOf } from './respond.ts';
import { sendChunks } from './send.ts';

interface SourceParts {
  readonly host: Host;
  readonly blobs: BlobStore;
  readonly turns: AnswerTurns;
}

type ReadCall = ServerWritableStream<yates.v1.ReadSourceRequest, yates.v1.SourceChunk.$Properties>;

export function sourceHandler(parts: SourceParts & { readonly logger: Logger }) {
  return {
    readSource: (call: ReadCall): void => {
      call.on('error', () => {});
      read(parts, call).then(
        () => call.end(),
        (error: unknown) => call.emit('error', statusOf(error, parts.logger, call.getPath())),
      );
    },
  };
}

async function read({ host, blobs, turns }: SourceParts, call: ReadCall): Promise<void> {
  const { agentId, trialId: trial, fence: token, sha256, offset, logId } = call.request;
  sha256FromWire(sha256, 'sha256');
  const held = { trialId: trialId(trial), fence: fence(token), logId };
  const attempt = namedAttempt(host.state, agentOf(callerOf(call), agentId), held);
  // What has ended reads nothing any more: a lease is a right for a limited time.
  const source =
    attempt?.status === 'running'
      ? attempt.trial.sweep.scoring?.sources.get(attempt.trial.plan.id)
      : undefined;
  if (source === undefined || !artifactsOf(source.attempt).some((file) => file.sha256 === sha256))
    throw unknown(`no trial that this lease scores left a file ${sha256}`);
  const { collected } = source.attempt;
  if (collected !== undefined && !blobs.has(sha256))
    throw unknown(
      `the files of trial ${source.trial.plan.plannedOrder + 1} are not kept any more (keep.artifacts: ${collected.keep})`,
    );
  let toSkip = Math.max(0, offset);
  // Read from its beginning, since it is held against its hash.
  await sendChunks(turns, call, blobs.read(sha256), (chunk) => {
    const data = toSkip === 0 ? chunk : chunk.subarray(Math.min(toSkip, chunk.length));
    toSkip -= chunk.length - data.length;
    return data.length === 0 ? undefined : yates.v1.SourceChunk.encode({ data }).finish();
  });
}

const unknown = (message: string): YatesError =>
  new YatesError({
    code: 'E_BLOB_UNKNOWN',
    message,
    next: 'run that trial again in a sweep that keeps its files, then score it',
  });
