import type { handleServerStreamingCall, ServerWritableStream } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import type { RequestId, SweepId } from '../../base/ids.ts';
import type { TrainerChecks } from '../../design/trainer-check.ts';
import { yates } from '../../proto/generated/yates.js';
import type { AuditLog } from '../access/audit/audit-log.ts';
import { actorOf, callerOf, ownRequestId } from '../access/caller.ts';
import type { BlobStore } from '../blob/blob-store.ts';
import type { SweepChange } from '../core/answer.ts';
import type { Actor } from '../core/event.ts';
import { jobsNow } from '../core/jobs.ts';
import { whyQueued } from '../core/why-queued.ts';
import { findAgent, findSweep, findTrial, sweepsWith } from '../find.ts';
import type { Host } from '../host.ts';
import type { Retention } from '../retention/retention.ts';
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
import {
  type AnswerSteps,
  boundedAgents,
  boundedDevices,
  boundedSweeps,
  boundedTrial,
} from '../wire/bounded-answer.ts';
import { EncodedAnswer } from '../wire/encoded-answer.ts';
import { agentView, checkpointView, describedEnvironments, sweepView, trialView } from '../wire/views.ts';
import type { AnswerTurns } from './answer-turns.ts';
import { collect } from './collect.ts';
import { extendSweep } from './extend-sweep.ts';
import { type CallContext, statusOf, unary } from './respond.ts';
import { scoreSweep } from './score-sweep.ts';
import { askingOf, send, sendChunks } from './send.ts';
import { setPolicy } from './set-policy.ts';

export interface ControlHandlerParts {
  readonly host: Host;
  readonly blobs: BlobStore;
  readonly retention: Retention;
  readonly progress: ProgressBoard;
  readonly devices: DeviceBoard;
  readonly hub: WatchHub;
  readonly logger: Logger;
  readonly baseVersion: string;
  readonly trainers: TrainerChecks;
  readonly audit: AuditLog;
  readonly planner: Planner;
  readonly turns: AnswerTurns;
}

/** A larger answer is made in its turn. */
const bytesAtOnce = 64 * 1024;

export function controlHandlers(parts: ControlHandlerParts) {
  const { host, blobs, progress, devices, hub, logger, turns } = parts;
  const { state } = host;

  /**
   * Of what is durable: a restart must not take back what a user was shown.
   *
   * @param begin makes the steps that the answer is made in
   */
  const read = <Request>(
    begin: (request: Request, context: CallContext) => Promise<AnswerSteps> | AnswerSteps,
  ) =>
    unary(logger, async (request: Request, context) => {
      await host.settled();
      const steps = await begin(request, context);
      // Undefined: nobody hears the answer.
      return (await turns.make(context, () => steps.next().value ?? undefined)) ?? nothing;
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
    listSweeps: read(() => boundedSweeps(state)),
    getSweep: unary(logger, async (request: yates.v1.GetSweepRequest, context) => {
      await host.settled();
      const sweep = findSweep(state, request.sweepId);
      const answer = () => ({
        sweep: sweepView(state, sweep),
        source: context.caller.role === 'viewer' ? sourceForViewers(sweep) : sweep.source,
        environments: request.environments ? describedEnvironments(sweep) : [],
      });
      if (!request.environments && 2 * sweep.source.length < bytesAtOnce) return answer();
      return (await turns.make(context, answer)) ?? nothing;
    }),
    listTrials: stream(
      logger,
      async (call: Writable<yates.v1.ListTrialsRequest, yates.v1.ListTrialsPage.$Properties>) => {
        await host.settled();
        const sweep = findSweep(state, call.request.sweepId);
        const views = function* (): Iterable<yates.v1.TrialView.$Properties> {
          for (const trial of sweep.trials) yield trialView(state, trial, progress.of(trial));
        };
        const pages = trialPages(views());
        const asking = askingOf(call);
        for (;;) {
          const page = await turns.make(asking, () => pages.next());
          if (page === undefined || page.done === true) return;
          await host.settled();
          await send(call, page.value);
        }
      },
    ),
    getTrial: read(async (request: yates.v1.GetTrialRequest) => {
      const trial = await findTrial(state, request.trialId, request.sweepId);
      const answer = {
        trial: trialView(state, trial, progress.of(trial)),
        sweepIds: sweepsWith(state, trial).map(({ id }) => id),
        why: whyQueued(state, trial),
        checkpoints: trial.checkpoints.map((one) => checkpointView(state, one)).toReversed(),
      };
      return boundedTrial(answer, state, trial.attempts);
    }),
    listAgents: read(() => boundedAgents(state, jobsNow(state))),
    listDevices: read(({ historyMs }: yates.v1.ListDevicesRequest) =>
      boundedDevices(deviceViews(state, devices, historyMs, host.nowMs())),
    ),
    pause: change('pause', (sweep, { stopRunning, reason, byStopRule }: yates.v1.PauseRequest) =>
      host.ask({
        kind: 'pause',
        ...sweep,
        stopRunning,
        ...(reason === '' ? {} : { reason: cut(reason, reasonCharsMax) }),
        ...(byStopRule ? { cause: 'stop-rule' } : {}),
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
    score: unary(logger, async (request: yates.v1.ScoreRequest, { caller }) =>
      scoreSweep(parts, request, caller),
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
        const { sha256, forCheckpoint } = call.request;
        const store = forCheckpoint ? parts.retention.checkpoints.blobs : blobs;
        parts.audit.write({ kind: 'artifact-read', sha256 }, actorOf(callerOf(call)));
        await sendChunks(turns, call, store.read(sha256), (data) =>
          yates.v1.ArtifactChunk.encode({ data }).finish(),
        );
      },
    ),
    collectGarbage: unary(logger, async (request: yates.v1.CollectGarbageRequest, { caller }) =>
      collect(parts, request, caller),
    ),
    watch: stream(logger, async (call: Writable<yates.v1.WatchRequest, yates.v1.WatchUpdate.$Properties>) => {
      const sweep = findSweep(state, call.request.sweepId);
      await hub.serve(call, sweep, call.request, (step) => turns.make(askingOf(call), step));
    }),
  };
}

/** Answers a caller who is gone. */
const nothing = new EncodedAnswer(Buffer.alloc(0));

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
