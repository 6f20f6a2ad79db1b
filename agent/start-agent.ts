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
import { coordinatorPlace } from './checkpoint/coordinator-place.ts';
import { sourceReader } from './source/fetch-source.ts';
import { openSharedFolder } from './checkpoint/shared-folder.ts';
import { AgentDiskWatch } from './disk-watch.ts';
import { callFailureOf } from './call-failure.ts';
import { AttemptGroups } from './cgroup/attempt-groups.ts';
import { type AgentIdentity, CoordinatorLink } from './coordinator-link.ts';
import type { Grant } from './core/lease.ts';
import { type AgentConfig, defaultTimings, type JobEnd } from './core/state.ts';
import { type Device, detectDevices } from './gpu/devices.ts';
import { AgentGpus } from './gpu/agent-gpus.ts';
import type { Invitation } from './join/invitation.ts';
import { checkJoinAddress } from './join/join-address.ts';
import { joinCoordinator } from './join/join-coordinator.ts';
import { endOfJob, jobEndFor } from './job-end.ts';
import { OutputShare } from './output/output-share.ts';
import { ownLabels } from './own-labels.ts';
import { watchPreemption } from './preempt-when.ts';
import { ProgressStream } from './progress-stream.ts';
import { type Agent, RunningAgent } from './running-agent.ts';
import { Spool } from './spool.ts';
import { type SlotOptions, slotStarter } from './start-slot.ts';

export interface AgentOptions extends SlotOptions {
  /** What lets the agent in. Left out: the credential that it got at an earlier start. */
  readonly invitation?: Invitation | undefined;
  /** Address of the coordinator, host:port, in place of that of the invitation or credential. */
  readonly join?: string | undefined;
  /** Holds the agent's identity, its spool and its log; no other agent may use it. A name, or the folder as it was opened. */
  readonly dataDir: string | AgentFolder;
  readonly labels: Readonly<Record<string, string>>;
  /** Ids of sweeps of which it takes no trials. Default: none. */
  readonly leavesAlone?: readonly string[] | undefined;
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
  /** Command that says by exit code 0 that this machine is about to be taken away. Default: nobody is asked. */
  readonly preemptWhen?: string | undefined;
  /** Leaves when it has had no trial to run for so long, in milliseconds. Default: it stays. */
  readonly idleExitMs?: number | undefined;
  /** How long a trial takes, in milliseconds: in a job that ends, none is begun with less time left. Default: as the coordinator knows. */
  readonly trialMs?: number | undefined;
  /** Folder that agents share and keep checkpoints in. Default: the coordinator keeps them. */
  readonly checkpointDir?: string | undefined;
  /** Takes a line for whoever looks at the agent's terminal. Default: nobody does. */
  readonly say?: ((text: string) => void) | undefined;
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
  const folder = typeof options.dataDir === 'string' ? openAgentFolder(options.dataDir) : options.dataDir;
  const { dataDir } = folder;
  let log = options.logger;
  try {
    log ??= openAgentLog(dataDir);
    const { invitation, join: address, say = () => {} } = options;
    const notice = (text: string): void => {
      log?.warn(text);
      say(text);
    };
    // Before it joins: a machine whose GPUs do not answer is of use to nobody.
    const devices = await detectDevices();
    const name = options.name ?? hostname();
    const who = { agentId: folder.agentId, name };
    const endpoint = await joinCoordinator({
      dataDir,
      ...who,
      invitation,
      address,
      notice,
      patienceMs: options.idleExitMs,
    });
    return await startIn({ options, folder, log, endpoint, devices });
  } catch (error) {
    log?.fatal({ err: error }, 'the agent cannot start');
    folder.close();
    throw error;
  }
}

interface StartParts {
  readonly options: AgentOptions;
  readonly folder: AgentFolder;
  readonly log: Logger;
  readonly endpoint: Endpoint;
  readonly devices: readonly Device[];
}

