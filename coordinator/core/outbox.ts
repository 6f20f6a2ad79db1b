import type { Seq } from '../../base/ids.ts';
import { seq } from '../../base/ids.ts';
import type { Reply } from './answer.ts';

/** Replies that wait for the log: append, then act. */
export class Outbox {
  #durable = seq(0);
  readonly #held: Reply[] = [];

  get durableSeq(): Seq {
    return this.#durable;
  }

  /** Takes the replies of one step; gives back those that may be sent at once. */
  hold(replies: readonly Reply[]): readonly Reply[] {
    this.#held.push(...replies);
    return this.#release();
  }

  /** The log is on disk up to and with `durable`; gives back what waited for it, in order of decision. */
  durable(durable: Seq): readonly Reply[] {
    if (durable > this.#durable) this.#durable = durable;
    return this.#release();
  }

  #release(): readonly Reply[] {
    // Steps come in order, so the replies wait for positions that never go down.
    let ready = 0;
    while (ready < this.#held.length && (this.#held[ready] as Reply).afterSeq <= this.#durable) ready++;
    return this.#held.splice(0, ready);
  }
}
