/**
 * Takes messages to one target, one after the other, with a few tries each. A target that does not take them is spoken of once in the
 * log, and once more when it is back.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { limits } from '../../base/limits.ts';
import type { Message } from './message.ts';
import type { Target } from './target.ts';

const retryDelaysMs = [1_000, 5_000, 30_000];
/** The longest that a target may ask us to wait. */
const afterMsMax = 60_000;

export interface CourierOptions {
  readonly target: Target;
  readonly logger: Logger;
  /** Before the second try, the third, ... Default: 1, 5 and 30 s. */
  readonly delaysMs?: readonly number[] | undefined;
}

export class Courier {
  readonly #options: CourierOptions;
  readonly #ending = new AbortController();
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  /** The newest message did not get through. */
  #isDead = false;

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  /** @returns true once the message is delivered or given up; false if `close` came first */
  send(message: Message): Promise<boolean> {
    const { logger, target } = this.#options;
    if (this.#waiting >= limits.notificationsWaiting) {
      logger.warn(
        { notify: target.name, event: message.event },
        'too many messages wait: this one is not sent',
      );
      return Promise.resolve(true);
    }
    this.#waiting++;
    const sent = this.#last.then(() => this.#deliver(message)).finally(() => this.#waiting--);
    this.#last = sent;
    return sent;
  }

  /** Gives up what is under way. */
  close(): void {
    this.#ending.abort();
  }

  async #deliver(message: Message): Promise<boolean> {
    const { target, logger, delaysMs = retryDelaysMs } = this.#options;
    const { signal } = this.#ending;
    for (let tries = 1; !signal.aborted; tries++) {
      const { isDelivered, said, mayPass, afterMs = 0 } = await target.deliver(message, signal);
      if (isDelivered) {
        if (this.#isDead) logger.info({ notify: target.name }, `messages get through again: ${said}`);
        this.#isDead = false;
        return true;
      }
      if (signal.aborted) return false;
      const delayMs = delaysMs[tries - 1];
      if (!mayPass || delayMs === undefined || this.#isDead) {
        if (!this.#isDead)
          logger.warn(
            { notify: target.name, event: message.event },
            `a message did not get through: ${said}; further ones are tried, and said no more of until one does`,
          );
        this.#isDead = true;
        return true;
      }
      await sleep(Math.min(afterMsMax, Math.max(delayMs, afterMs)), undefined, { signal }).catch(() => {});
    }
    return false;
  }
}
