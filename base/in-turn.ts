import { setImmediate } from 'node:timers/promises';

/** Runs tasks one after the other, and lets whatever else waits be done between two of them. */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve();

  /** @throws what the task throws */
  run<Result>(task: () => Result | Promise<Result>): Promise<Result> {
    const done = this.#last.then(task);
    this.#last = done.then(
      () => setImmediate(),
      () => setImmediate(),
    );
    return done;
  }
}
