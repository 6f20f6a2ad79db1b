import type { SweepResult } from './sweep-result.ts';

export interface DashboardOutcome {
  /** Without a terminal: `finished`, the sweep ended; `hopeless`, it is paused since no trial can succeed. `closed`: by the caller. */
  readonly reason: 'quit' | 'interrupted' | 'finished' | 'hopeless' | 'closed';
  /** Undefined if no sweep was ever seen. */
  readonly result: SweepResult | undefined;
}

/** Takes something down. What takes a moment more is waited for before the last words. */
type Step = () => void | Promise<void>;

/** Closes the dashboard once, however many ask for it, and lets the caller wait for that. */
export class ExitOnce {
  /** Settles after everything is taken down. Rejects with the error that closed it. */
  readonly exited: Promise<DashboardOutcome>;
  readonly #lastWords: () => Promise<SweepResult | undefined>;
  readonly #steps: Step[] = [];
  #settle: (outcome: DashboardOutcome) => void = () => {};
  #fail: (error: unknown) => void = () => {};
  #isClosed = false;

  /** @param lastWords called when everything is taken down; prints what remains on the normal screen */
  constructor(lastWords: () => Promise<SweepResult | undefined>) {
    this.#lastWords = lastWords;
    this.exited = new Promise((resolve, reject) => {
      this.#settle = resolve;
      this.#fail = reject;
    });
    // A caller that never waits must not be ended by a refusal.
    this.exited.catch(() => {});
  }

  /** Adds steps that take something down; the last added is taken first. */
  onClose(...steps: readonly Step[]): void {
    this.#steps.push(...steps);
  }

  /** @param error why it cannot go on; undefined for an orderly end */
  close(reason: DashboardOutcome['reason'], error?: unknown): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const endings = this.#steps.reverse().map(async (step) => await step());
    const over = Promise.all(endings).then(async () => {
      if (error !== undefined) throw error;
      return await this.#lastWords();
    });
    over.then(
      (result) => this.#settle({ reason, result }),
      (cause: unknown) => this.#fail(cause),
    );
  }
}
