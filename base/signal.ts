/** Wakes everyone who waits, each time it is raised. Ask for `next` before looking, so that no raise is missed. */
export class Signal {
  readonly #waiting = new Set<() => void>();

  /** Resolves at the next raise, or when `abort` aborts. */
  next(abort?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        abort?.removeEventListener('abort', wake);
        resolve();
      };
      if (abort?.aborted) return wake();
      this.#waiting.add(wake);
      abort?.addEventListener('abort', wake);
      return undefined;
    });
  }

  raise(): void {
    for (const wake of this.#waiting) wake();
  }
}
