import { apply } from './apply.ts';
import type { Actor, CoordinatorEvent } from './event.ts';
import type { Answer, Answers, Refusal, Reply, Step } from './answer.ts';
import type { CallId, Question } from './ask.ts';
import type { CoordinatorState } from './state.ts';

/**
 * One step in the making. An event takes effect as it is recorded, so that what is decided next sees it; a reply waits
 * for the position of the log at which it was decided, even when it only reads: what it read may not be durable yet.
 */
export class Turn {
  readonly state: CoordinatorState;
  readonly #events: CoordinatorEvent[] = [];
  readonly #replies: Reply[] = [];

  constructor(state: CoordinatorState) {
    this.state = state;
  }

  /** Steady time. */
  get nowMs(): number {
    return this.state.nowMs;
  }

  /** A moment of steady time as the wall clock has it now, for people. */
  wallMsOf(steadyMs: number): number {
    return steadyMs - this.state.nowMs + this.state.wallMs;
  }

  /** The event without its time: a step has one. */
  record(fact: WithoutTime<CoordinatorEvent>): void {
    const { wallMs, nowMs } = this.state;
    const event = { ...fact, atMs: wallMs } as CoordinatorEvent;
    apply(this.state, event, nowMs);
    this.#events.push(event);
  }

  answer<Kind extends Question['kind']>(call: CallId, kind: Kind, answer: Answers[Kind]): void {
    this.#reply(call, { kind, ...answer } as unknown as Answer);
  }

  refuse(call: CallId, refusal: Refusal): void {
    this.#reply(call, { kind: 'refused', ...refusal });
  }

  #reply(call: CallId, answer: Reply['answer']): void {
    this.#replies.push({ call, afterSeq: this.state.seq, answer });
  }

  /** What was recorded so far. */
  get events(): readonly CoordinatorEvent[] {
    return this.#events;
  }

  end(): Step {
    return { events: this.#events, replies: this.#replies };
  }
}

/** Who asked, for the event that comes of it. */
export const byOf = ({ by }: { readonly by?: Actor }): { readonly by?: Actor } =>
  by === undefined ? {} : { by };

type WithoutTime<Event> = Event extends CoordinatorEvent ? Omit<Event, 'atMs'> : never;
