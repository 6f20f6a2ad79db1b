import type { handleServerStreamingCall, ServerWritableStream } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import type { RequestId, SweepId } from '../../base/ids.ts';
import type { TrainerChecks } from '../../design/trainer-check.ts';
import type { yates } from '../../proto/generated/yates.js';
import type { AuditLog } from '../access/audit/audit-log.ts';
import { actorOf, type Caller, callerOf, ownRequestId } from '../access/caller.ts';
import type { BlobStore } from '../blob/blob-store.ts';
import type { SweepChange } from '../core/answer.ts';
import type { Actor } from '../core/event.ts';
import { jobsNow } from '../core/jobs.ts';
import { whyQueued } from '../core/why-queued.ts';
import { findAgent, findSweep, findTrial, sweepsWith } from '../find.ts';
import type { Host } from '../host.ts';
import type { DeviceBoard } from '../watch/device-board.ts';
import type { ProgressBoard } from '../watch/progress-board.ts';
import type { WatchHub } from '../watch/watch-hub.ts';
import type { Planner } from '../planning/planner.ts';
import { launchSweep } from './launch-sweep.ts';
import {
  cut,
  jobsFromWire,
  priorityFromWire,
  reasonCharsMax,
  requestIdFromWire,
  required,
} from '../wire/from-wire.ts';
import { sourceForViewers } from '../wire/hidden-env.ts';
import { deviceViews } from '../wire/device-views.ts';
import { trialPages } from '../wire/trial-pages.ts';
import { boundedAgents, boundedAttempts, boundedSweeps } from '../wire/bounded-answer.ts';
import { agentView, sweepView, trialView } from '../wire/views.ts';
import { extendSweep } from './extend-sweep.ts';
import { statusOf, unary } from './respond.ts';
import { send } from './send.ts';
import { setPolicy } from './set-policy.ts';

export interface ControlHandlerParts {
  readonly host: Host;
  readonly blobs: BlobStore;
  readonly progress: ProgressBoard;
  readonly devices: DeviceBoard;
  readonly hub: WatchHub;
  readonly logger: Logger;
  readonly baseVersion: string;
  readonly trainers: TrainerChecks;
  readonly audit: AuditLog;
  readonly planner: Planner;
}

