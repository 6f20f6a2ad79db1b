/**
 * An agent: joins a coordinator, runs its trials on this machine's slots, hands over what comes of them.
 *
 * It needs no coordinator to start and none to go on: until one answers it asks again.
 */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { ChannelCredentials } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { entryPoint } from '../base/entry-point.ts';
import { serveMetrics } from '../base/metrics-server.ts';
import { YatesError } from '../base/error.ts';
import type { AgentId } from '../base/ids.ts';
import { packageVersion } from '../base/package-root.ts';
import { openAgentFolder } from './agent-folder.ts';
import { AgentLoop, type AgentLoopPorts } from './agent-loop.ts';
import { openAgentLog } from './agent-log.ts';
import { AgentMetrics } from './agent-metrics.ts';
import { callFailureOf } from './call-failure.ts';
import { CoordinatorLink } from './coordinator-link.ts';
import type { Grant } from './core/lease.ts';
import { type AgentConfig, defaultTimings } from './core/state.ts';
import { CommandProcess } from './command/command-process.ts';
import { detectDevices, planSlots } from './devices.ts';
import { gpuGate, type GpuGateOptions } from './gpu-gate.ts';
import { readGpus } from './gpu-readings.ts';
import { checkJoinAddress } from './join-address.ts';
import { ownLabels } from './own-labels.ts';
import { devicesOfSlots, type SlotShare } from './slot-share.ts';
import { freshMemory, restAfterFailures, SlotProcess, type StartProcess } from './process/slot-process.ts';
import { trainerDefaults, TrainerProcess, type TrainerProcessOptions } from './process/trainer-process.ts';
import type { TrialProcessEvents } from './process/trial-process.ts';
import { OutputShare } from './output/output-share.ts';
import { ProgressStream } from './progress-stream.ts';
import { Spool } from './spool.ts';

export interface AgentOptions {
  /** The coordinator, as host:port. */
  readonly join: string;
  /** Trials at a time; 0 for as many as the GPUs give, or one where there is none. */
  readonly slots: number;
  /** Where `slots` is 0: how many share a GPU; one where not given. */
  readonly slotsPerGpu?: SlotShare | undefined;
  /** Holds the agent's identity, its spool and its log; no other agent may use it. */
  readonly dataDir: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The host's name where none is given. */
  readonly name?: string | undefined;
  /** Trainer backend; the trainer chooses where none is given. */
  readonly backend?: string | undefined;
  /** Programs that trials of kind `command` may run: names, paths, or `*`; none where not given. */
  readonly allowCommands?: readonly string[] | undefined;
  /** Serve Prometheus metrics there; 0 takes a free port. None where not given. */
  readonly metricsPort?: number | undefined;
  /** All of the machine's addresses where not given. */
  readonly metricsHost?: string | undefined;
  /** To a file in the data folder where none is given. */
  readonly logger?: Logger | undefined;
  readonly credentials?: ChannelCredentials | undefined;
  /** Called once when the agent has ended by itself: drained, or with the error that made it give up. */
  readonly onExit?: ((error?: YatesError) => void) | undefined;
  /** Module of the trainer process in place of ours. */
  readonly trainerEntry?: URL | undefined;
  readonly trainer?: Partial<Omit<TrainerProcessOptions, 'args' | 'env'>> & { nodeFlags?: readonly string[] };
  readonly timings?: Partial<AgentConfig>;
  readonly gpuGate?: Pick<GpuGateOptions, 'timings'>;
  /** How long running trials may go on when the agent is asked to leave, in milliseconds. */
  readonly drainGraceMs?: number | undefined;
  /** Rest of a slot whose process could not start so many times in a row, in milliseconds. */
  readonly restMs?: (startFailures: number) => number;
}

export interface Agent {
  readonly agentId: AgentId;
  /** Where metrics are served. */
  readonly metricsPort: number | undefined;
  /** Takes no more trials, finishes what ends in time, gives the rest back, leaves. Resolves when it has left. */
  drain(options?: DrainOptions): Promise<void>;
  /** At once: what runs is killed, what is spooled stays. */
  stop(): Promise<void>;
}

