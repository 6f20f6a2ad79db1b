/**
 * Starts a coordinator: takes the data folder, replays the log, serves both gRPC services. One folder has one
 * coordinator at a time; it may be killed at any moment and started again on the same folder.
 */
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import pino, { type Logger } from 'pino';
import { type SteadyClock, systemClock } from '../base/clock.ts';
import { YatesError } from '../base/error.ts';
import { makeDataFolder } from '../base/make-data-folder.ts';
import { LogFile } from '../base/log-file.ts';
import { logLevel } from '../base/log-level.ts';
import { type MetricsServer, serveMetrics } from '../base/metrics-server.ts';
import { redactedLines } from '../base/secret/log-hooks.ts';
import type { TrainerChecks } from '../design/trainer-check.ts';
import { isLoopback } from '../proto/tls/address.ts';
import type { Endpoint } from '../proto/tls/endpoint.ts';
import type { SiteFiles } from './access/certificate/watched-files.ts';
import { ownAddressOf, writeFolderEndpoint } from './access/folder-endpoint.ts';
import { type Access, openAccess } from './access/open-access.ts';
import { BlobStore } from './blob/blob-store.ts';
import { CheckpointFiles } from './checkpoint/checkpoint-files.ts';
import type { CoordinatorEvent } from './core/event.ts';
import type { CoordinatorState } from './core/state.ts';
import { Host } from './host.ts';
import { type DataLock, lockData } from './log/sqlite/data-lock.ts';
import { defaultLogAddress, openLog, type OpenLog } from './log/open-log.ts';
import { CoordinatorMetrics } from './metrics/coordinator-metrics.ts';
import { meteredLog } from './metrics/metered-log.ts';
import { Notifier } from './notify/notifier.ts';
import { type NotifyOptions, targetsOf } from './notify/targets-of.ts';
import { CurveStore } from './output/curve-store.ts';
import { OutputStore } from './output/output-store.ts';
import { Planner } from './planning/planner.ts';
import { Retention } from './retention/retention.ts';
import { serve, type Serving } from './server.ts';
import { DiskWatch } from './watch/disk-watch.ts';
import { describeEvent } from './watch/describe-event.ts';

export interface CoordinatorOptions {
  /** Folder of `yates.db`, `blobs/`, `outputs/` and `coordinator.log`; made if it is not there. */
  readonly dataDir: string;
  /** `sqlite` (default: `yates.db` in the data folder) or `nats://host:port[/prefix]`; docs/logs.md. */
  readonly logAddress?: string;
  /** `host:port`; port 0 takes a free one. */
  readonly listen: string;
  /** Hash of the weights that trials start from: part of each trial's id. */
  readonly baseVersion: string;
  /** Certificate files of the site. Default: a certificate of the data folder's own. */
  readonly site?: SiteFiles | undefined;
  /** Plain text in place of TLS, on an address of this machine alone. Default: false. */
  readonly insecure?: boolean | undefined;
  /** What trainers say about sweep files at launch. */
  readonly trainers?: TrainerChecks;
  /** Starts the thread that plans large sweeps; default: all are planned in this thread. */
  readonly startPlanning?: (() => Worker) | undefined;
  /** Tells nobody where it listens: for a caller that has it for itself, and not for long. Default: false. */
  readonly isPrivate?: boolean;
  /** How long an agent may be silent before its trials are given to others. Default 15 s. */
  readonly leaseTtlMs?: number;
  /** Default: `coordinator.log` in the data folder. Never the standard output, which belongs to the dashboard. */
  readonly logger?: Logger;
  /** Largest sum of all artifacts, in bytes. Default: what the disk holds, less some space for the log. */
  readonly artifactQuotaBytes?: number | undefined;
  /** Largest sum of all files of checkpoints, in bytes. Default: as for artifacts. */
  readonly checkpointQuotaBytes?: number | undefined;
  readonly clock?: SteadyClock;
  /** Where it sends messages when a sweep ends, is paused or waits. Default: nowhere. */
  readonly notify?: NotifyOptions | undefined;
  /** Port of the Prometheus metrics; 0 takes a free one. Default: metrics are not served. */
  readonly metricsPort?: number | undefined;
  /** Default: 127.0.0.1. */
  readonly metricsHost?: string | undefined;
}

