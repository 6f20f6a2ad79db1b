/**
 * Keeps a child `yates` process running: starts it, tells when it is ready, starts it again when it dies unasked, and
 * takes it down in the end. The child learns of our own death by its closed IPC channel (see stop-with-parent.ts), so
 * that nothing is left running whatever happens to us.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, readFileSync } from 'node:fs';
import { YatesError } from '../../base/error.ts';
import { openLogFile } from '../../base/open-log-file.ts';
import { withInheritedUmask } from '../../base/private-files.ts';
import { noConfig } from '../config/config-paths.ts';

export interface SupervisedOptions {
  /** For messages: `coordinator`, `agent-1`. */
  readonly name: string;
  /** Arguments of node; called for each start, since a restarted coordinator must keep its first address. */
  readonly args: () => readonly string[];
  /** Standard output and error of the child are appended here. */
  readonly logFile: string;
  /** A ready message of the child, as it came over IPC. */
  readonly onReady?: (message: ReadyMessage) => void;
  /** Answers what the child asks over IPC; it is plain data, and undefined for a question that is not known. An error ends the child. */
  readonly answerTo?: (question: string) => object | undefined;
  /** The child failed with this code before it was ever ready. True to start it again at once, as with other arguments. Default: it is given up. */
  readonly startsAgain?: (code: string) => boolean;
  /** The child has left in good order, since its job ends: it is not started again. Default: it is. */
  readonly onLeft?: () => void;
  /** The child died unasked and will be started again in `delayMs`. */
  readonly onRestart?: (reason: string, delayMs: number) => void;
  /** The child died too often, or before it was ever ready: nothing more is tried. */
  readonly onGivenUp: (error: YatesError) => void;
}

interface ReadyMessage {
  readonly kind: 'ready';
  /** Of a coordinator. */
  readonly address?: string;
}

/** Why the child is about to end. */
interface FailedMessage {
  readonly kind: 'failed';
  readonly code: string;
  readonly message: string;
}

type FromChild = ReadyMessage | FailedMessage | { readonly kind: 'question'; readonly question: string };

/** Deaths in a row, none of them after `steadyMs` of life, that end our patience. */
const deathsMax = 5;
const steadyMs = 60_000;
const restartDelaysMs = [0, 500, 1000, 2000, 4000];
/** Until the next try while the disk is full. */
const fullDiskDelayMs = 5_000;
/** From a polite end to a hard one. */
const stopGraceMs = 15_000;

export class Supervised {
  readonly #options: SupervisedOptions;
  #child: ChildProcess | undefined;
  #stopping = false;
  #everReady = false;
  #deathsInARow = 0;
  #restartTimer: NodeJS.Timeout | undefined;
  /** Length of the log file when the child was started: what follows are its words. */
  #logStart = 0;
  #exited: Promise<void> = Promise.resolve();
  /** Why the child ends: by its own word, or because a question of it could not be answered. */
  #failed: Pick<FailedMessage, 'code' | 'message'> | undefined;

