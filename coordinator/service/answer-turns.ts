/**
 * Makes large answers in turns: a step of one of them in each turn of the event loop, so that everybody else is answered in
 * between, and tokens take turns, so that who asks a thousand times delays nobody but himself. None is begun while callers
 * leave too many answers unread.
 */
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';

/** What is known of unread answers. */
interface Room {
  readonly hasRoom: boolean;
  onRoom(listener: () => void): void;
  makeRoom(): void;
}

/** Who waits for an answer. */
export interface Asking {
  /** Names the token. */
  readonly owner: string;
  isGone(): boolean;
}

interface Job {
  readonly sinceMs: number;
  /** Does a step. @returns true when it was the last */
  step(): boolean;
  refuse(error: unknown): void;
}

const lookMs = 250;

export class AnswerTurns {
  readonly #room: Room;
  readonly #nowMs: () => number;
  /** By token; the first one is next. */
  readonly #jobs = new Map<string, Job[]>();
  #turn: NodeJS.Immediate | undefined;
  #looking: NodeJS.Timeout | undefined;

  /** @param nowMs any clock that does not go back */
  constructor(room: Room, nowMs: () => number = () => performance.now()) {
    this.#room = room;
    this.#nowMs = nowMs;
    room.onRoom(() => this.#schedule());
  }

  /**
   * @param step some milliseconds of work on the answer; undefined where more is left. Of one token, an answer that was begun is
   *   made to its end before the next
   * @returns undefined where the caller is gone
   * @throws YatesError E_BUSY where others leave so much unread that there is no room; what `step` throws
   */
  make<Answer>(asking: Asking, step: () => Answer | undefined): Promise<Answer | undefined> {
    return new Promise((resolve, reject) => {
      const jobs = this.#jobs.get(asking.owner) ?? [];
      this.#jobs.set(asking.owner, jobs);
      jobs.push({
        sinceMs: this.#nowMs(),
        step: () => {
          try {
            const answer = asking.isGone() ? undefined : step();
            if (answer === undefined && !asking.isGone()) return false;
            resolve(answer);
          } catch (error) {
            reject(error);
          }
          return true;
        },
        refuse: reject,
      });
      this.#schedule();
    });
  }

  /** Refuses all that waits. */
  close(): void {
    clearImmediate(this.#turn);
    clearInterval(this.#looking);
    for (const jobs of this.#jobs.values()) for (const job of jobs) job.refuse(stopping());
    this.#jobs.clear();
  }

  #schedule(): void {
    if (this.#jobs.size > 0) this.#turn ??= setImmediate(() => this.#onTurn());
  }

  #onTurn(): void {
    this.#turn = undefined;
    if (!this.#room.hasRoom) {
      this.#looking ??= setInterval(() => this.#look(), lookMs).unref();
      return;
    }
    for (const [owner, jobs] of this.#jobs) {
      this.#jobs.delete(owner);
      if (jobs[0]?.step() === true) jobs.shift();
      if (jobs.length > 0) this.#jobs.set(owner, jobs);
      break;
    }
    this.#schedule();
  }

  /** Waits for room: whoever takes nothing is cut off, and who has waited for long is refused. */
  #look(): void {
    this.#room.makeRoom();
    if (this.#room.hasRoom || this.#jobs.size === 0) {
      clearInterval(this.#looking);
      this.#looking = undefined;
      this.#schedule();
      return;
    }
    const latestMs = this.#nowMs() - limits.roomMs;
    for (const [owner, jobs] of this.#jobs) {
      while (jobs[0] !== undefined && jobs[0].sinceMs <= latestMs) jobs.shift()?.refuse(noRoom());
      if (jobs.length === 0) this.#jobs.delete(owner);
    }
  }
}

const stopping = (): YatesError =>
  new YatesError({
    code: 'E_STOPPING',
    message: 'the coordinator is stopping',
    next: 'try again when it is back',
  });

const noRoom = (): YatesError =>
  new YatesError({
    code: 'E_BUSY',
    message: `callers have left ${Math.round(limits.unreadBytes / 2 ** 21)} MiB of answers unread, so this one was not begun`,
    next: 'ask again in some seconds, and read answers as they come',
  });
