/**
 * Brings those who read what running trials print together with the agents that run them. An agent sends only what
 * somebody reads; all of it is a hint, whose loss leaves a gap and nothing else.
 */
import type { AgentId, Fence, TrialId } from '../../base/ids.ts';
import type { yates } from '../../proto/generated/yates.js';
import type { Attempt, CoordinatorState } from '../core/state.ts';
import { type OutputPart, OutputReader } from './output-reader.ts';

/** The part of an agent's stream that is needed here. */
export interface AgentStream {
  write(wanted: yates.v1.OutputWanted.$Properties): boolean;
}

export class OutputDesk {
  readonly #state: CoordinatorState;
  readonly #streams = new Map<AgentId, AgentStream>();
  readonly #readers = new Map<Fence, Set<OutputReader>>();
  #wake: () => void = () => {};
  #change: Promise<void> = Promise.resolve();

  constructor(state: CoordinatorState) {
    this.#state = state;
    this.#renew();
  }

  /** Resolves at the next change of anything: an attempt may have ended, or begun. */
  get change(): Promise<void> {
    return this.#change;
  }

  onEvents(): void {
    const wake = this.#wake;
    this.#renew();
    wake();
  }

  /** An agent is there: it is told what is read of its trials. A newer stream takes the place of an older one. */
  join(agentId: AgentId, stream: AgentStream): void {
    this.#streams.set(agentId, stream);
    for (const fence of this.#readers.keys()) {
      const attempt = this.#state.attempts.get(fence);
      if (attempt?.agentId === agentId) this.#tell(attempt, true);
    }
  }

  leave(agentId: AgentId, stream: AgentStream): void {
    if (this.#streams.get(agentId) === stream) this.#streams.delete(agentId);
  }

  /** Whether an agent is there to be asked. */
  hasAgentOf({ agentId }: Attempt): boolean {
    return this.#streams.has(agentId);
  }

  /** From the beginning of what its agent has, until `stop`. */
  read(attempt: Attempt): { readonly reader: OutputReader; readonly stop: () => void } {
    const { fence } = attempt;
    const readers = this.#readers.get(fence) ?? new Set();
    this.#readers.set(fence, readers);
    const reader = new OutputReader();
    readers.add(reader);
    // The agent begins anew for all: readers know how far they are.
    this.#tell(attempt, true);
    const stop = (): void => {
      readers.delete(reader);
      if (readers.size > 0 || !this.#readers.delete(fence)) return;
      this.#tell(attempt, false);
    };
    return { reader, stop };
  }

  take(agentId: AgentId, trialId: TrialId, fence: Fence, part: OutputPart): void {
    if (this.attemptOf(agentId, trialId, fence) === undefined) return;
    for (const reader of this.#readers.get(fence) ?? []) reader.push(part);
  }

  /** The attempt is over, and this is what was kept of it: readers get what they have not seen. */
  finish({ fence }: Attempt, printedBytes: number, kept: Uint8Array): void {
    for (const reader of this.#readers.get(fence) ?? []) reader.finish(printedBytes, kept);
  }

  /** The attempt that an agent speaks of; undefined when it was never its own. */
  attemptOf(agentId: AgentId, trialId: TrialId, fence: Fence): Attempt | undefined {
    const attempt = this.#state.attempts.get(fence);
    return attempt?.agentId === agentId && attempt.trial.plan.id === trialId ? attempt : undefined;
  }

  #tell({ agentId, trial, fence }: Attempt, wanted: boolean): void {
    this.#streams.get(agentId)?.write({ trialId: trial.plan.id, fence, wanted });
  }

  #renew(): void {
    this.#change = new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
