/**
 * An agent: joins a coordinator, runs its trials on this machine's slots, and reports their outcomes.
 *
 * It needs no coordinator to start and none to go on: until one answers it asks again.
 */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { YatesError } from '../base/error.ts';
import type { AgentId } from '../base/ids.ts';
import { serveMetrics } from '../base/metrics-server.ts';
import { packageVersion } from '../base/package-root.ts';
import type { Endpoint } from '../proto/tls/endpoint.ts';
import type { Severity } from '../proto/vocabulary.ts';
import { type AgentFolder, openAgentFolder } from './agent-folder.ts';
import { openAgentLog } from './agent-log.ts';
import { AgentLoop, type AgentLoopPorts } from './agent-loop.ts';
import { AgentMetrics } from './agent-metrics.ts';
import { callFailureOf } from './call-failure.ts';
import { type AgentIdentity, CoordinatorLink } from './coordinator-link.ts';
import type { Grant } from './core/lease.ts';
import { type AgentConfig, defaultTimings } from './core/state.ts';
import { type Device, detectDevices } from './devices.ts';
import { readGpus } from './gpu-readings.ts';
import type { Invitation } from './join/invitation.ts';
import { checkJoinAddress } from './join/join-address.ts';
import { joinCoordinator } from './join/join-coordinator.ts';
import { OutputShare } from './output/output-share.ts';
import { ownLabels } from './own-labels.ts';
import { ProgressStream } from './progress-stream.ts';
import { type Agent, RunningAgent } from './running-agent.ts';
import { Spool } from './spool.ts';
import { slotEnvironments, type SlotOptions, slotStarter } from './start-slot.ts';

export interface AgentOptions extends SlotOptions {
  /** What lets the agent in. Left out: the credential that it got at an earlier start. */
  readonly invitation?: Invitation | undefined;
  /** Address of the coordinator, host:port, in place of that of the invitation or credential. */
  readonly join?: string | undefined;
  /** Holds the agent's identity, its spool and its log; no other agent may use it. */
  readonly dataDir: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Default: the host's name. */
  readonly name?: string | undefined;
  /** Port of the Prometheus metrics; 0 takes a free one. Default: metrics are not served. */
  readonly metricsPort?: number | undefined;
  /** Default: 127.0.0.1. */
  readonly metricsHost?: string | undefined;
  /** Default: a file in the data folder. */
  readonly logger?: Logger | undefined;
  /** Called once when the agent has ended on its own: drained, or with the error that made it give up. */
  readonly onExit?: ((error?: YatesError) => void) | undefined;
  readonly timings?: Partial<AgentConfig>;
  /** How long running trials may go on when the agent is asked to leave, in milliseconds. Default: 10 000. */
  readonly drainGraceMs?: number | undefined;
}

/** Until the stream that shows what trials print is opened again, on average. */
const outputRetryMs = 2_000;

/**
 * Where the agent has to join first, this waits for the coordinator.
 *
 * @throws YatesError E_JOIN_ADDRESS, E_AGENT_FOLDER, E_AGENT_FOLDER_BUSY, E_SPOOL_FOLDER, and those of `joinCoordinator`
 */
export async function startAgent(options: AgentOptions): Promise<Agent> {
  if (options.join !== undefined) checkJoinAddress(options.join);
  const folder = openAgentFolder(options.dataDir);
  try {
    const log = options.logger ?? openAgentLog(options.dataDir);
    const { dataDir, invitation, join: address } = options;
    const notice = (text: string): void => log.warn(text);
    const name = options.name ?? hostname();
    const who = { agentId: folder.agentId, name };
    const endpoint = await joinCoordinator({ dataDir, ...who, invitation, address, notice });
    return await startIn(options, folder, log, endpoint);
  } catch (error) {
    folder.close();
    throw error;
  }
}

