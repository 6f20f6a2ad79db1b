import type { AttemptLimits } from '../core/lease.ts';

export interface ClockEvents {
  /** The attempt has taken too long, or has been silent for too long: it is to be stopped for this reason. */
  over(why: string): void;
  /** What has been missing for so long, such as `made no progress`. */
  silence(): string;
}

/** The clocks of one attempt: the time that it may take in all, and the longest time without progress. */
export class AttemptClocks {
  readonly #events: ClockEvents;
  readonly #startedAtMs = performance.now();
  #progressedAtMs = this.#startedAtMs;
  #limits: AttemptLimits;
  #wall: NodeJS.Timeout | undefined;
  #stall: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(limits: AttemptLimits, events: ClockEvents) {
    this.#limits = limits;
    this.#events = events;
    this.#setWall();
    this.#setStall();
  }

  /** The time without progress starts over. */
  progressed(): void {
    this.#progressedAtMs = performance.now();
    this.#setStall();
  }

  /** Other limits hold from now on; the times that they limit go on as they are. */
  limit(limits: AttemptLimits): void {
    this.#limits = limits;
    this.#setWall();
    this.#setStall();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#wall);
    clearTimeout(this.#stall);
  }

  #setWall(): void {
    clearTimeout(this.#wall);
    const { timeoutMs } = this.#limits;
    if (timeoutMs === 0 || this.#isStopped) return;
    const why = `it did not end within ${timeoutMs} ms (trainer.timeout)`;
    this.#wall = setTimeout(() => this.#events.over(why), restOf(timeoutMs, this.#startedAtMs));
  }

  #setStall(): void {
    clearTimeout(this.#stall);
    const { stallTimeoutMs } = this.#limits;
    if (stallTimeoutMs === 0 || this.#isStopped) return;
    this.#stall = setTimeout(
      () =>
        this.#events.over(`it ${this.#events.silence()} for ${stallTimeoutMs} ms (trainer.stall_timeout)`),
      restOf(stallTimeoutMs, this.#progressedAtMs),
    );
  }
}

const restOf = (limitMs: number, sinceMs: number): number =>
  Math.max(0, limitMs - (performance.now() - sinceMs));
