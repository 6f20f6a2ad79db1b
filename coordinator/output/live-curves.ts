/**
 * What running attempts have reported, coarsely, until their agents send the whole of it. Written to the store every half minute
 * and when an attempt ends, so that little is lost when coordinator or agent vanish.
 */
import type { Logger } from 'pino';
import { encodeCurves } from '../../base/curve/curve-file.ts';
import { CurveRecorder, type CurveRoom } from '../../base/curve/curve-recorder.ts';
import { type Curves, joinAttempts } from '../../base/curve/curves.ts';
import type { Fence } from '../../base/ids.ts';
import type { Held } from '../core/ask.ts';
import type { CoordinatorEvent } from '../core/event.ts';
import type { Attempt, CoordinatorState } from '../core/state.ts';
import type { CurveStore } from './curve-store.ts';

/** About 60 kB an attempt at most, whatever it reports. */
const room: CurveRoom = { perMetric: 250, inAll: 2_500 };
const writeEveryMs = 30_000;

interface Live {
  readonly attempt: Attempt;
  readonly recorder: CurveRecorder;
  /** What an earlier life of the coordinator had written of it. */
  readonly earlier: Promise<Curves>;
  isDirty: boolean;
  /** Its agent has sent the whole, which is being written, or is; undefined before, and where it could not be written. */
  replacement: Promise<void> | undefined;
}

export class LiveCurves {
  readonly #state: CoordinatorState;
  readonly #store: CurveStore;
  readonly #logger: Logger;
  readonly #byFence = new Map<Fence, Live>();
  readonly #timer: NodeJS.Timeout;
  /** One write after the other: disks have better things to do. */
  #writing: Promise<void> = Promise.resolve();

  constructor(state: CoordinatorState, store: CurveStore, logger: Logger) {
    this.#state = state;
    this.#store = store;
    this.#logger = logger;
    this.#timer = setInterval(() => this.#writeDirty(), writeEveryMs).unref();
  }

  /** A report of an attempt; of one that does not run (any more) it is ignored. */
  report(attempt: Attempt, step: number, metrics: Readonly<Record<string, number>>, elapsedMs: number): void {
    if (attempt.status !== 'running') return;
    const live = this.#byFence.get(attempt.fence) ?? this.#begin(attempt);
    live.recorder.record(step, metrics, elapsedMs);
    live.isDirty = true;
  }

  /** Undefined where it is in the store, or nothing was reported to this life of the coordinator. */
  async of(attempt: Attempt): Promise<Curves | undefined> {
    const live = this.#byFence.get(attempt.fence);
    if (live === undefined) return undefined;
    await live.replacement?.catch(() => {});
    return live.replacement === undefined ? await whole(live) : undefined;
  }

  /** The agent has sent the whole. Reports that arrive after it change nothing. @throws Error of the file system */
  async replace(attempt: Attempt, bytes: Uint8Array): Promise<void> {
    const kept = this.#writing.then(() => this.#store.keep(leaseOf(attempt), bytes));
    // Remembered until the attempt ends, although nothing was reported yet: the first report may come later.
    const live =
      this.#byFence.get(attempt.fence) ?? (attempt.status === 'running' ? this.#begin(attempt) : undefined);
    if (live === undefined) return await kept;
    live.replacement = kept;
    try {
      await kept;
    } catch (error) {
      // Another call may have been made meanwhile.
      if (live.replacement === kept) live.replacement = undefined;
      live.isDirty = !live.recorder.isEmpty;
      this.#write(live);
      throw error;
    }
  }

  /** Writes what attempts that have ended left, and forgets it. */
  onEvents(events: readonly CoordinatorEvent[]): void {
    if (this.#byFence.size === 0) return;
    for (const event of events) {
      if ('fence' in event) this.#end(event.fence);
      if (event.type === 'sweep-cancelled') for (const fence of this.#byFence.keys()) this.#end(fence);
    }
  }

  /** Resolves when all is written. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#writeDirty();
    await this.#writing;
  }

  #begin(attempt: Attempt): Live {
    const live: Live = {
      attempt,
      recorder: new CurveRecorder(room),
      earlier: this.#store.read(leaseOf(attempt)).then((curves) => curves ?? new Map()),
      isDirty: false,
      replacement: undefined,
    };
    this.#byFence.set(attempt.fence, live);
    return live;
  }

  #end(fence: Fence): void {
    const live = this.#byFence.get(fence);
    if (live === undefined || this.#state.running.has(fence)) return;
    this.#write(live);
    // Readers find it here until it can be read from the store.
    this.#writing = this.#writing.then(() => void this.#byFence.delete(fence));
  }

  async #keep(live: Live): Promise<void> {
    if (live.replacement !== undefined) return;
    try {
      await this.#store.keep(leaseOf(live.attempt), await encodeCurves(await whole(live)));
    } catch (error) {
      // The next turn, or the end of the attempt, tries again.
      live.isDirty = true;
      this.#logger.warn({ err: error }, 'curves of a trial could not be written');
    }
  }

  #writeDirty(): void {
    for (const live of this.#byFence.values()) this.#write(live);
  }

  #write(live: Live): void {
    if (!live.isDirty) return;
    live.isDirty = false;
    this.#writing = this.#writing.then(() => this.#keep(live));
  }
}

const leaseOf = ({ trial, fence }: Attempt): Held => ({ trialId: trial.plan.id, fence });

async function whole({ recorder, earlier }: Live): Promise<Curves> {
  return joinAttempts([await earlier, recorder.curves()]);
}
