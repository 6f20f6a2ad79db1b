/**
 * A warm trainer: a child process that is started before the first trial and used for many. It leads a process group
 * of its own, so that killing it leaves nothing behind.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { assert } from '../../base/assert.ts';
import type { Grant } from '../core/lease.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import { KeptOutput } from '../output/kept-output.ts';
import { OutputFollower } from '../output/output-follower.ts';
import { agentPidVariable, type RunMessage, type Thrown, type TrainerMessage } from '../trainer/protocol.ts';
import { classify } from './classify.ts';
import { killGroup } from './kill-group.ts';
import { countMemoryKills } from './memory-kills.ts';
import { lastBytes } from './output-ring.ts';
import { withTellingLine } from './telling-line.ts';
import type { UnspooledOutcome, TrialProcess, TrialProcessEvents } from './trial-process.ts';

export interface TrainerProcessOptions {
  /** Arguments of node: flags, then the module. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** From the start to `ready`. */
  readonly startTimeoutMs: number;
  /** A new process after this many trials, whatever native code leaks. */
  readonly recycleAfterTrials: number;
  /** A new process once it holds this much more than after its first trial. */
  readonly recycleGrowthBytes: number;
}

export const trainerDefaults = {
  startTimeoutMs: 180_000,
  recycleAfterTrials: 100,
  recycleGrowthBytes: 1024 ** 3,
} as const;

const outputTailBytes = 8 * 1024;
/** Rounds of the event loop without another byte that tell that a pipe is empty. */
const quietRoundsMin = 3;
/** How long a trainer whose trial failed may take to print what it has left. */
const leaveGraceMs = 5_000;
/** How long a dead process's pipes may stay open, held by something that it started elsewhere. */
const closeGraceMs = 1_000;

interface RunningTrial {
  readonly grant: Grant;
  readonly memoryKillsBefore: number;
  readonly wallTimer: NodeJS.Timeout | undefined;
  stallTimer: NodeJS.Timeout | undefined;
}

export class TrainerProcess implements TrialProcess {
  readonly gone: Promise<void>;
  readonly #child: ChildProcess;
  readonly #options: TrainerProcessOptions;
  readonly #events: TrialProcessEvents;
  readonly #output = new KeptOutput();
  readonly #follower: OutputFollower;
  #startTimer: NodeJS.Timeout | undefined;
  #backend: string | undefined;
  #trial: RunningTrial | undefined;
  #thrown: Thrown | undefined;
  #trials = 0;
  #rssAfterFirstTrial = 0;
  /** Why we killed it; undefined while we did not. */
  #killedFor: string | undefined;
  #spawnError: Error | undefined;