export interface DrainOptions {
  /** How long running trials may still take; those that will not make it are given back at once. */
  readonly graceMs?: number;
  readonly reason?: string;
}

const drainGraceMsDefault = 10_000;
/** Until the stream that shows what trials print is opened again, on average. */
const outputRetryMs = 2_000;

/** @throws YatesError E_JOIN_ADDRESS, E_AGENT_FOLDER, E_AGENT_FOLDER_BUSY, E_SPOOL_FOLDER */
export async function startAgent(options: AgentOptions): Promise<Agent> {
  checkJoinAddress(options.join);
  const folder = openAgentFolder(options.dataDir);
  try {
    const log = options.logger ?? openAgentLog(options.dataDir);
    return await startIn(options, folder, log);
  } catch (error) {
    folder.close();
    throw error;
  }
}

async function startIn(
  options: AgentOptions,
  folder: ReturnType<typeof openAgentFolder>,
  log: Logger,
): Promise<Agent> {
  const warn = (text: string): void => log.warn(text);
  const { spool, outcomes } = await Spool.open({ folder: folder.spool, warn });
  const devices = await detectDevices();
  const slotDevices =
    options.slots > 0 ? devices : devicesOfSlots(devices, options.slotsPerGpu ?? { count: 1 });
  const slotEnvironments = planSlots(slotDevices, options.slots);
  const incarnation = randomBytes(8).toString('hex');
  const slots = slotEnvironments.length;
  const { agentId } = folder;
  const labels = { ...ownLabels(devices), ...options.labels };
  const name = options.name ?? hostname();
  const identity = { agentId, name, version: packageVersion, slots, labels, devices, incarnation };
  const link = new CoordinatorLink({
    address: options.join,
    identity,
    credentials: options.credentials,
    readArtifact: (key, sha256) => spool.artifact(key, sha256),
    warn,
  });
  const metrics = options.metricsPort === undefined ? undefined : new AgentMetrics();
  const metricsServer =
    metrics &&
    (await serveMetrics(metrics.registry, options.metricsHost ?? '0.0.0.0', options.metricsPort ?? 0));
  const progress = new ProgressStream(link.client, agentId);

  let ending: Promise<void> | undefined;
  const end = (): Promise<void> => {
    ending ??= (async () => {
      progress.close();
      output.close();
      metricsServer?.close();
      await loop.stop();
      await spool.settled();
      link.close();
      folder.close();
      process.off('exit', killAll);
    })();
    return ending;
  };

  let markLeft: () => void = () => {};
  const left = new Promise<void>((resolve) => {
    markLeft = resolve;
  });
  const onExit = async (why: 'drained' | 'denied', message: string): Promise<void> => {
    await end();
    markLeft();
    if (why === 'drained') log.info(`left: ${message}`);
    options.onExit?.(why === 'drained' ? undefined : deniedError(options.join, message));
  };

  const notice = (severity: 'info' | 'warning' | 'error', text: string): void =>
    log[severity === 'warning' ? 'warn' : severity](text);
  const cudaIds = slotEnvironments.map((environment) => environment['CUDA_VISIBLE_DEVICES']);
  const gates = cudaIds.map((cudaId, slot) => {
    const sharers = cudaIds.filter((other) => other === cudaId).length;
    return cudaId === undefined ? undefined : gpuGate({ slot, cudaId, sharers, notice, ...options.gpuGate });
  });
  const memories = slotEnvironments.map(freshMemory);
  const startSlot = (slot: number, slotEvents: TrialProcessEvents): SlotProcess => {
    const slotEnv = slotEnvironments[slot] ?? {};
    const { allowCommands: allowed = [], restMs = restAfterFailures } = options;
    const starters: Record<string, StartProcess> = {
      diffusion: (events) => new TrainerProcess(trainerOptions(options, slotEnv), events),
      command: (events) => new CommandProcess({ allowed, slotEnv, folder: folder.trials, warn }, events),
    };
    const memory = memories[slot] ?? freshMemory();
    return new SlotProcess({ starters, memory, restMs, waitForRoom: gates[slot] }, slotEvents);
  };

  const config = {
    ...defaultTimings,
    ...options.timings,
    incarnation,
    slots,
    seed: Number.parseInt(incarnation.slice(0, 8), 16),
  };
  const loop = new AgentLoop(config, {
    nowMs: () => performance.timeOrigin + performance.now(),
    carry: metered(metrics, (call, timeoutMs, signal) => link.carry(call, timeoutMs, signal)),
    failureOf: callFailureOf,
    startProcess: startSlot,
    spool,
    progress: (grant, update) => progress.report(grant, update),
    output: (grant, part) => output.send(grant, part),
    began: (grant, slot) => log.info({ ...subjectOf(grant), slot: slot + 1 }, 'trial begins'),
    ended: (grant, slot, how) => {
      metrics?.ended(how);
      log.info({ ...subjectOf(grant), slot: slot + 1, end: how }, 'trial ended');
    },
    notice,
    exit: (why, message) => void onExit(why, message),
    trace: (input, effects) => log.debug({ input, effects }, input.kind),
  });
  const output = new OutputShare({
    client: link.client,
    agentId,
    follow: (lease, isWanted) => loop.follow(lease, isWanted),
    retryMs: () => outputRetryMs * (0.5 + Math.random()),
  });
  metrics?.watch(loop.state, readGpus);
  // An agent that dies of its own fault takes its trainers along at once; killed, they notice by themselves.
  const killAll = (): void => loop.killAll();
  process.once('exit', killAll);

  log.info({ agentId, slots, waiting: outcomes.length }, `agent ${name} starts, joins ${options.join}`);
  loop.feed({ kind: 'started', spooled: outcomes });

  return {
    agentId,
    metricsPort: metricsServer?.port,
    drain: async ({
      graceMs = options.drainGraceMs ?? drainGraceMsDefault,
      reason = 'the agent was asked to leave',
    } = {}) => {
      if (ending === undefined) loop.feed({ kind: 'drain', graceMs, reason });
      await left;
    },
    stop: async () => {
      await end();
      markLeft();
    },
  };
}

