/** Holds the model between frames: events and keys go in, a snapshot comes out for the screen and for the plain printer. */
import type { Clock } from '../base/clock.ts';
import type { DashboardModel } from './view/model.ts';
import { type Effect, type Key, type PressOptions, press } from './view/press.ts';
import { type StreamEvent, reduce, worldNowMs } from './view/reduce.ts';

export interface Snapshot {
  readonly model: DashboardModel;
  /** By the coordinator's clock. */
  readonly nowMs: number;
}

export class DashboardStore {
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #snapshot: Snapshot;

  constructor(model: DashboardModel, clock: Clock) {
    this.#clock = clock;
    this.#snapshot = { model, nowMs: clock.nowMs() };
  }

  readonly snapshot = (): Snapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  dispatch(...events: readonly StreamEvent[]): void {
    const localMs = this.#clock.nowMs();
    this.#replace(events.reduce((model, event) => reduce(model, event, localMs), this.#snapshot.model));
  }

  /** What the key asks of the world outside is for the caller to do. */
  press(key: Key, options: PressOptions): Effect | undefined {
    const { model, effect } = press(this.#snapshot.model, key, options);
    this.#replace(model);
    return effect;
  }

  /** The clock has moved: elapsed times on the screen follow. */
  tick(): void {
    this.#replace(this.#snapshot.model);
  }

  #replace(model: DashboardModel): void {
    this.#snapshot = { model, nowMs: worldNowMs(model, this.#clock.nowMs()) };
    for (const listener of this.#listeners) listener();
  }
}
