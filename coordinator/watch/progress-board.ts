import type { Fence } from '../../base/ids.ts';
import type { CoordinatorEvent } from '../core/event.ts';
import type { Attempt, CoordinatorState, Trial } from '../core/state.ts';

export interface Progress {
  readonly step: number;
  readonly stepsTotal: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly atMs: number;
}

/** Newest progress of each running attempt. In memory only: after a restart the next report fills it again. */
export class ProgressBoard {
  readonly #state: CoordinatorState;
  readonly #byFence = new Map<Fence, Progress>();
  #changed = new Set<Trial>();

  constructor(state: CoordinatorState) {
    this.#state = state;
  }

  /** Reports of attempts that do not run (any more), and steps back, are ignored: they are late or repeated. */
  report(attempt: Attempt | undefined, progress: Progress): void {
    if (attempt === undefined || attempt.status !== 'running') return;
    const known = this.#byFence.get(attempt.fence);
    if (known !== undefined && known.step > progress.step) return;
    this.#byFence.set(attempt.fence, progress);
    this.#changed.add(attempt.trial);
  }

  of({ status }: Trial): Progress | undefined {
    return status.kind === 'leased' ? this.#byFence.get(status.attempt.fence) : undefined;
  }

  /** Trials with news since the last call. */
  takeChanged(): Iterable<Trial> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** Forgets attempts that ended. */
  onEvents(events: readonly CoordinatorEvent[]): void {
    for (const event of events) {
      if ('fence' in event && !this.#state.running.has(event.fence)) this.#byFence.delete(event.fence);
      if (event.type !== 'sweep-cancelled') continue;
      for (const fence of this.#byFence.keys()) {
        if (!this.#state.running.has(fence)) this.#byFence.delete(fence);
      }
    }
  }
}
