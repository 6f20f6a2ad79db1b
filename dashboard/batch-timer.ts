/** At most one call per `gapMs`: the first at once, what comes meanwhile together at the end of the gap; and those that cannot wait. */
export class BatchTimer {
  readonly #gapMs: () => number;
  readonly #flush: () => void;
  #timer: NodeJS.Timeout | undefined;
  #pending = false;
  #soon: NodeJS.Immediate | undefined;

  /** @param gapMs asked before each call: it may follow from how long those before took */
  constructor(gapMs: number | (() => number), flush: () => void) {
    this.#gapMs = typeof gapMs === 'number' ? () => gapMs : gapMs;
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
    }, this.#gapMs());
    this.#flush();
  }

  /** One call once all that has come in is handled, whatever the gap; the gap begins again with it. */
  requestSoon(): void {
    this.#soon ??= setImmediate(() => {
      this.stop();
      this.request();
    });
  }

  stop(): void {
    clearImmediate(this.#soon);
    this.#soon = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = false;
  }
}