async function startIn({ options, folder, log, endpoint, devices }: StartParts): Promise<Agent> {
  const { say = () => {} } = options;
  const notice = (severity: Severity, text: string): void => {
    log[severity === 'warning' ? 'warn' : severity](text);
    say(text);
  };
  const warn = (text: string): void => notice('warning', text);
  const { spool, outcomes } = await Spool.open({ folder: folder.spool, warn });
  const gpus = await AgentGpus.open(devices, options, options.name ?? hostname(), warn);
  const groups = options.allowCommands?.length ? await AttemptGroups.open(warn) : undefined;
  const shared = options.checkpointDir === undefined ? undefined : openSharedFolder(options.checkpointDir);
  const identity = identityOf(options, folder.agentId, devices, gpus, shared?.store);
  const { agentId, name, slots } = identity;
  const link = new CoordinatorLink({
    endpoint,
    identity,
    readArtifact: (key, sha256) => spool.artifact(key, sha256),
    warn,
  });
  const withCoordinator = coordinatorPlace(link.client);
  const metrics = options.metricsPort === undefined ? undefined : new AgentMetrics();
  const metricsServer =
    metrics &&
    (await serveMetrics(metrics.registry, options.metricsHost ?? '127.0.0.1', options.metricsPort ?? 0));
  const progress = new ProgressStream(link.client, agentId);
  const carry: AgentLoopPorts['carry'] = (call, timeoutMs, signal) => link.carry(call, timeoutMs, signal);
  const nowMs = (): number => performance.timeOrigin + performance.now();
  const end = await endOfJob();
  const jobEnd = end && jobEndFor(end, Date.now(), nowMs(), options.trialMs);
  if (end !== undefined) {
    const at = new Date(end.atMs).toISOString();
    notice('info', `${end.job} ends at ${at}: what still runs then is stopped in time and given back`);
  }
  const slotStarts = slotStarter({
    options,
    slots: gpus.slots,
    name,
    locks: gpus.locks,
    waits: gpus.waits,
    presence: gpus.presence,
    folder: folder.trials,
    staging: spool.staging,
    checkpoints: {
      sources: sourceReader(link.client),
      saveTo: () => shared ?? (link.keepsCheckpoints ? withCoordinator : undefined),
      placeOf: (store) => (store === '' ? withCoordinator : store === shared?.store ? shared : undefined),
      calls: {
        save: (lease, checkpoint, signal) => link.saveCheckpoint(lease, checkpoint, signal),
        drop: (lease, manifest, reason, signal) => link.dropCheckpoint(lease, manifest, reason, signal),
      },
    },
    groups,
    notice,
    warn,
  });
  const loop = new AgentLoop(configOf(options, identity, jobEnd, gpus), {
    nowMs,
    carry: metrics === undefined ? carry : metrics.metered(carry),
    failureOf: callFailureOf,
    startProcess: slotStarts.start,
    spool,
    progress: (grant, report) => progress.report(grant, report),
    output: (grant, part) => output.send(grant, part),
    began: (grant, slot) => {
      log.info({ ...subjectOf(grant), slot: slot + 1 }, 'trial begins');
      say(`slot ${slot + 1}: trial ${grant.trialId} of ${grant.sweepId} begins, attempt ${grant.attempt}`);
    },
    ended: (grant, slot, how, why) => {
      metrics?.ended(how);
      log.info({ ...subjectOf(grant), slot: slot + 1, end: how }, 'trial ended');
      say(`slot ${slot + 1}: trial ${grant.trialId} ended: ${why === undefined ? how : `${how}, ${why}`}`);
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
  const { preemptWhen } = options;
  const endPreemptWatch =
    preemptWhen === undefined
      ? () => {}
      : watchPreemption({
          command: preemptWhen,
          warn,
          onPreempted: () => void agent.drain({ reason: 'the machine is preempted, as --preempt-when says' }),
        });
  const disk = new AgentDiskWatch({
    folder: folder.dataDir,
    notice,
    report: (space) => progress.reportDisk(space),
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
    gpus,
    endWatch: () => {
      endPreemptWatch();
      disk.close();
    },
    groups,
  });
  metrics?.watch(loop.state, () => gpus.readings);
  gpus.watch({
    agent: loop.state,
    notice,
    onTrouble: (cudaId, why) => slotStarts.onTrouble(cudaId, why),
    onGone: (cudaId, why) => slotStarts.onGone(cudaId, why),
    ...options.gpuWatch,
    report: (readings) => progress.reportDevices(readings),
  });
  log.info({ agentId, slots, waiting: outcomes.length }, `agent ${name} starts, joins ${endpoint.address}`);
  loop.feed({ kind: 'started', spooled: outcomes });
  return agent;
}

function identityOf(
  options: AgentOptions,
  agentId: AgentId,
  devices: readonly Device[],
  { slots }: AgentGpus,
  checkpointStore: string | undefined,
): AgentIdentity {
  return {
    agentId,
    name: options.name ?? hostname(),
    version: packageVersion,
    slots: slots.length,
    slotDevices: slots.map(({ device }) => device),
    labels: { ...ownLabels(devices), ...options.labels },
    devices,
    incarnation: randomBytes(8).toString('hex'),
    programs: options.allowCommands ?? [],
    leavesAlone: options.leavesAlone ?? [],
    checkpointStore,
  };
}

const configOf = (
  { timings, idleExitMs }: AgentOptions,
  { incarnation, slots }: AgentIdentity,
  jobEnd: JobEnd | undefined,
  { slotGpus }: AgentGpus,
): AgentConfig => ({
  ...defaultTimings,
  jobEnd,
  idleExitMs,
  ...timings,
  incarnation,
  slots,
  slotGpus,
  seed: Number.parseInt(incarnation.slice(0, 8), 16),
});

/** Options of a trainer have values of `env`, which may be secrets. */
const withoutOptions = (step: object): object =>
  JSON.parse(
    JSON.stringify(step, (key, value: unknown) => (key === 'options' ? undefined : value)),
  ) as object;

/** What a line of the log is about. */
const subjectOf = ({ trialId, attempt, fence, sweepId }: Grant) => ({ trialId, attempt, fence, sweepId });