export interface Coordinator {
  /** `host:port` with the real port. */
  readonly address: string;
  readonly port: number;
  /** Where metrics are served. */
  readonly metricsPort: number | undefined;
  readonly logId: string;
  /** How a process that may read the data folder calls it: with every right of an admin. */
  readonly endpoint: Endpoint;
  /** Its certificate and tokens. */
  readonly access: Access;
  /** Resolves with the error should the coordinator break; then only `stop` is left to call. */
  readonly broken: Promise<unknown>;
  /** Ends open calls, waits for the log, frees the folder. */
  stop(): Promise<void>;
}

export const leaseTtlMsDefault = 15_000;

/**
 * @throws YatesError E_INSECURE, E_DATA_LOCKED, E_DATA_DIR, E_LOG_FILE, E_LISTEN, those of opening the secrets of the folder, and those
 *   of opening and reading the log
 */
export async function startCoordinator(options: CoordinatorOptions): Promise<Coordinator> {
  const { dataDir, listen, baseVersion, trainers = {}, clock = systemClock } = options;
  refuseListen(listen);
  if (options.insecure === true) refuseOffLoopback(listen);
  makeDataFolder(dataDir);
  const lock = lockData(dataDir);
  let opened: OpenLog | undefined;
  let host: Host | undefined;
  let access: Access | undefined;
  let metricsServer: MetricsServer | undefined;
  let disk: DiskWatch | undefined;
  let notifier: Notifier | undefined;
  try {
    const logger = options.logger ?? fileLogger(dataDir);
    const { site, insecure } = options;
    access = await openAccess({ dataDir, clock, logger, site, insecure });
    opened = await openLog(options.logAddress ?? defaultLogAddress, dataDir);
    const metrics = options.metricsPort === undefined ? undefined : new CoordinatorMetrics();
    const { log } = opened;
    const metered = metrics ? meteredLog(log, (seconds) => metrics.appended(seconds)) : log;
    host = await Host.start(metered, clock, options.leaseTtlMs ?? leaseTtlMsDefault);
    const blobs = new BlobStore(join(dataDir, 'blobs'), { quotaBytes: options.artifactQuotaBytes });
    const { checkpointQuotaBytes } = options;
    const checkpointFolder = join(dataDir, 'checkpoints');
    const checkpoints = new CheckpointFiles({
      folder: checkpointFolder,
      host,
      logger,
      quotaBytes: checkpointQuotaBytes,
    });
    logEvents(host, logger);
    const outputs = new OutputStore(join(dataDir, 'outputs'));
    const curves = new CurveStore(join(dataDir, 'curves'));
    const retention = new Retention({ host, blobs, checkpoints, outputs, curves, logger });
    disk = new DiskWatch({ host, logger, folder: dataDir });
    metrics?.watch(host);
    const targets = targetsOf(options.notify, (name, line) => logger.info({ notify: name }, line));
    const { metricsHost = '127.0.0.1', metricsPort = 0 } = options;
    metricsServer = metrics && (await serveMetrics(metrics.registry, metricsHost, metricsPort));
    const planner = new Planner({ trainers, startThread: options.startPlanning });
    planner.warmUp();
    const serving = await serve({
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
      readStretch: (fromSeq, toSeq) => log.read(fromSeq, toSeq),
    });
    if (targets.length > 0) notifier = new Notifier({ host, logId: log.id, clock, logger, dataDir, targets });
    const { security, folderToken } = access;
    const endpoint = { address: ownAddressOf(serving.address), security, token: folderToken };
    if (options.isPrivate !== true) writeFolderEndpoint(dataDir, endpoint);
    const { state } = host;
    logger.info(
      { address: serving.address, logId: log.id, events: state.seq, sweeps: state.sweeps.size },
      'serving',
    );
    return running({
      access,
      endpoint,
      host,
      opened,
      lock,
      logger,
      serving,
      metricsServer,
      planner,
      disk,
      notifier,
    });
  } catch (error) {
    metricsServer?.close();
    disk?.close();
    await notifier?.close();
    await host?.stop();
    await opened?.log.close();
    access?.close();
    lock.release();
    throw error;
  }
}

