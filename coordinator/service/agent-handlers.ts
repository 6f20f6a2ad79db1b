import type { handleClientStreamingCall, ServerReadableStream } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { type AgentId, fence, trialId } from '../../base/ids.ts';
import { InTurn } from '../../base/in-turn.ts';
import type { yates } from '../../proto/generated/yates.js';
import { protocolVersion } from '../../proto/service.ts';
import { agentOf, callerOf } from '../access/caller.ts';
import type { Access } from '../access/open-access.ts';
import type { BlobStore } from '../blob/blob-store.ts';
import type { CheckpointFiles } from '../checkpoint/checkpoint-files.ts';
import type { Host } from '../host.ts';
import type { AnswerTurns } from './answer-turns.ts';
import { checkpointHandlers } from './checkpoint-handlers.ts';
import type { DeviceBoard } from '../watch/device-board.ts';
import type { LiveCurves } from '../output/live-curves.ts';
import type { ProgressBoard } from '../watch/progress-board.ts';
import { namedAttempt } from '../core/named-attempt.ts';
import { rungOf } from '../core/rung.ts';
import { showsLife } from '../core/sign-of-life.ts';
import {
  artifactFromWire,
  deviceReadingsFromWire,
  metricsOf,
  registerFromWire,
  requestError,
} from '../wire/from-wire.ts';
import { AgentPresence } from './agent-presence.ts';
import { join, requireProtocol } from './join-handler.ts';
import { hearMessages, statusOf, unary } from './respond.ts';
import type { WorkHandler } from './work-session.ts';

export interface AgentHandlerParts {
  readonly host: Host;
  readonly blobs: BlobStore;
  readonly checkpoints: CheckpointFiles;
  readonly turns: AnswerTurns;
  readonly progress: ProgressBoard;
  readonly devices: DeviceBoard;
  readonly live: LiveCurves;
  readonly logger: Logger;
  readonly access: Access;
  readonly work: WorkHandler;
}

export function agentHandlers(parts: AgentHandlerParts) {
  const { host, blobs, checkpoints, turns, logger, access, work } = parts;
  const joins = new InTurn();
  const presence = new AgentPresence(host, access.connections, work);
  return {
    join: unary(logger, (request: yates.v1.JoinRequest, { caller }) =>
      // Each writes the list of tokens.
      joins.run(() => join(access, request, caller)),
    ),
    register: unary(logger, async (request: yates.v1.RegisterRequest, { caller }) => {
      request.agentId = agentOf(caller, request.agentId);
      // 0: the agent named its version when it joined, and does not repeat it.
      if (request.protocol !== 0) requireProtocol(request.protocol);
      const ask = { ...registerFromWire(request), peer: caller.peer };
      const { leaseTtlMs, nowMs, lost } = await presence.register(ask.agentId, caller.peer, () =>
        host.ask(ask),
      );
      const { logId } = host.state.config;
      return {
        leaseTtlMs,
        nowMs,
        lostTrialIds: [...lost],
        logId,
        protocol: protocolVersion,
        keepsCheckpoints: true,
      };
    }),
    work: work.handle,
    reportMetrics: reportMetrics(parts),
    queryUpload: unary(logger, async ({ artifact, forCheckpoint }: yates.v1.QueryUploadRequest) => {
      const { sha256, sizeBytes } = artifactFromWire(artifact ?? {});
      const store = forCheckpoint ? checkpoints.blobs : blobs;
      const complete = store.has(sha256, sizeBytes);
      return { complete, receivedBytes: complete ? sizeBytes : store.received(sha256) };
    }),
    uploadArtifact: uploadArtifact({ host, blobs, checkpoints, logger }),
    ...checkpointHandlers({ host, files: checkpoints, turns, logger }),
  };
}

