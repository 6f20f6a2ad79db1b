/** The gRPC server: both services, health, reflection, limits and a quiet end. */
import {
  logVerbosity,
  Server,
  type ServiceDefinition,
  setLogVerbosity,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { YatesError } from '../base/error.ts';
import { limits } from '../base/limits.ts';
import type { TrainerChecks } from '../design/trainer-check.ts';
import { agentService, controlService } from '../proto/service.ts';
import { CallBounds } from './access/guard/call-bounds.ts';
import type { Access } from './access/open-access.ts';
import type { BlobStore } from './blob/blob-store.ts';
import type { CheckpointFiles } from './checkpoint/checkpoint-files.ts';
import { Health } from './health.ts';
import type { Host } from './host.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import type { Planner } from './planning/planner.ts';
import { addReflection } from './reflection.ts';
import type { CoordinatorMetrics } from './metrics/coordinator-metrics.ts';
import { meteredCalls } from './metrics/metered-calls.ts';
import { OutputRelay } from './output/output-relay.ts';
import type { Retention } from './retention/retention.ts';
import type { CurveStore } from './output/curve-store.ts';
import { LiveCurves } from './output/live-curves.ts';
import type { OutputStore } from './output/output-store.ts';
import { AnswerTurns } from './service/answer-turns.ts';
import { agentHandlers } from './service/agent-handlers.ts';
import { curveHandlers } from './service/curve-handlers.ts';
import { logHandler, type ReadStretch } from './service/log-handler.ts';
import { controlHandlers } from './service/control-handlers.ts';
import { outputHandlers } from './service/output-handlers.ts';
import { sourceHandler } from './service/source-handler.ts';
import { WorkHandler } from './service/work-session.ts';
import { DeviceBoard } from './watch/device-board.ts';
import { ProgressBoard } from './watch/progress-board.ts';
import { NoteBoard } from './watch/note-board.ts';
import { WatchHub } from './watch/watch-hub.ts';
import { boundedService, refuseFaultyRequests } from './wire/bounded-service.ts';

/** Largest answer: what clients take (`openClient`). */
const answerBytesMax = 64 * 2 ** 20;
/** How long calls may take to end by themselves when we stop. */
const farewellMs = 2_000;

const services = ['', 'yates.v1.AgentService', 'yates.v1.ControlService'];

export interface ServeOptions {
  readonly access: Access;
  readonly host: Host;
  readonly blobs: BlobStore;
  readonly checkpoints: CheckpointFiles;
  readonly outputs: OutputStore;
  readonly curves: CurveStore;
  readonly retention: Retention;
  /** Hears of each call. */
  readonly metrics?: CoordinatorMetrics | undefined;
  readonly logger: Logger;
  readonly listen: string;
  readonly baseVersion: string;
  readonly trainers: TrainerChecks;
  readonly planner: Planner;
  readonly readStretch: ReadStretch;
}

export interface Serving {
  readonly address: string;
  readonly port: number;
  /** Health checks and watchers learn that the end is near. */
  refuse(): void;
  stop(): Promise<void>;
}

// Our own errors and log say what goes wrong; grpc-js would write over the dashboard.
if (process.env['GRPC_VERBOSITY'] === undefined) setLogVerbosity(logVerbosity.NONE);

/** @throws YatesError E_LISTEN */
export async function serve({
  access,
  host,
  blobs,
  checkpoints,
  outputs,
  curves,
  retention,
  metrics,
  logger,
  listen,
  baseVersion,
  trainers,
  planner,
  readStretch,
}: ServeOptions): Promise<Serving> {
  const bounds = new CallBounds();
  const server = new Server({
    // In this order: a call without a good token ends before its body is read.
    interceptors: [bounds.interceptor, ...access.interceptors, refuseFaultyRequests],
    'grpc.max_receive_message_length': limits.largeMessageBytes,
    'grpc.max_send_message_length': answerBytesMax,
    'grpc.max_concurrent_streams': limits.streamsPerConnection,
    // Statistics of the transport that nobody reads, at a price for each call.
    'grpc.enable_channelz': 0,
    // A peer that vanished without a word is noticed within half a minute, and its polls are freed.
    'grpc.keepalive_time_ms': 20_000,
    'grpc.keepalive_timeout_ms': 10_000,
  });
  const progress = new ProgressBoard(host.state);
  const devices = new DeviceBoard();
  host.onDurable((events) => devices.onEvents(host.state, events));
  const hub = new WatchHub(host, progress);
  const notes = new NoteBoard(host, logger, (sweep) => hub.touchSweep(sweep));
  const turns = new AnswerTurns(bounds);
  const relay = new OutputRelay(host.state);
  host.onDurable(() => relay.onEvents());
  const output = outputHandlers({ host, relay, store: outputs, logger, turns });
  const live = new LiveCurves(host.state, curves, logger);
  host.onDurable((events) => live.onEvents(events));
  const curve = curveHandlers({ host, live, store: curves, logger, turns });
  const { artifacts } = retention;
  const work = new WorkHandler({ host, blobs, artifacts, progress, logger, metrics });
  const agents = {
    ...agentHandlers({ host, blobs, checkpoints, turns, progress, devices, live, logger, access, work }),
    ...output.agent,
    ...curve.agent,
    ...sourceHandler({ host, blobs, turns, logger }),
  };
  addService(server, agentService, metrics ? meteredCalls(agentService, agents, metrics) : agents);
  const control = {
    ...controlHandlers({
      host,
      blobs,
      retention,
      progress,
      devices,
      hub,
      logger,
      baseVersion,
      planner,
      turns,
      trainers,
      audit: access.audit,
    }),
    ...output.control,
    ...curve.control,
    readLog: logHandler({ host, readStretch, logger, turns }),
  };
  addService(server, controlService, metrics ? meteredCalls(controlService, control, metrics) : control);
  const health = new Health(services);
  health.addTo(server);
  addReflection(server, logger);
  let door: FrontDoor;
  try {
    door = await bind(server, listen, access);
  } catch (error) {
    hub.stop();
    notes.stop();
    turns.close();
    bounds.close();
    await live.stop();
    server.forceShutdown();
    throw error;
  }
  const { port } = door;
  return {
    address: listen.replace(/:\d+$/, `:${port}`),
    port,
    refuse: () => {
      health.refuse();
      hub.stop();
      notes.stop();
    },
    stop: async () => {
      door.close();
      turns.close();
      bounds.close();
      work.close();
      checkpoints.close();
      retention.close();
      await shutDown(server);
      await live.stop();
    },
  };
}

/** Service definitions and handlers have the same keys, held together by the compiler. */
function addService<Methods extends ServiceDefinition>(
  server: Server,
  definition: Methods,
  handlers: { readonly [Name in keyof Methods]: unknown },
): void {
  server.addService(boundedService(definition), handlers as unknown as UntypedServiceImplementation);
}

async function bind(
  server: Server,
  listen: string,
  { connections, credentials, security }: Access,
): Promise<FrontDoor> {
  try {
    const speaks = security.kind === 'none' ? 'plain' : 'tls';
    return await openFrontDoor(server, credentials, listen, connections, speaks);
  } catch (error) {
    throw listenError(listen, error as Error);
  }
}

function listenError(listen: string, cause: Error): YatesError {
  return new YatesError({
    code: 'E_LISTEN',
    message: `cannot listen on ${listen}: ${cause.message}`,
    place: { file: '--listen' },
    next: 'choose another host:port; port 0 takes a free one',
    cause,
  });
}

async function shutDown(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    const impatience = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, farewellMs);
    server.tryShutdown(() => {
      clearTimeout(impatience);
      resolve();
    });
  });
}
