/**
 * What a referee notes of how trials are to be run, from the durable events alone: retry budgets, time limits, and what a sweep
 * asks of an agent.
 */
import { type PolicyTexts, policyTexts } from '../../design/run-policy.ts';
import { parseDuration } from '../../design/duration.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import type { AgentCard, CoordinatorEvent, RunPolicyChanged } from '../../coordinator/core/event.ts';
import { object } from './objection.ts';

export interface Limits {
  readonly timeoutMs: number;
  readonly stallTimeoutMs: number;
}

interface Notes {
  texts: PolicyTexts;
  /** Its trials score others: only agents that fetch files may run them. */
  isScoring: boolean;
  /** Time limits since each change, and how long the log was with it. None are told while no user has changed anything. */
  readonly limits: { readonly seq: number; readonly limits: Limits | undefined }[];
}

const labelPrefix = 'labels.';

export class PolicyBook {
  readonly #sweeps = new Map<string, Notes>();
  readonly #cards = new Map<string, AgentCard>();
  readonly #requests = new Set<string>();

  /** @param seq of the log with this event */
  onEvent(event: CoordinatorEvent, seq: number): void {
    if ('requestId' in event && event.requestId !== undefined) this.#requests.add(event.requestId);
    if (event.type === 'agent-registered') this.#cards.set(event.agentId, event.card);
    if (event.type === 'sweep-launched')
      this.#sweeps.set(event.sweepId, {
        texts: policyTexts(event.spec),
        isScoring: false,
        limits: [{ seq, limits: undefined }],
      });
    if (event.type === 'score-planned') this.#of(event.sweepId).isScoring = true;
    if (event.type === 'run-policy-changed') this.#onChanged(event, seq);
  }

  #onChanged({ sweepId, changes }: RunPolicyChanged, seq: number): void {
    const notes = this.#of(sweepId);
    for (const { name, before, after } of changes) {
      const { [name]: now = '', ...others } = notes.texts;
      object(now === before, `${name} of ${sweepId} is changed from ${before}, but it was ${now}`);
      notes.texts = after === '' ? others : { ...others, [name]: after };
    }
    const msOf = (name: string): number => parseDuration(notes.texts[name] ?? 'none') ?? 0;
    const limits = { timeoutMs: msOf('timeout'), stallTimeoutMs: msOf('stall_timeout') };
    notes.limits.push({ seq, limits });
  }

  /** An answer that says so leaves the coordinator. */
  promised(requestId: string): void {
    object(this.#requests.has(requestId), `request ${requestId} was acknowledged but is not in the log`);
  }

  /** A renewal of this sweep's trial is answered. @param knownSeq how much of the log the process knew when it was asked */
  limitsTold(sweepId: string, knownSeq: number, told: Limits | undefined): void {
    const { limits } = this.#of(sweepId);
    const from = limits.findLastIndex(({ seq }) => seq <= knownSeq);
    const isTrue = limits.slice(Math.max(0, from)).some((one) => sameLimits(one.limits, told));
    object(isTrue, `a running trial of ${sweepId} is told other limits than its sweep has`);
  }

  budgetOf(sweepId: string, faultClass: FaultClass): number {
    const name = faultClass.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return Number(this.#of(sweepId).texts[`retry.${name}`] ?? 0);
  }

  /** That one trial takes at least. */
  slotsOf(sweepId: string): number {
    return Math.max(Number(this.#of(sweepId).texts['slots']), this.#gpusOf(sweepId));
  }

  /** True if any idle slot will do. */
  takesAnySlot(sweepId: string): boolean {
    return this.slotsOf(sweepId) === 1 && this.#gpusOf(sweepId) === 0;
  }

  #gpusOf(sweepId: string): number {
    return Number(this.#of(sweepId).texts['gpus'] ?? 0);
  }

  /** True if the agent is one that the sweep asks for. */
  suits(sweepId: string, agentId: string): boolean {
    const card = this.#cards.get(agentId);
    if (card === undefined || card.slots < this.slotsOf(sweepId)) return false;
    if ((card.holdsSlots ? card.devices.length : 0) < this.#gpusOf(sweepId)) return false;
    if (this.#of(sweepId).isScoring && card.takesSources !== true) return false;
    return Object.entries(this.#of(sweepId).texts).every(
      ([name, text]) => !name.startsWith(labelPrefix) || card.labels[name.slice(labelPrefix.length)] === text,
    );
  }

  #of(sweepId: string): Notes {
    const notes = this.#sweeps.get(sweepId);
    object(notes !== undefined, `sweep ${sweepId} was launched`);
    return notes as Notes;
  }
}

const sameLimits = (left: Limits | undefined, right: Limits | undefined): boolean =>
  left?.timeoutMs === right?.timeoutMs && left?.stallTimeoutMs === right?.stallTimeoutMs;
