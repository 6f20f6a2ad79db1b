import type { Logger } from 'pino';
import type { MetricsServer } from '../base/metrics-server.ts';
import { YatesError } from '../base/error.ts';
import type { AgentId } from '../base/ids.ts';
import type { AgentFolder } from './agent-folder.ts';
import type { AttemptGroups } from './cgroup/attempt-groups.ts';
import type { AgentLoop } from './agent-loop.ts';
import type { CoordinatorLink } from './coordinator-link.ts';
import type { WarningSignal } from './core/messages.ts';
import type { AgentGpus } from './gpu/agent-gpus.ts';
import type { OutputShare } from './output/output-share.ts';
import type { ProgressStream } from './progress-stream.ts';
import type { Spool } from './spool.ts';

export interface Agent {
  readonly agentId: AgentId;
  /** host:port of its coordinator. */
  readonly coordinator: string;
  /** Where metrics are served. */
  readonly metricsPort: number | undefined;
  /** Takes no more trials, finishes what ends in time, gives the rest back, leaves. Resolves when it has left. */
  drain(options?: DrainOptions): Promise<void>;
  /** A scheduler announces the end of the job: begins nothing more, passes the signal on, and lets what runs go on. */
  warn(signal: WarningSignal): void;
  /** Ends at once: what runs is killed, what is spooled stays. */
  stop(): Promise<void>;
}

interface DrainOptions {
  /** How long running trials may still take; those that need longer are given back at once. */
  readonly graceMs?: number;
  readonly reason?: string;
}

interface AgentParts {
  readonly options: {
    readonly address: string;
    readonly drainGraceMs?: number | undefined;
    readonly onExit?: ((error?: YatesError) => void) | undefined;
  };
  readonly log: Logger;
  readonly folder: AgentFolder;
  readonly spool: Spool;
  readonly link: CoordinatorLink;
  readonly progress: ProgressStream;
  readonly output: OutputShare;
  readonly loop: AgentLoop;
  readonly metricsServer: MetricsServer | undefined;
  readonly gpus: AgentGpus;
  /** Ends the questions whether the machine is preempted. */
  readonly endWatch: () => void;
  /** Undefined where control groups cannot be made. */
  readonly groups: AttemptGroups | undefined;
}

const drainGraceMsDefault = 10_000;

/** An agent that has started, and the one way in which all of its parts end. */
export class RunningAgent implements Agent {
  readonly #parts: AgentParts;
  #ending: Promise<void> | undefined;
  #markLeft: () => void = () => {};
  readonly #left = new Promise<void>((resolve) => {
    this.#markLeft = resolve;
  });
  /** An agent that dies of its own fault takes its trainers along at once; killed, they notice on their own. */
  readonly #killAll = (): void => this.#parts.loop.killAll();

  constructor(parts: AgentParts) {
    this.#parts = parts;
    process.once('exit', this.#killAll);
  }

  get agentId(): AgentId {
    return this.#parts.folder.agentId;
  }

  get coordinator(): string {
    return this.#parts.options.address;
  }

  get metricsPort(): number | undefined {
    return this.#parts.metricsServer?.port;
  }

  async drain({
    graceMs = this.#parts.options.drainGraceMs ?? drainGraceMsDefault,
    reason = 'the agent was asked to leave',
  }: DrainOptions = {}): Promise<void> {
    if (this.#ending === undefined) this.#parts.loop.feed({ kind: 'drain', graceMs, reason });
    await this.#left;
  }

  warn(signal: WarningSignal): void {
    if (this.#ending === undefined) this.#parts.loop.feed({ kind: 'warned', signal });
  }

  async stop(): Promise<void> {
    await this.#end();
    this.#markLeft();
  }

  /** The core has decided to leave. */
  async onExit(why: 'drained' | 'denied', message: string): Promise<void> {
    const { log, options } = this.#parts;
    await this.#end();
    this.#markLeft();
    if (why === 'drained') log.info(`left: ${message}`);
    options.onExit?.(why === 'drained' ? undefined : deniedError(options.address, message));
  }

  #end(): Promise<void> {
    this.#ending ??= this.#endParts();
    return this.#ending;
  }

  async #endParts(): Promise<void> {
    const { progress, output, metricsServer, loop, spool, link, folder, endWatch, groups, gpus } =
      this.#parts;
    endWatch();
    gpus.endWatch();
    progress.close();
    output.close();
    metricsServer?.close();
    await loop.stop();
    groups?.close();
    gpus.free();
    await spool.settled();
    link.close();
    folder.close();
    process.off('exit', this.#killAll);
  }
}

function deniedError(address: string, message: string): YatesError {
  return new YatesError({
    code: 'E_JOIN_DENIED',
    place: { file: address },
    message: `the coordinator does not accept this agent: ${message}`,
    next: 'check that the address is that of a Yates coordinator of this version, and that the credential of the agent was not revoked',
  });
}