function trainerOptions(
  options: AgentOptions,
  slotEnvironment: Record<string, string>,
): TrainerProcessOptions {
  const { nodeFlags = [], ...limits } = options.trainer ?? {};
  const entry = options.trainerEntry ?? new URL('./trainer/main.ts', import.meta.url);
  const backend: Record<string, string> =
    options.backend === undefined ? {} : { YATES_BACKEND: options.backend };
  return {
    ...trainerDefaults,
    ...limits,
    args: [...nodeFlags, ...entryPoint(entry, import.meta.url)],
    env: { ...slotEnvironment, ...backend },
  };
}

/** The same calls, and the time and outcome of each told. */
function metered(metrics: AgentMetrics | undefined, carry: AgentLoopPorts['carry']): AgentLoopPorts['carry'] {
  if (metrics === undefined) return carry;
  return async (call, timeoutMs, signal) => {
    const startMs = performance.now();
    const told = (outcome: string): void =>
      metrics.called(call.method, outcome, (performance.now() - startMs) / 1_000);
    try {
      const answer = await carry(call, timeoutMs, signal);
      told('answered');
      return answer;
    } catch (error) {
      told(signal.aborted ? 'cancelled' : callFailureOf(error));
      throw error;
    }
  };
}

/** What a line of the log is about. */
const subjectOf = ({ trialId, attempt, fence, sweepId }: Grant) => ({ trialId, attempt, fence, sweepId });

function deniedError(join: string, message: string): YatesError {
  return new YatesError({
    code: 'E_JOIN_DENIED',
    place: { file: '--join' },
    message: `the coordinator at ${join} does not take this agent: ${message}`,
    next: 'check that the address is a Yates coordinator of this version, and the agent its token',
  });
}
