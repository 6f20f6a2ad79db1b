/**
 * A slot's process on a machine with GPUs: a trial gets all of its GPUs, and is not to blame for what happens once one of them
 * is out of order.
 */
import type { AttemptLimits, Grant } from '../core/lease.ts';
import type { WarningSignal } from '../core/messages.ts';
import type { Fault } from '../core/outcome.ts';
import type { StartProcess } from '../process/slot-process.ts';
import type {
  PlacedProcess,
  TrialProcess,
  TrialProcessEvents,
  UnspooledOutcome,
} from '../process/trial-process.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import { type Rendezvous, rendezvousEnv, takeRendezvous } from './rendezvous.ts';

export interface GpuProcessOptions {
  /** GPUs of the agent's slots: UUIDs, as CUDA_VISIBLE_DEVICES takes them; undefined for a slot without one. */
  readonly cudaIds: readonly (string | undefined)[];
  /** Who takes a port, in words for others on this machine. */
  readonly holder: string;
  /** What is wrong with the first of these GPUs that is out of order, by its id; undefined where all answer. */
  readonly check: (cudaIds: readonly string[]) => Promise<string | undefined>;
}

/** Faults that a GPU which is out of order may cause. */
const maybeOfGpu: ReadonlySet<FaultClass> = new Set([
  'user',
  'infrastructure',
  'timeout',
  'outOfMemory',
  'diverged',
]);

export class GpuProcess implements PlacedProcess {
  readonly #inner: TrialProcess;
  readonly #events: TrialProcessEvents;
  readonly #options: GpuProcessOptions;
  #rendezvous: Rendezvous | undefined;
  /** GPUs of the trial that runs, or is about to; empty while none does. */
  #cudaIds: readonly string[] = [];
  /** The trial that waits for its port. */
  #waiting: { grant: Grant } | undefined;
  #isFollowed = false;
  #isReady = false;
  /** Why the trial that runs is stopped. */
  #lost: string | undefined;
  /** Why the process is ended after its trial, or while it waited for one. */
  #outOfOrder: string | undefined;
  #isKilled = false;
  /** An end that is being looked into; what comes after it waits. */
  #settling: Promise<void> = Promise.resolve();

  constructor(start: StartProcess, options: GpuProcessOptions, events: TrialProcessEvents) {
    this.#options = options;
    this.#events = events;
    this.#inner = start({
      ...events,
      ready: (backend) => void this.#settling.then(() => this.#onReady(backend)),
      ended: (outcome) => {
        this.#settling = this.#onEnded(outcome);
      },
      down: (message) => void this.#settling.then(() => this.#onDown(message)),
    });
  }

  get pid(): number | undefined {
    return this.#inner.pid;
  }

  get gone(): Promise<void> {
    return this.#inner.gone;
  }

  run(grant: Grant, slots: readonly number[]): void {
    const cudaIds = gpusFor(grant, slots, this.#options.cudaIds);
    this.#cudaIds = cudaIds;
    this.#isFollowed = false;
    this.#isReady = false;
    if (cudaIds.length <= 1 && grant.gpus === 0) {
      this.#inner.run(grant);
      return;
    }
    this.#waiting = { grant };
    void takeRendezvous(`${this.#options.holder}, trial ${grant.trialId}`).then((rendezvous) =>
      this.#begin(cudaIds, rendezvous),
    );
  }

  follow(isWanted: boolean): void {
    this.#isFollowed = isWanted;
    if (this.#waiting === undefined) this.#inner.follow(isWanted);
  }

  limit(limits: AttemptLimits): void {
    if (this.#waiting === undefined) this.#inner.limit(limits);
    else this.#waiting = { grant: { ...this.#waiting.grant, ...limits } };
  }

  signal(name: WarningSignal): void {
    if (this.#waiting === undefined) this.#inner.signal(name);
  }

  kill(): void {
    this.#isKilled = true;
    this.#isReady = false;
    this.#waiting = undefined;
    this.#inner.kill();
  }

  /** A GPU of this slot is out of order: no trial is to begin here. One that runs goes on for as long as the GPU may only be slow to answer. */
  leaveIfIdle(why: string): void {
    if (this.#isKilled || !this.#isReady) return;
    this.#isReady = false;
    this.#outOfOrder = why;
    this.#inner.kill();
  }

  /** A GPU is gone: a trial that has it is stopped, and its machine is to blame. */
  stopIfOn(cudaId: string, why: string): void {
    if (this.#isKilled || this.#lost !== undefined || !this.#cudaIds.includes(cudaId)) return;
    this.#isReady = false;
    this.#waiting = undefined;
    this.#lost = `its GPU ${cudaId} is out of order: ${why}`;
    this.#outOfOrder = this.#lost;
    this.#inner.kill();
  }

  #begin(cudaIds: readonly string[], rendezvous: Rendezvous | undefined): void {
    const waiting = this.#waiting;
    if (waiting === undefined) {
      rendezvous?.free();
      return;
    }
    this.#waiting = undefined;
    this.#rendezvous = rendezvous;
    const visible = { CUDA_VISIBLE_DEVICES: cudaIds.join(',') };
    const meet = rendezvous === undefined ? {} : rendezvousEnv(rendezvous.port, cudaIds.length);
    this.#inner.run(waiting.grant, { ...visible, ...meet });
    if (this.#isFollowed) this.#inner.follow(true);
  }

  async #onEnded(outcome: UnspooledOutcome): Promise<void> {
    this.#freePort();
    const cudaIds = this.#cudaIds;
    if (outcome.kind === 'completed' || !maybeOfGpu.has(outcome.fault.faultClass)) {
      this.#cudaIds = [];
      this.#events.ended(outcome);
      return;
    }
    const trouble = this.#lost ?? (await this.#options.check(cudaIds).catch(() => undefined));
    this.#cudaIds = [];
    if (trouble === undefined) {
      this.#events.ended(outcome);
      return;
    }
    this.#outOfOrder = trouble;
    const { message, outputTail } = outcome.fault;
    const fault = lostGpu(`${trouble}; the trial: ${message}`, outputTail);
    this.#events.ended({ ...outcome, fault });
    // Its next trial waits until the GPU answers.
    this.#inner.kill();
  }

  #onReady(backend: string): void {
    if (this.#outOfOrder !== undefined) return;
    this.#isReady = true;
    this.#events.ready(backend);
  }

  #onDown(message: string): void {
    this.#freePort();
    // Not a word from a program that was stopped: it is gone now, and another machine may run the trial.
    if (this.#lost !== undefined && this.#cudaIds.length > 0 && !this.#isKilled) {
      this.#cudaIds = [];
      const fault = lostGpu(`${this.#lost}; the trial was stopped`);
      this.#events.ended({ kind: 'failed', fault });
    }
    this.#events.down(this.#isKilled ? message : (this.#outOfOrder ?? message));
  }

  #freePort(): void {
    this.#rendezvous?.free();
    this.#rendezvous = undefined;
  }
}

const lostGpu = (what: string, outputTail = ''): Fault => ({
  faultClass: 'machine',
  message: `E_GPU_LOST ${what}`,
  outputTail,
});

/** In the order of the slots; of a trial that asks for GPUs as many as it asks for, though it may hold further slots. */
function gpusFor(
  { gpus }: Pick<Grant, 'gpus'>,
  slots: readonly number[],
  cudaIds: readonly (string | undefined)[],
): string[] {
  const all = new Set(slots.flatMap((slot) => cudaIds[slot] ?? []));
  return [...all].slice(0, gpus > 0 ? gpus : undefined);
}
