/**
 * A process of ours that runs a module of Node beside the agent: it has a time to become ready, speaks over an IPC
 * channel, and leads a process group, so that killing it leaves nothing behind.
 */
import { type ChildProcess, type Serializable, spawn } from 'node:child_process';
import { withInheritedUmask } from '../../base/private-files.ts';
import { killGroup } from '../../base/kill-group.ts';

export interface NodeChildOptions<Message> {
  /** Arguments of node: flags, then the module. */
  readonly args: readonly string[];
  /** Beside the agent's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Bytes travel over the channel as bytes; without it messages are JSON. */
  readonly isBinary?: boolean;
  /** Receives what it prints to its standard error, and to its standard output if `hasStdout`. */
  readonly printed: (chunk: Buffer) => void;
  readonly hasStdout?: boolean;
  /** From the start until `ready` is called. */
  readonly startTimeoutMs: number;
  readonly message: (message: Message) => void;
  /** Called once, when the process is gone or could not be started. `gone` waits for it. */
  readonly exited: (exit: NodeChildExit) => void | Promise<void>;
}

export interface NodeChildExit {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not be started, or the first reason that we killed it for; undefined when it ended without being asked. */
  readonly why: string | undefined;
}

/** How long a dead process's pipes may stay open, held by something that it started elsewhere. */
const closeGraceMs = 1_000;

export class NodeChild<Message> {
  readonly gone: Promise<void>;
  readonly #child: ChildProcess;
  readonly #startTimer: NodeJS.Timeout;
  #killedFor: string | undefined;
  #spawnError: string | undefined;

  constructor(options: NodeChildOptions<Message>) {
    const { args, env = {}, isBinary = false, hasStdout = false, startTimeoutMs } = options;
    this.#child = withInheritedUmask(() =>
      spawn(process.execPath, args, {
        detached: true,
        stdio: ['ignore', hasStdout ? 'pipe' : 'ignore', 'pipe', 'ipc'],
        serialization: isBinary ? 'advanced' : 'json',
        env: { ...process.env, ...env },
      }),
    );
    this.#child.stdout?.on('data', options.printed);
    this.#child.stderr?.on('data', options.printed);
    this.#child.on('message', (message) => options.message(message as Message));
    this.#startTimer = setTimeout(() => {
      this.kill(`it was not ready within ${startTimeoutMs} ms`);
    }, startTimeoutMs);
    this.gone = new Promise((resolve) => {
      let isOver = false;
      const over = (): void => {
        if (isOver) return;
        isOver = true;
        clearTimeout(this.#startTimer);
        void (async () => options.exited(this.#exit()))().finally(resolve);
      };
      // A spawn that failed has no exit; a message that could not be sent has one.
      this.#child.on('error', (error) => {
        this.#spawnError ??= error.message;
        if (this.pid === undefined) over();
      });
      // `close` comes after the last output and the last message; `exit` may come before them.
      this.#child.on('exit', () => setTimeout(over, closeGraceMs).unref());
      this.#child.on('close', over);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Why we killed it; undefined while we have not. */
  get killedFor(): string | undefined {
    return this.#killedFor;
  }

  /** It has come up in time. */
  ready(): void {
    clearTimeout(this.#startTimer);
  }

  /** Does nothing once the channel is closed: the exit follows. */
  send(message: Serializable): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  /** Kills it and all that it started. */
  kill(why: string): void {
    clearTimeout(this.#startTimer);
    this.#killedFor ??= why;
    if (this.pid !== undefined) killGroup(this.pid);
  }

  #exit(): NodeChildExit {
    const { exitCode, signalCode } = this.#child;
    return { exitCode, signal: signalCode, why: this.#spawnError ?? this.#killedFor };
  }
}