export function controlHandlers(parts: ControlHandlerParts) {
  const { host, blobs, progress, devices, hub, logger } = parts;
  const { state } = host;

  /** Of what is durable: a restart must not take back what a user was shown. */
  const read = <Request, Response>(view: (request: Request, caller: Caller) => Response) =>
    unary(logger, async (request: Request, { caller }) => {
      await host.settled();
      return view(request, caller);
    });

  const change = <Request extends SweepRequest>(
    method: string,
    ask: (sweep: SweepAsk, request: Request) => Promise<SweepChange>,
  ) =>
    unary(logger, async (request: Request, { caller }) => {
      const sweep = findSweep(state, required(request.sweepId, 'sweep_id'));
      const id = ownRequestId(caller, method, requestIdFromWire(request));
      const who = { requestId: id, by: actorOf(caller) };
      const { trialsChanged } = await ask({ sweepId: sweep.id, ...who }, request);
      return { sweep: sweepView(state, sweep), trialsChanged };
    });

  return {
    launch: unary(logger, async (request: yates.v1.LaunchRequest, { caller }) =>
      launchSweep(parts, request, caller),
    ),
    listSweeps: read(() => ({ sweeps: boundedSweeps(state) })),
    getSweep: read((request: yates.v1.GetSweepRequest, { role }) => {
      const sweep = findSweep(state, request.sweepId);
      const source = role === 'viewer' ? sourceForViewers(sweep) : sweep.source;
      return { sweep: sweepView(state, sweep), source };
    }),
    listTrials: stream(
      logger,
      async (call: Writable<yates.v1.ListTrialsRequest, yates.v1.ListTrialsPage.$Properties>) => {
        await host.settled();
        const sweep = findSweep(state, call.request.sweepId);
        const views = function* (): Iterable<yates.v1.TrialView.$Properties> {
          for (const trial of sweep.trials) yield trialView(state, trial, progress.of(trial));
        };
        for (const page of trialPages(views())) {
          if (call.cancelled) return;
          await host.settled();
          await send(call, { trials: [...page] });
        }
      },
    ),
    getTrial: unary(logger, async (request: yates.v1.GetTrialRequest) => {
      await host.settled();
      const trial = await findTrial(state, request.trialId, request.sweepId);
      return {
        trial: trialView(state, trial, progress.of(trial)),
        sweepIds: sweepsWith(state, trial).map(({ id }) => id),
        attempts: boundedAttempts(state, trial.attempts),
        why: whyQueued(state, trial),
      };
    }),
    listAgents: read(() => ({ agents: boundedAgents(state), jobs: jobsNow(state) })),
    listDevices: read(({ historyMs }: yates.v1.ListDevicesRequest) => ({
      devices: deviceViews(state, devices, historyMs, host.nowMs()),
    })),
    pause: change('pause', (sweep, { stopRunning, reason }: yates.v1.PauseRequest) =>
      host.ask({
        kind: 'pause',
        ...sweep,
        stopRunning,
        ...(reason === '' ? {} : { reason: cut(reason, reasonCharsMax) }),
      }),
    ),
    resume: change('resume', (sweep) => host.ask({ kind: 'resume', ...sweep })),
    cancel: change('cancel', (sweep) => host.ask({ kind: 'cancel', ...sweep })),
    retryFailed: change('retry-failed', (sweep) => host.ask({ kind: 'retry-failed', ...sweep })),
    setPriority: change('set-priority', (sweep, { priority }: yates.v1.SetPriorityRequest) =>
      host.ask({ kind: 'prioritise', ...sweep, priority: priorityFromWire(priority) ?? 1 }),
    ),
    setPolicy: unary(logger, async (request: yates.v1.SetPolicyRequest, { caller }) =>
      setPolicy(parts, request, caller),
    ),
    extend: unary(logger, async (request: yates.v1.ExtendRequest, { caller }) =>
      extendSweep(parts, request, caller),
    ),
    readmitAgent: unary(logger, async (request: yates.v1.ReadmitAgentRequest, { caller }) => {
      const agent = findAgent(state, required(request.agent, 'agent'));
      const id = ownRequestId(caller, 'readmit', requestIdFromWire(request));
      const by = actorOf(caller);
      const { changed } = await host.ask({ kind: 'readmit', requestId: id, by, agentId: agent.id });
      return { agent: agentView(state, agent), changed };
    }),
    reportJobs: unary(logger, async (request: yates.v1.ReportJobsRequest) => {
      host.hint(jobsFromWire(request));
      return {};
    }),
    getArtifact: stream(
      logger,
      async (call: Writable<yates.v1.GetArtifactRequest, yates.v1.ArtifactChunk.$Properties>) => {
        const { sha256 } = call.request;
        parts.audit.write({ kind: 'artifact-read', sha256 }, actorOf(callerOf(call)));
        for await (const data of blobs.read(sha256)) {
          if (call.cancelled) return;
          await send(call, { data });
        }
      },
    ),
    watch: stream(logger, async (call: Writable<yates.v1.WatchRequest, yates.v1.WatchUpdate.$Properties>) => {
      await hub.serve(call, findSweep(state, call.request.sweepId));
    }),
  };
}

interface SweepRequest {
  readonly requestId: string;
  readonly sweepId: string;
}

interface SweepAsk {
  readonly sweepId: SweepId;
  readonly requestId: RequestId;
  readonly by: Actor;
}

type Writable<Request, Response> = ServerWritableStream<Request, Response>;

function stream<Request, Response>(
  logger: Logger,
  serve: (call: Writable<Request, Response>) => Promise<void>,
): handleServerStreamingCall<Request, Response> {
  return (call) => {
    // `cancelled` says the same; without a listener the error would end the process.
    call.on('error', () => {});
    serve(call).then(
      () => call.end(),
      (error: unknown) => call.emit('error', statusOf(error, logger, call.getPath())),
    );
  };
}