/** Without the brackets of an IPv6 address. */
const hostOf = (listen: string): string => listen.replace(/:\d+$/, '').replaceAll(/[[\]]/g, '');

function refuseOffLoopback(listen: string): void {
  if (isLoopback(hostOf(listen))) return;
  throw new YatesError({
    code: 'E_INSECURE',
    place: { file: '--insecure' },
    message: `plain text on ${listen} would let everybody on the way read and change what passes`,
    next: 'leave out --insecure, or listen on 127.0.0.1',
  });
}

interface Parts {
  readonly access: Access;
  readonly endpoint: Endpoint;
  readonly host: Host;
  readonly opened: OpenLog;
  readonly lock: DataLock;
  readonly logger: Logger;
  readonly serving: Serving;
  readonly metricsServer: MetricsServer | undefined;
  readonly planner: Planner;
  readonly disk: DiskWatch;
  readonly notifier: Notifier | undefined;
}

function running({
  access,
  endpoint,
  host,
  opened,
  lock,
  logger,
  serving,
  metricsServer,
  planner,
  disk,
  notifier,
}: Parts): Coordinator {
  const { log } = opened;
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    metricsServer?.close();
    disk.close();
    serving.refuse();
    await notifier?.close();
    await planner.close();
    opened.hurry();
    await host.stop();
    await serving.stop();
    await log.close();
    access.close();
    lock.release();
    logger.info('stopped');
    await new Promise<void>((resolve) => {
      logger.flush(() => resolve());
    });
  };
  const broken = Promise.race([host.broken, opened.broken]);
  broken
    .then((error) => {
      logger.fatal({ err: error }, 'the coordinator broke; start it again on the same data');
      // The log broke without an append: callers are refused rather than given what may no longer be true.
      serving.refuse();
      return host.stop();
    })
    .catch(() => {});
  return {
    address: serving.address,
    port: serving.port,
    metricsPort: metricsServer?.port,
    logId: log.id,
    endpoint,
    access,
    broken,
    stop: () => (stopping ??= stop()),
  };
}

/** @throws YatesError E_LISTEN for anything but host:port */
function refuseListen(listen: string): void {
  const port = /^(?:\[[^\]\s]+\]|[^:\s]+):(\d{1,5})$/.exec(listen)?.[1];
  if (port !== undefined && Number(port) <= 65_535) return;
  throw new YatesError({
    code: 'E_LISTEN',
    message: `${JSON.stringify(listen)} is not an address to listen on`,
    exit: 'usage',
    place: { file: '--listen' },
    next: 'write host:port, such as 127.0.0.1:4444; port 0 takes a free one',
  });
}

function fileLogger(folder: string): Logger {
  return pino(
    { base: null, level: logLevel(), hooks: redactedLines },
    new LogFile(join(folder, 'coordinator.log'), { isAsynchronous: true }),
  );
}

function logEvents(host: Host, logger: Logger): void {
  host.onDurable((events) => {
    for (const event of events) {
      const notice = describeEvent(host.state, event);
      if (notice === undefined) {
        if (logger.isLevelEnabled('debug'))
          logger.debug({ event: event.type, ...subjectsOf(host.state, event) });
        continue;
      }
      const level = notice.severity === 'warning' ? 'warn' : notice.severity;
      logger[level]({ event: event.type, ...subjectsOf(host.state, event) }, notice.text);
    }
  });
}

/** What a line of the log is about, so that all of one trial is found by its id. */
function subjectsOf(state: CoordinatorState, event: CoordinatorEvent): Record<string, string | number> {
  const subjects: Record<string, string | number> = {};
  if ('sweepId' in event) subjects['sweepId'] = event.sweepId;
  if ('trialId' in event) subjects['trialId'] = event.trialId;
  if ('agentId' in event) subjects['agentId'] = event.agentId;
  if (!('fence' in event)) return subjects;
  const attempt = state.attempts.get(event.fence);
  subjects['fence'] = event.fence;
  if (attempt !== undefined) Object.assign(subjects, { attempt: attempt.number, agentId: attempt.agentId });
  return subjects;
}
