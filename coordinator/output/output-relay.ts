/**
 * Brings those who read what running trials print together with the agents that run them. An agent sends only what
 * somebody reads; all of it is a hint, whose loss leaves a gap and nothing else.
 */
import type { AgentId, Fence } from '../../base/ids.ts';
import type { yates } from '../../proto/generated/yates.js';
import type { Held } from '../core/ask.ts';
import { namedAttempt } from '../core/named-attempt.ts';
import type { Attempt, CoordinatorState } from '../core/state.ts';
import { type OutputPart, OutputReader } from './output-reader.ts';

/** What is used of an agent's stream. */
export interface AgentStream {
  write(wanted: yates.v1.OutputWanted.$Properties): boolean;
  /** Messages that it has not taken. */
  readonly writableLength: number;
}

/** Messages that an agent may leave untaken; one that takes none is asked for nothing more until it opens another stream. */
const untakenMax = 1_000;

export class OutputRelay {
  readonly #state: CoordinatorState;
  readonly #streams = new Map<AgentId, AgentStream>();
  readonly #readers = new Map<Fence, Set<OutputReader>>();
  readonly #listeners = new Set<() => void>();

  constructor(state: CoordinatorState) {
    this.#state = state;
  }

  /**
   * @param listener called at each change of anything: an attempt may have ended, or begun
   * @returns to be called when it need not be called any more
   */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  onEvents(): void {
    for (const listener of this.#listeners) listener();
  }

  /** An agent has opened its stream: it is asked for what is read of its trials. A newer stream replaces an older one. */
  join(agentId: AgentId, stream: AgentStream): void {
    this.#streams.set(agentId, stream);
    for (const fence of this.#readers.keys()) {
      const attempt = this.#state.attempts.get(fence);
      if (attempt?.agentId === agentId) this.#request(attempt, true);
    }
  }

  leave(agentId: AgentId, stream: AgentStream): void {
    if (this.#streams.get(agentId) === stream) this.#streams.delete(agentId);
  }

  /** True while the agent of the attempt has a stream open. */
  hasAgentOf({ agentId }: Attempt): boolean {
    return this.#streams.has(agentId);
  }

  /**
   * Reads from the beginning of what the agent has, until `stop`.
   *
   * @param onNews called when there is more
   */
  read(attempt: Attempt, onNews: () => void): { readonly reader: OutputReader; readonly stop: () => void } {
    const { fence } = attempt;
    const readers = this.#readers.get(fence) ?? new Set();
    this.#readers.set(fence, readers);
    const reader = new OutputReader(onNews);
    readers.add(reader);
    // The agent starts again from the beginning for all readers: each knows how far it has read.
    this.#request(attempt, true);
    const stop = (): void => {
      readers.delete(reader);
      if (readers.size > 0 || !this.#readers.delete(fence)) return;
      this.#request(attempt, false);
    };
    return { reader, stop };
  }

  /** A part from an agent, for whoever reads that attempt. */
  pass(agentId: AgentId, lease: Held, part: OutputPart): void {
    if (namedAttempt(this.#state, agentId, lease) === undefined) return;
    for (const reader of this.#readers.get(lease.fence) ?? []) reader.push(part);
  }

  /** The attempt is over, and this is what was kept of it: readers get what they have not seen. */
  finish({ fence }: Attempt, printedBytes: number, kept: Uint8Array): void {
    for (const reader of this.#readers.get(fence) ?? []) reader.finish(printedBytes, kept);
  }

  #request({ agentId, trial, fence }: Attempt, wanted: boolean): void {
    const stream = this.#streams.get(agentId);
    if (stream === undefined) return;
    if (stream.writableLength < untakenMax) stream.write({ trialId: trial.plan.id, fence, wanted });
    else this.#streams.delete(agentId);
  }
}