  constructor(options: TrainerProcessOptions, events: TrialProcessEvents) {
    this.#options = options;
    this.#events = events;
    this.#follower = new OutputFollower(this.#output, (part) => events.output(part));
    this.#child = spawn(process.execPath, options.args, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
      env: { ...process.env, ...options.env, [agentPidVariable]: String(process.pid) },
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#output.push(chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#output.push(chunk));
    this.#child.on('message', (message) => this.#onMessage(message as TrainerMessage));
    this.#startTimer = setTimeout(() => {
      this.#kill(`it was not ready within ${options.startTimeoutMs} ms`);
    }, options.startTimeoutMs);
    this.gone = new Promise((resolve) => {
      let isOver = false;
      const over = (): void => {
        if (isOver) return;
        isOver = true;
        this.#onGone();
        resolve();
      };
      // A spawn that failed has no exit; a message that could not be sent has one.
      this.#child.on('error', (error) => {
        this.#spawnError ??= error;
        if (this.#child.pid === undefined) over();
      });
      // `close` comes after the last output and the last message, `exit` may come before them.
      this.#child.on('exit', () => setTimeout(over, closeGraceMs).unref());
      this.#child.on('close', over);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  run(grant: Grant): void {
    assert(this.#trial === undefined, 'a trainer runs one trial at a time');
    this.#output.clear();
    const { timeoutMs } = grant;
    const wallTimer =
      timeoutMs > 0
        ? setTimeout(() => this.#timeOut(`it did not end within ${timeoutMs} ms`), timeoutMs)
        : undefined;
    const memoryKillsBefore = countMemoryKills();
    this.#trial = { grant, memoryKillsBefore, wallTimer, stallTimer: undefined };
    this.#expectProgress();
    const { settings, replicate, trainer } = grant;
    const message: RunMessage = { kind: 'run', request: { settings, replicate, trainer: trainer.options } };
    // A channel that just closed fails the trial through the exit that follows.
    this.#child.send(message, () => {});
  }

  follow(isWanted: boolean): void {
    if (isWanted && this.#trial !== undefined) this.#follower.start();
    else this.#follower.stop();
  }

  kill(): void {
    this.#endTrial();
    this.#kill('killed');
  }

  #onMessage(message: TrainerMessage): void {
    if (this.#killedFor !== undefined) return;
    switch (message.kind) {
      case 'ready':
        clearTimeout(this.#startTimer);
        this.#backend = message.backend;
        this.#events.ready(message.backend);
        return;
      case 'progress':
        if (this.#trial === undefined) return;
        this.#expectProgress();
        this.#events.progress(message);
        return;
      case 'completed':
        this.#onceQuiet(() => {
          if (this.#trial !== undefined && this.#killedFor === undefined) this.#onCompleted(message);
        });
        return;
      case 'failed':
        // Told once the process is gone, with all that it printed: it leaves by itself.
        this.#thrown = message;
        setTimeout(() => this.#kill('it did not leave after its trial failed'), leaveGraceMs).unref();
        return;
      default:
        message satisfies never;
    }
  }

  /** What it printed before its message may still lie in the pipe: that is read first. */
  #onceQuiet(act: () => void, quietRounds = 0): void {
    const { printed } = this.#output;
    setImmediate(() => {
      const rounds = this.#output.printed === printed ? quietRounds + 1 : 0;
      if (rounds >= quietRoundsMin) act();
      else this.#onceQuiet(act, rounds);
    });
  }

  #onCompleted({ outcome, rssBytes }: Extract<TrainerMessage, { kind: 'completed' }>): void {
    this.#endTrial();
    const { metrics, artifacts } = outcome;
    const backend = this.#backend ?? '';
    const printed = this.#output.whole();
    this.#events.ended({ kind: 'completed', metrics, artifacts, backend, printed });
    this.#trials++;
    if (this.#trials === 1) this.#rssAfterFirstTrial = rssBytes;
    const grown = rssBytes - this.#rssAfterFirstTrial > this.#options.recycleGrowthBytes;
    if (grown || this.#trials >= this.#options.recycleAfterTrials) this.#kill('recycled');
    else this.#events.ready(backend);
  }

  #expectProgress(): void {
    const trial = this.#trial;
    if (trial === undefined || trial.grant.stallTimeoutMs === 0) return;
    const { stallTimeoutMs } = trial.grant;
    clearTimeout(trial.stallTimer);
    trial.stallTimer = setTimeout(() => {
      this.#timeOut(`it made no progress for ${stallTimeoutMs} ms`);
    }, stallTimeoutMs);
  }

  #timeOut(message: string): void {
    // Told at once: a process that hangs in the kernel may take long to die.
    this.#endTrial();
    this.#kill(message);
    this.#events.ended(this.#failure('timeout', message, this.#output.faultTail()));
  }

  #kill(why: string): void {
    clearTimeout(this.#startTimer);
    this.#killedFor ??= why;
    if (this.#child.pid !== undefined) killGroup(this.#child.pid);
  }

  #endTrial(): RunningTrial | undefined {
    const trial = this.#trial;
    clearTimeout(trial?.wallTimer);
    clearTimeout(trial?.stallTimer);
    this.#follower.stop();
    this.#trial = undefined;
    return trial;
  }

  #onGone(): void {
    clearTimeout(this.#startTimer);
    const { exitCode, signalCode: signal, pid } = this.#child;
    // It may have ended by itself and left children in its group.
    if (pid !== undefined) killGroup(pid);
    const printed = this.#output.faultTail();
    const trial = this.#endTrial();
    const thrown = this.#thrown;
    const outputTail = withStack(printed, thrown);
    const kernelKilledForMemory = trial !== undefined && countMemoryKills() > trial.memoryKillsBefore;
    const { faultClass, message } = classify({
      thrown,
      exitCode,
      signal,
      outputTail: printed,
      kernelKilledForMemory,
    });
    if (trial !== undefined) this.#events.ended(this.#failure(faultClass, message, outputTail));
    this.#events.down(this.#spawnError?.message ?? this.#killedFor ?? withTellingLine(message, printed));
  }

  #failure(faultClass: FaultClass, message: string, outputTail: string): UnspooledOutcome {
    return { kind: 'failed', fault: { faultClass, message, outputTail }, printed: this.#output.whole() };
  }
}

/** What was printed, then the stack of the error, unless it was printed too. */
function withStack(printed: string, thrown: Thrown | undefined): string {
  if (thrown === undefined || thrown.stack === '' || printed.includes(thrown.stack)) return printed;
  const whole = printed === '' ? thrown.stack : `${printed.trimEnd()}\n${thrown.stack}`;
  return lastBytes(Buffer.from(whole), outputTailBytes);
}
