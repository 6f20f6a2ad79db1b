/**
 * Gives the core its clock, its log and its callers: each step's events are appended before its answers go out, and
 * listeners hear of events when they are durable. When the log or the core fails, everything stops: the state in memory
 * may be ahead of the log, so the only way on is to start again from the log.
 */
import type { SteadyClock } from '../base/clock.ts';
import { YatesError } from '../base/error.ts';
import type { Seq } from '../base/ids.ts';
import { seq } from '../base/ids.ts';
import type { CoordinatorEvent } from './core/event.ts';
import type { Answers, Reply } from './core/answer.ts';
import type { CallId, Hint, Input, Question } from './core/ask.ts';
import { Outbox } from './core/outbox.ts';
import { foldOne, takeUpTime } from './core/recover.ts';
import { emptyState } from './core/empty-state.ts';
import type { CoordinatorState } from './core/state.ts';
import { step } from './core/step.ts';
import type { EventLog } from './log/event-log.ts';

type Unnumbered<Asked> = Asked extends Question ? Omit<Asked, 'call'> : never;
export type Ask = Unnumbered<Question>;

/** @param firstSeq position of the first of the events in the log */
type DurableListener = (events: readonly CoordinatorEvent[], firstSeq: Seq) => void;

interface Caller {
  readonly resolve: (answer: Reply['answer']) => void;
  readonly reject: (error: unknown) => void;
}

interface Settling {
  readonly after: Seq;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Ticks per time to live of a lease: how late an expiry is noticed at most. */
const ticksPerTtl = 30;
const tickMsMax = 500;

export class Host {
  readonly state: CoordinatorState;
  /** Undefined for a state that is only shown. */
  readonly #log: EventLog | undefined;
  readonly #clock: SteadyClock;
  /** What is added to the clock's steady time, so that it goes on from that of the replayed state. */
  readonly #steadyFromMs: number;
  readonly #outbox = new Outbox();
  readonly #callers = new Map<CallId, Caller>();
  readonly #listeners = new Set<DurableListener>();
  readonly #settling: Settling[] = [];
  #calls = 0;
  #timer: NodeJS.Timeout | undefined;
  #failure: unknown;
  #reportFailure: (error: unknown) => void = () => {};
  /** Resolves with the error, should the coordinator break. */
  readonly broken: Promise<unknown> = new Promise((resolve) => {
    this.#reportFailure = resolve;
  });

  private constructor(state: CoordinatorState, log: EventLog | undefined, clock: SteadyClock) {
    this.state = state;
    this.#log = log;
    this.#clock = clock;
    this.#steadyFromMs = state.nowMs - clock.steadyMs();
    this.#outbox.durable(state.seq);
  }

  /** Replays the log and starts the clock. @throws YatesError of the log's reading */
  static async start(log: EventLog, clock: SteadyClock, leaseTtlMs: number): Promise<Host> {
    const state = emptyState({ logId: log.id, leaseTtlMs });
    for await (const batch of log.read(seq(1))) {
      for (const { event } of batch) foldOne(state, event);
    }
    takeUpTime(state, clock.nowMs());
    const host = new Host(state, log, clock);
    host.#timer = setInterval(
      () => host.#step({ kind: 'tick' }),
      Math.min(tickMsMax, leaseTtlMs / ticksPerTtl),
    );
    return host;
  }

  /** Shows a state that nothing changes any more: there is no log, and whoever asks for a change is refused. */
  static frozen(state: CoordinatorState, clock: SteadyClock): Host {
    return new Host(state, undefined, clock);
  }

  /**
   * Asks the core; the answer is durable when it comes.
   *
   * @param signal aborts when the caller is gone
   * @throws YatesError a refusal of the core; E_STOPPING; an error of the log
   */
  async ask<Asked extends Ask>(question: Asked, signal?: AbortSignal): Promise<Answers[Asked['kind']]> {
    this.#refuseWhenOver();
    if (this.#log === undefined) throw idleError();
    const call = ++this.#calls;
    const answered = new Promise<Reply['answer']>((resolve, reject) => {
      this.#callers.set(call, { resolve, reject });
    });
    const leave = (): void => {
      if (!this.#callers.delete(call)) return;
      this.#step({ kind: 'caller-gone', call });
    };
    signal?.addEventListener('abort', leave, { once: true });
    this.#step({ ...question, call });
    if (signal?.aborted) leave();
    try {
      const answer = await answered;
      if (answer.kind === 'refused') throw new YatesError(answer);
      return answer as unknown as Answers[Asked['kind']];
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  /** Something that asks for no answer and may be lost. */
  hint(hint: Hint): void {
    this.#step(hint);
  }

  /** Resolves once all that the state shows now is durable. */
  settled(): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (this.#outbox.durableSeq >= this.state.seq) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#settling.push({ after: this.state.seq, resolve, reject });
    });
  }

  /** Events of one step, once they are durable, in order. */
  onDurable(listener: DurableListener): void {
    this.#listeners.add(listener);
  }

  /** Wall time. */
  nowMs(): number {
    return this.#clock.nowMs();
  }

  /** Stops the clock and lets go of those who wait. What was decided still reaches the log. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    const settled = this.settled().catch(() => {});
    this.#failure ??= stoppingError();
    for (const { ask } of this.state.waiting.values()) this.#drop(ask.call, this.#failure);
    await settled;
    this.#dropAll(this.#failure);
  }

  #step(input: Input): void {
    const log = this.#log;
    if (this.#failure !== undefined || log === undefined) return;
    try {
      const before = this.state.seq;
      const { events, replies } = step(
        this.state,
        input,
        this.#steadyFromMs + this.#clock.steadyMs(),
        this.#clock.nowMs(),
      );
      if (events.length > 0) {
        log
          .append(before, events)
          .then((durable) => this.#durable(durable, events))
          .catch((error: unknown) => this.#break(error));
      }
      this.#send(this.#outbox.hold(replies));
    } catch (error) {
      this.#break(error);
    }
  }

  #durable(durable: Seq, events: readonly CoordinatorEvent[]): void {
    this.#send(this.#outbox.durable(durable));
    const firstSeq = seq(durable - events.length + 1);
    for (const listener of this.#listeners) listener(events, firstSeq);
    while (this.#settling[0] !== undefined && this.#settling[0].after <= durable)
      this.#settling.shift()?.resolve();
  }

  #send(replies: readonly Reply[]): void {
    for (const { call, answer } of replies) {
      const caller = this.#callers.get(call);
      this.#callers.delete(call);
      caller?.resolve(answer);
    }
  }

  #refuseWhenOver(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  #break(error: unknown): void {
    clearInterval(this.#timer);
    this.#failure ??= error;
    this.#dropAll(error);
    for (const { reject } of this.#settling.splice(0)) reject(error);
    this.#reportFailure(error);
  }

  #dropAll(error: unknown): void {
    for (const call of this.#callers.keys()) this.#drop(call, error);
  }

  #drop(call: CallId, error: unknown): void {
    this.#callers.get(call)?.reject(error);
    this.#callers.delete(call);
  }
}

function idleError(): YatesError {
  return new YatesError({
    code: 'E_DATA_IDLE',
    message: 'no coordinator runs on this data folder, which is only read here',
    next: 'change it with a verb of its own, such as `yates pause`, or start a coordinator and open this again',
  });
}

function stoppingError(): YatesError {
  return new YatesError({
    code: 'E_STOPPING',
    message: 'the coordinator is stopping',
    next: 'try again when it is back',
  });
}