  constructor(options: SupervisedOptions) {
    this.#options = options;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Passes on a scheduler's warning; a child that got it too hears it once. */
  warn(signal: 'SIGUSR1' | 'SIGUSR2'): void {
    this.#child?.kill(signal);
  }

  start(): void {
    const log = openLogFile(this.#options.logFile);
    this.#logStart = fstatSync(log).size;
    const startedAtMs = Date.now();
    const child = withInheritedUmask(() =>
      spawn(
        process.execPath,
        this.#options.args(),
        // What files configure is in our environment and its arguments already.
        // A group of its own: Ctrl-C in the terminal reaches us alone, and we end the children in order.
        {
          stdio: ['ignore', log, log, 'ipc'],
          detached: true,
          env: { ...process.env, YATES_CONFIG: noConfig },
        },
      ),
    );
    closeSync(log);
    this.#child = child;
    child.on('message', (message) => {
      const said = message as FromChild;
      if (said.kind === 'question') {
        this.#answer(child, said.question);
        return;
      }
      if (said.kind === 'failed') this.#failed = said;
      if (said.kind !== 'ready') return;
      this.#everReady = true;
      this.#options.onReady?.(said);
    });
    this.#exited = new Promise((resolve) => {
      child.once('error', (error) => {
        this.#died(`could not start: ${error.message}`, startedAtMs);
        resolve();
      });
      child.once('exit', (code, signal) => {
        const { onLeft } = this.#options;
        if (code === 0 && this.#everReady && onLeft !== undefined) {
          if (!this.#stopping) onLeft();
          this.#stopping = true;
        } else this.#died(signal === null ? `exit code ${code}` : `signal ${signal}`, startedAtMs);
        resolve();
      });
    });
  }

  /** Ends the child politely (an agent releases what it holds), then firmly. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#restartTimer);
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    // Not by a signal: it may have had one from whoever ends us all, and would take this for a second.
    if (child.connected) child.send({ kind: 'stop' }, () => {});
    else child.kill('SIGTERM');
    const hardEnd = setTimeout(() => child.kill('SIGKILL'), stopGraceMs);
    await this.#exited;
    clearTimeout(hardEnd);
  }

  /** A child that cannot be answered cannot go on: it is ended, and why is told in its place. */
  #answer(child: ChildProcess, question: string): void {
    try {
      const answer = this.#options.answerTo?.(question);
      if (answer !== undefined) child.send({ kind: 'answer', answer }, () => {});
    } catch (error) {
      this.#failed = { code: '', message: (error as Error).message };
      child.kill('SIGKILL');
    }
  }

  #died(reason: string, startedAtMs: number): void {
    if (this.#stopping) return;
    const { name, logFile, onRestart, onGivenUp } = this.#options;
    this.#deathsInARow = Date.now() - startedAtMs > steadyMs ? 1 : this.#deathsInARow + 1;
    const failed = this.#failed;
    this.#failed = undefined;
    if (failed?.code === 'E_LOG_DISK_FULL' && this.#everReady) {
      // Agents and their trials go on for as long as it takes to make room.
      this.#deathsInARow = 0;
      onRestart?.('its disk is full: make room', fullDiskDelayMs);
      this.#restartTimer = setTimeout(() => this.start(), fullDiskDelayMs);
      return;
    }
    if (failed !== undefined && !this.#everReady && this.#options.startsAgain?.(failed.code) === true) {
      this.start();
      return;
    }
    const lastWord = failed?.message ?? this.#lastWord();
    // Its folder may be that of an agent that is about to leave, after a second Ctrl-C for instance.
    const isBusy = lastWord?.startsWith('E_AGENT_FOLDER_BUSY') === true;
    if ((!this.#everReady && !isBusy) || this.#deathsInARow > deathsMax) {
      this.#stopping = true;
      const when = this.#everReady ? `${this.#deathsInARow} times in a row` : 'before it was ready';
      onGivenUp(
        new YatesError({
          code: 'E_PROCESS',
          message: `the ${name} process ended ${when} (${reason})${lastWord === undefined ? '' : `: ${lastWord}`}`,
          next: `its output is in ${logFile}`,
        }),
      );
      return;
    }
    const delayMs = restartDelaysMs[Math.min(this.#deathsInARow, restartDelaysMs.length) - 1] as number;
    onRestart?.(reason, delayMs);
    this.#restartTimer = setTimeout(() => this.start(), delayMs);
  }

  #lastWord(): string | undefined {
    try {
      const said = readFileSync(this.#options.logFile).subarray(this.#logStart).toString('utf8');
      return said
        .trimEnd()
        .split('\n')
        .findLast((line) => line.trim() !== '' && !isNodeWarning(line));
    } catch {
      return undefined;
    }
  }
}

/** Node's own lines, such as that SQLite is experimental: they may come after the reason for which a process ends. */
const isNodeWarning = (line: string): boolean => /^\(node:\d+\) |^\(Use `node --trace-/.test(line);