async function startIn(
  options: AgentOptions,
  folder: AgentFolder,
  log: Logger,
  endpoint: Endpoint,
): Promise<Agent> {
  const warn = (text: string): void => log.warn(text);
  const notice = (severity: Severity, text: string): void =>
    log[severity === 'warning' ? 'warn' : severity](text);
  const { spool, outcomes } = await Spool.open({ folder: folder.spool, warn });
  const devices = await detectDevices();
  const environments = slotEnvironments(devices, options);
  const identity = identityOf(options, folder.agentId, devices, environments.length);
  const { agentId, name, slots } = identity;
  const link = new CoordinatorLink({
    endpoint,
    identity,
    readArtifact: (key, sha256) => spool.artifact(key, sha256),
    warn,
  });
  const metrics = options.metricsPort === undefined ? undefined : new AgentMetrics();
  const metricsServer =
    metrics &&
    (await serveMetrics(metrics.registry, options.metricsHost ?? '127.0.0.1', options.metricsPort ?? 0));
  const progress = new ProgressStream(link.client, agentId);
  const carry: AgentLoopPorts['carry'] = (call, timeoutMs, signal) => link.carry(call, timeoutMs, signal);
  const loop = new AgentLoop(configOf(options, identity), {
    nowMs: () => performance.timeOrigin + performance.now(),
    carry: metrics === undefined ? carry : metrics.metered(carry),
    failureOf: callFailureOf,
    startProcess: slotStarter({
      options,
      environments,
      folder: folder.trials,
      staging: spool.staging,
      notice,
      warn,
    }),
    spool,
    progress: (grant, report) => progress.report(grant, report),
    output: (grant, part) => output.send(grant, part),
    began: (grant, slot) => log.info({ ...subjectOf(grant), slot: slot + 1 }, 'trial begins'),
    ended: (grant, slot, how) => {
      metrics?.ended(how);
      log.info({ ...subjectOf(grant), slot: slot + 1, end: how }, 'trial ended');
    },
    notice,
    exit: (why, message) => void agent.onExit(why, message),
    trace: (input, effects) => {
      if (log.isLevelEnabled('debug')) log.debug(withoutOptions({ input, effects }), input.kind);
    },
  });
  const output = new OutputShare({
    client: link.client,
    agentId,
    follow: (lease, isWanted) => loop.follow(lease, isWanted),
    retryMs: () => outputRetryMs * (0.5 + Math.random()),
  });
  const agent = new RunningAgent({
    options: { ...options, address: endpoint.address },
    log,
    folder,
    spool,
    link,
    progress,
    output,
    loop,
    metricsServer,
  });
  metrics?.watch(loop.state, readGpus);
  log.info({ agentId, slots, waiting: outcomes.length }, `agent ${name} starts, joins ${endpoint.address}`);
  loop.feed({ kind: 'started', spooled: outcomes });
  return agent;
}

function identityOf(
  options: AgentOptions,
  agentId: AgentId,
  devices: readonly Device[],
  slots: number,
): AgentIdentity {
  return {
    agentId,
    name: options.name ?? hostname(),
    version: packageVersion,
    slots,
    labels: { ...ownLabels(devices), ...options.labels },
    devices,
    incarnation: randomBytes(8).toString('hex'),
  };
}

const configOf = ({ timings }: AgentOptions, { incarnation, slots }: AgentIdentity): AgentConfig => ({
  ...defaultTimings,
  ...timings,
  incarnation,
  slots,
  seed: Number.parseInt(incarnation.slice(0, 8), 16),
});

/** Options of a trainer have values of `env`, which may be secrets. */
const withoutOptions = (step: object): object =>
  JSON.parse(
    JSON.stringify(step, (key, value: unknown) => (key === 'options' ? undefined : value)),
  ) as object;

/** What a line of the log is about. */
const subjectOf = ({ trialId, attempt, fence, sweepId }: Grant) => ({ trialId, attempt, fence, sweepId });