function reportMetrics(
  parts: AgentHandlerParts,
): handleClientStreamingCall<yates.v1.MetricsReport, yates.v1.MetricsSummary.$Properties> {
  const { host, progress, live, logger } = parts;
  return (call, respond) => {
    const caller = callerOf(call);
    let received = 0;
    const hear = (report: yates.v1.MetricsReport): void => {
      received++;
      // A hint that names another agent than the credential's is dropped, as one about a lease that has ended.
      if (report.agentId !== '' && report.agentId !== caller.agentId) return;
      if (report.devices.length > 0) hearReadings(parts, agentOf(caller, report.agentId), report.devices);
      if (report.disk) hearDisk(parts, agentOf(caller, report.agentId), report.disk);
      const held = { trialId: trialId(report.trialId), fence: fence(report.fence), logId: report.logId };
      const attempt = namedAttempt(host.state, agentOf(caller, report.agentId), held);
      if (attempt === undefined) return;
      const { step, stepsTotal } = report;
      const metrics = metricsOf(report.metrics);
      const atMs = host.nowMs();
      progress.report(attempt, { step, stepsTotal, metrics, atMs });
      live.report(attempt, step, metrics, Math.max(0, atMs - attempt.leasedAtMs));
      // Most reports decide nothing, and cost no step of the core. The first one shows that the sweep works.
      if (rungOf(attempt.trial, step) === undefined && showsLife(attempt.trial.sweep)) return;
      host.hint({ kind: 'progress', agentId: attempt.agentId, ...held, step, metrics });
    };
    hearMessages(call, hear, (error) => respond(statusOf(error, logger, call.getPath())));
    call.on('end', () => respond(null, { received }));
    // A broken stream of hints is no event; the agent opens another.
    call.on('error', () => {});
  };
}

function hearReadings(
  { host, devices }: AgentHandlerParts,
  id: AgentId,
  readings: readonly yates.v1.DeviceReading.$Properties[],
): void {
  const agent = host.state.agents.get(id);
  if (agent !== undefined) devices.report(agent, deviceReadingsFromWire(readings), host.nowMs());
}

function hearDisk(
  { host }: AgentHandlerParts,
  agentId: AgentId,
  { freeBytes = 0, totalBytes = 0 }: yates.v1.DiskReading.$Properties,
): void {
  if (!(freeBytes >= 0 && totalBytes > 0 && Number.isFinite(totalBytes))) return;
  host.hint({ kind: 'disk', agentId, freeBytes: Math.min(freeBytes, totalBytes), totalBytes });
}

type UploadParts = Pick<AgentHandlerParts, 'host' | 'blobs' | 'checkpoints' | 'logger'>;

function uploadArtifact(
  parts: UploadParts,
): handleClientStreamingCall<yates.v1.UploadChunk, yates.v1.UploadResponse.$Properties> {
  return (call, respond) => {
    keepUpload(parts, call).then(
      (sha256) => respond(null, { sha256 }),
      (error: unknown) => {
        if (!call.cancelled) respond(statusOf(error, parts.logger, call.getPath()));
      },
    );
  };
}

async function keepUpload(
  { host, blobs, checkpoints }: UploadParts,
  call: ServerReadableStream<yates.v1.UploadChunk, yates.v1.UploadResponse.$Properties>,
): Promise<string> {
  const chunks = (call as AsyncIterable<yates.v1.UploadChunk>)[Symbol.asyncIterator]();
  const first = await chunks.next();
  const announced = first.done ? undefined : first.value.artifact;
  if (first.done || announced === undefined || announced === null)
    throw requestError('the first chunk of the upload does not name its artifact');
  const artifact = artifactFromWire(announced);
  const store = first.value.forCheckpoint ? checkpoints.blobs : blobs;
  store.unclaimed.admit(agentOf(callerOf(call), ''), artifact, host.nowMs());
  const { data, offset } = first.value;
  async function* content(): AsyncIterable<Uint8Array> {
    yield data;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value.data;
  }
  await store.put(content(), artifact, offset);
  return artifact.sha256;
}
