import type { Grant } from '../core/lease.ts';

export interface ClockEvents {
  /** The attempt has taken too long, or has been silent for too long: it is to be stopped for this reason. */
  over(why: string): void;
  /** What has been missing for so long, such as `made no progress`. */
  silence(): string;
}

/** The clocks of one attempt: the time that it may take in all, and the longest time without progress. */
export class AttemptClocks {
  readonly #stallTimeoutMs: number;
  readonly #events: ClockEvents;
  readonly #wall: NodeJS.Timeout | undefined;
  #stall: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor({ timeoutMs, stallTimeoutMs }: Grant, events: ClockEvents) {
    this.#stallTimeoutMs = stallTimeoutMs;
    this.#events = events;
    if (timeoutMs > 0) {
      const why = `it did not end within ${timeoutMs} ms (trainer.timeout)`;
      this.#wall = setTimeout(() => events.over(why), timeoutMs);
    }
    this.progressed();
  }

  /** The time without progress starts over. */
  progressed(): void {
    if (this.#stallTimeoutMs === 0 || this.#isStopped) return;
    clearTimeout(this.#stall);
    this.#stall = setTimeout(() => {
      const silence = this.#events.silence();
      this.#events.over(`it ${silence} for ${this.#stallTimeoutMs} ms (trainer.stall_timeout)`);
    }, this.#stallTimeoutMs);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#wall);
    clearTimeout(this.#stall);
  }
}
