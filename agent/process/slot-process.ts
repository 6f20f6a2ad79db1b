/**
 * What one slot runs: the process that the trial at hand needs, started when it is first needed and kept for the trials
 * after it. A slot holds one process at a time, so that memory and GPU are the running trial's alone; an agent that
 * only runs programs never loads the built-in trainer.
 */
import { assert } from '../../base/assert.ts';
import type { AttemptLimits, Grant } from '../core/lease.ts';
import type { WarningSignal } from '../core/messages.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import type { UnspooledOutcome, TrialProcess, TrialProcessEvents } from './trial-process.ts';

export type StartProcess = (events: TrialProcessEvents) => TrialProcess;

/** What a slot remembers from one process to the next. */
export interface SlotMemory {
  /** Kind of the process to have ready before a trial comes; undefined to wait for the trial. */
  warm: string | undefined;
  /** What the slot's trainer computed with; empty before one was up. */
  backend: string;
  /** Processes in a row that could not start. */
  startFailures: number;
}

export const freshMemory = (): SlotMemory => ({ warm: undefined, backend: '', startFailures: 0 });

export interface SlotProcessOptions {
  /** By trainer kind. */
  readonly starters: Readonly<Record<string, StartProcess>>;
  /** Resolves once a trial that finds no process of ours finds room on the slot's GPU. Default: at once. */
  readonly waitForRoom?: ((signal: AbortSignal) => Promise<void>) | undefined;
  /** Kept by the caller over the processes of one slot; changed here. */
  readonly memory: SlotMemory;
  /** Rest after so many processes in a row that could not start: a broken slot must not use up trial after trial. */
  readonly restMs: (startFailures: number) => number;
}

export const restAfterFailures = (failures: number): number =>
  failures === 0 ? 0 : Math.min(60_000, 1_000 * 2 ** (failures - 1));

interface Inner {
  readonly kind: string;
  readonly process: TrialProcess;
  isReady: boolean;
}

export class SlotProcess implements TrialProcess {
  readonly gone: Promise<void>;
  readonly #options: SlotProcessOptions;
  readonly #events: TrialProcessEvents;
  #restTimer: NodeJS.Timeout | undefined;
  #markGone: () => void = () => {};
  #inner: Inner | undefined;
  /** Taken, while the process that it needs comes up. */
  #waiting: Grant | undefined;
  /** What the trial gets beside the environment of the slot. */
  #env: Readonly<Record<string, string>> = {};
  /** Somebody reads along: also once the trial that waits has begun. */
  #isFollowed = false;
  #isKilled = false;
  readonly #killed = new AbortController();
  #isDown = false;

