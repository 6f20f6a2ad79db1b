/**
 * Tells the world of what matters: looks at the state after events and now and then, and hands what is news to a courier for each
 * target. Nothing waits for it but the end of the coordinator, for a few seconds.
 *
 * A message is noted as told once every target has taken it or was given up. A coordinator that is killed in between sends it again:
 * at least once, with the same id where it has a time of its own.
 */
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { SteadyClock } from '../../base/clock.ts';
import type { Host } from '../host.ts';
import { Courier } from './courier.ts';
import { Ledger } from './ledger.ts';
import { type Matter, mattersOf, obstacleMattersOf } from './matters.ts';
import type { Message } from './message.ts';
import type { Target } from './target.ts';
import { readTold, writeTold } from './told-file.ts';

const lookEveryMs = 1_000;
/** Some matters follow from time alone. */
const lookAnywayMs = 15_000;
const obstaclesEveryMs = 30_000;
/** How long the end of the coordinator waits for messages that are under way. */
const graceMs = 5_000;

export interface NotifierOptions {
  readonly host: Host;
  readonly logId: string;
  readonly clock: SteadyClock;
  readonly logger: Logger;
  readonly dataDir: string;
  readonly targets: readonly Target[];
  /** Before further tries. Default: 1, 5 and 30 s. */
  readonly delaysMs?: readonly number[];
}

export class Notifier {
  readonly #options: NotifierOptions;
  readonly #couriers: readonly Courier[];
  readonly #ledger: Ledger;
  readonly #timer: NodeJS.Timeout;
  readonly #underWay = new Set<Promise<void>>();
  #seqSeen: number | undefined;
  #lookedAtMs = -Infinity;
  #obstaclesAtMs = -Infinity;
  #obstacles: readonly Matter[] = [];
  #looking: Promise<void> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isUnwritten = false;
  #isWriteFailing = false;

  constructor(options: NotifierOptions) {
    this.#options = options;
    const { targets, logger, dataDir, logId, clock, delaysMs } = options;
    this.#couriers = targets.map((target) => new Courier({ target, logger, delaysMs }));
    this.#ledger = new Ledger(readTold(dataDir, logId), clock.steadyMs());
    this.#timer = setInterval(() => void this.#lookIfDue(), lookEveryMs).unref();
    void this.look();
  }

  /** Tells of what is new. */
  look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch((error: unknown) =>
        this.#options.logger.error({ err: error }, 'could not look for what to notify of'),
      )
      .finally(() => {
        this.#looking = undefined;
      });
    return this.#looking;
  }

  /** Looks a last time, waits a little for what is under way, and ends. What did not get through is sent by the next coordinator. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await this.look();
    const grace = new AbortController();
    await Promise.race([
      Promise.all(this.#underWay),
      sleep(graceMs, undefined, { signal: grace.signal }).catch(() => {}),
    ]);
    grace.abort();
    for (const courier of this.#couriers) courier.close();
    await Promise.all(this.#underWay);
    await this.#writing;
  }

  #lookIfDue(): Promise<void> | undefined {
    const { host, clock } = this.#options;
    const isDue = host.state.seq !== this.#seqSeen || clock.steadyMs() - this.#lookedAtMs >= lookAnywayMs;
    return isDue ? this.look() : undefined;
  }

  async #look(): Promise<void> {
    const { host, clock } = this.#options;
    const steadyMs = clock.steadyMs();
    this.#seqSeen = host.state.seq;
    this.#lookedAtMs = steadyMs;
    if (steadyMs - this.#obstaclesAtMs >= obstaclesEveryMs) {
      this.#obstaclesAtMs = steadyMs;
      this.#obstacles = obstacleMattersOf(host.state);
    }
    const matters = [...mattersOf(host.state), ...this.#obstacles];
    const news = this.#ledger.look(matters, { steadyMs, wallMs: clock.nowMs() });
    const messages = news.map((matter) => ({ key: matter.key, message: this.#messageOf(matter) }));
    try {
      // The state may be ahead of the log: what is not in it has not happened.
      await host.settled();
    } catch {
      return;
    }
    if (this.#ledger.takeChanged()) this.#save();
    for (const { key, message } of messages) {
      const sent = this.#send(key, message);
      this.#underWay.add(sent);
      void sent.finally(() => this.#underWay.delete(sent));
    }
  }

  #messageOf({ key, atMs, tell }: Matter): Message {
    const { logId, clock } = this.#options;
    const id = createHash('sha256')
      .update(`${logId} ${key} ${atMs ?? clock.nowMs()}`)
      .digest('hex')
      .slice(0, 16);
    return { ...tell(), id, host: hostname(), atMs: atMs ?? clock.nowMs() };
  }

  async #send(key: string, message: Message): Promise<void> {
    const settled = await Promise.all(this.#couriers.map((courier) => courier.send(message)));
    if (!settled.every(Boolean)) return;
    this.#ledger.told(key, this.#options.clock.steadyMs());
    if (this.#ledger.takeChanged()) this.#save();
  }

  /** Changes that come while the file is written are written together. */
  #save(): void {
    if (this.#isUnwritten) return;
    this.#isUnwritten = true;
    this.#writing = this.#write(this.#writing);
  }

  async #write(before: Promise<void>): Promise<void> {
    await before;
    this.#isUnwritten = false;
    const { dataDir, logId, logger } = this.#options;
    try {
      await writeTold(dataDir, logId, this.#ledger.toldKeys());
      this.#isWriteFailing = false;
    } catch (error) {
      if (!this.#isWriteFailing)
        logger.warn({ err: error }, 'what was notified is not noted: after a restart it is sent again');
      this.#isWriteFailing = true;
    }
  }
}
