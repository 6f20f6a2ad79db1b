/** At most one call per `gapMs`: the first at once, what comes meanwhile together at the end of the gap. */
export class BatchTimer {
  readonly #gapMs: number;
  readonly #flush: () => void;
  #timer: NodeJS.Timeout | undefined;
  #pending = false;

  constructor(gapMs: number, flush: () => void) {
    this.#gapMs = gapMs;
    this.#flush = flush;
  }

  request(): void {
    if (this.#timer !== undefined) {
      this.#pending = true;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#pending) return;
      this.#pending = false;
      this.request();
    }, this.#gapMs);
    this.#flush();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = false;
  }
}