  constructor(options: SlotProcessOptions, events: TrialProcessEvents) {
    this.#options = options;
    this.#events = events;
    this.gone = new Promise((resolve) => {
      this.#markGone = resolve;
    });
    const { warm, startFailures } = options.memory;
    this.#onceRoom(() => {
      if (warm !== undefined) this.#start(warm);
      else this.#restTimer = setTimeout(() => this.#sayReady(), options.restMs(startFailures));
    });
  }

  get pid(): number | undefined {
    return this.#inner?.process.pid;
  }

  run(grant: Grant, env: Readonly<Record<string, string>> = {}): void {
    assert(this.#waiting === undefined, 'a slot runs one trial at a time');
    this.#env = env;
    this.#isFollowed = false;
    const { kind } = grant.trainer;
    if (this.#starter(kind) === undefined) {
      setImmediate(() => this.#refuse(kind));
      return;
    }
    if (this.#inner?.kind === kind && this.#inner.isReady) {
      this.#inner.process.run(grant, env);
      return;
    }
    this.#waiting = grant;
    if (this.#inner === undefined) this.#start(kind);
    else this.#inner.process.kill();
  }

  follow(isWanted: boolean): void {
    this.#isFollowed = isWanted;
    if (this.#waiting === undefined) this.#inner?.process.follow(isWanted);
  }

  signal(name: WarningSignal): void {
    if (this.#waiting === undefined) this.#inner?.process.signal(name);
  }

  limit(limits: AttemptLimits): void {
    if (this.#waiting === undefined) this.#inner?.process.limit(limits);
    else this.#waiting = { ...this.#waiting, ...limits };
  }

  kill(): void {
    if (this.#isKilled) return;
    this.#isKilled = true;
    this.#killed.abort();
    clearTimeout(this.#restTimer);
    if (this.#inner === undefined) setImmediate(() => this.#down('killed'));
    else this.#inner.process.kill();
  }

  /** What was killed may hold the GPU's memory for a while. */
  #onceRoom(act: () => void): void {
    const { waitForRoom } = this.#options;
    if (waitForRoom === undefined) {
      act();
      return;
    }
    const actUnlessKilled = (): void => {
      if (!this.#isKilled) act();
    };
    void waitForRoom(this.#killed.signal).then(actUnlessKilled);
  }

  /** A kind that is not an own key of the table, such as `__proto__`, is unknown. */
  #starter(kind: string): StartProcess | undefined {
    const { starters } = this.#options;
    return Object.hasOwn(starters, kind) ? starters[kind] : undefined;
  }

  #start(kind: string): void {
    const start = this.#starter(kind);
    assert(start !== undefined, `slots know the trainer kind ${kind}`);
    this.#inner = {
      kind,
      isReady: false,
      process: start({
        ready: (backend) => this.#onReady(backend),
        progress: (update) => this.#events.progress(update),
        described: (environment) => this.#events.described(environment),
        checkpoint: (mark) => this.#events.checkpoint(mark),
        output: (part) => this.#events.output(part),
        ended: (outcome) => this.#events.ended(outcome),
        down: (message) => this.#onDown(message),
      }),
    };
  }

  #onReady(backend: string): void {
    const inner = this.#inner;
    // One that is killed for another kind of trial has no more say.
    if (inner === undefined || this.#isKilled) return;
    if (this.#waiting !== undefined && this.#waiting.trainer.kind !== inner.kind) return;
    const { memory } = this.#options;
    inner.isReady = true;
    memory.startFailures = 0;
    memory.warm = inner.kind;
    if (backend !== '') memory.backend = backend;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    // A warm trainer holds its memory itself; of a program nothing may be left.
    if (waiting === undefined && inner.kind === 'command') this.#onceRoom(() => this.#sayReady());
    else if (waiting === undefined) this.#sayReady();
    else {
      inner.process.run(waiting, this.#env);
      if (this.#isFollowed) inner.process.follow(true);
    }
  }

  #onDown(message: string): void {
    const { memory } = this.#options;
    const inner = this.#inner;
    const waiting = this.#waiting;
    this.#inner = undefined;
    if (this.#isKilled || inner === undefined) {
      this.#down(message);
      return;
    }
    if (waiting !== undefined && waiting.trainer.kind !== inner.kind) {
      this.#onceRoom(() => this.#start(waiting.trainer.kind));
      return;
    }
    if (!inner.isReady) {
      // Not tried again until a trial needs it: trials of other kinds go on.
      memory.warm = undefined;
      memory.startFailures++;
    }
    this.#waiting = undefined;
    if (waiting !== undefined) {
      this.#fail('machine', `the process for it could not start: ${message}`);
    }
    this.#down(message);
  }

  #refuse(kind: string): void {
    if (this.#isKilled) return;
    this.#fail('machine', `E_TRAINER_KIND this agent's version knows no trainer "${kind}"; update the agent`);
    this.#sayReady();
  }

  #fail(faultClass: FaultClass, message: string): void {
    const outcome: UnspooledOutcome = { kind: 'failed', fault: { faultClass, message, outputTail: '' } };
    this.#events.ended(outcome);
  }

  #sayReady(): void {
    if (!this.#isKilled) this.#events.ready(this.#options.memory.backend);
  }

  #down(message: string): void {
    if (this.#isDown) return;
    this.#isDown = true;
    this.#markGone();
    this.#events.down(message);
  }
}
