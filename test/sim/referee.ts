/**
 * Watches the durable log and the answers that leave the coordinator, knows nothing of the core, and objects to whatever
 * must never be.
 */
import type { Fence, TrialId } from '../../base/ids.ts';
import type {
  AttemptFailed,
  CoordinatorEvent,
  LeaseExpired,
  TrialCompleted,
  TrialLeased,
  TrialPruned,
  TrialResult,
} from '../../coordinator/core/event.ts';
import { object } from './objection.ts';
import { primaryMetric } from './sim-sweep.ts';
import { SweepBook } from './sweep-book.ts';

export { object };

/** What a trial reports, so that a result tells which log granted it: two logs grant the same fences. */
export const scoreOf = (fence: Fence, logId: string): number => fence + (logId === 'sim' ? 0 : 0.5);

interface Ruling {
  newestFence: number;
  counted: Fence | undefined;
  isPruned: boolean;
}

export class Referee {
  readonly #trials = new Map<string, Ruling>();
  readonly #results = new Map<Fence, TrialResult>();
  readonly #failed = new Set<Fence>();
  readonly #grantedIn = new Map<string, number>();
  /** By process and fence: when that process last had signs of life, newest last. */
  readonly #heardOf = new Map<string, number[]>();
  readonly #book = new SweepBook();
  readonly #leaseTtlMs: number;
  readonly #logId: string;
  #newestFence = 0;
  #batch = 0;

  constructor(leaseTtlMs: number, logId: string) {
    this.#leaseTtlMs = leaseTtlMs;
    this.#logId = logId;
  }

  /** A process of the coordinator has received a sign of life of this lease. */
  heard(process: number, fence: Fence, nowMs: number): void {
    const key = `${process}/${fence}`;
    this.#heardOf.set(key, [...(this.#heardOf.get(key) ?? []), nowMs]);
  }

  /** What one step of a process decided became durable. */
  onDurable(process: number, events: readonly CoordinatorEvent[]): void {
    this.#batch++;
    for (const event of events) {
      this.#book.onEvent(event);
      this.#onEvent(process, event);
    }
    this.#book.onBatchEnd();
  }

  /** An answer that promises a result leaves the coordinator, or an agent throws its own copy away. */
  promised(trialId: TrialId, fence: Fence, metrics: Readonly<Record<string, number>>): void {
    const kept = this.#results.get(fence);
    object(
      kept !== undefined,
      `trial ${trialId} was acknowledged under fence ${fence} but is not in the log`,
    );
    object(
      JSON.stringify(kept?.metrics) === JSON.stringify(metrics),
      `the log has another result of trial ${trialId} under fence ${fence} than its agent`,
    );
  }

  failurePromised(trialId: TrialId, fence: Fence): void {
    object(
      this.#failed.has(fence),
      `failure of ${trialId} under fence ${fence} acknowledged but not in the log`,
    );
  }

  #onEvent(process: number, event: CoordinatorEvent): void {
    if (event.type === 'trial-leased') this.#onLeased(process, event);
    if (event.type === 'trial-completed') this.#onCompleted(event);
    if (event.type === 'attempt-failed') this.#onFailed(event);
    if (event.type === 'result-late') this.#keep(event.fence, event.result);
    if (event.type === 'lease-expired') this.#onExpired(process, event);
    if (event.type === 'trial-pruned') this.#onPruned(event);
  }

  #onLeased(process: number, event: TrialLeased): void {
    const { trialId, fence, requestId, atMs } = event;
    const trial = this.#trial(event);
    object(fence > this.#newestFence, `fence ${fence} was handed out out of turn`);
    object(trial.counted === undefined, `${trialId} was leased again after its result was counted`);
    object(!trial.isPruned, `${trialId} was leased again after it was pruned`);
    const grantedIn = this.#grantedIn.get(requestId) ?? this.#batch;
    object(grantedIn === this.#batch, `lease request ${requestId} was granted trials twice`);
    this.#grantedIn.set(requestId, this.#batch);
    this.#newestFence = fence;
    trial.newestFence = fence;
    this.heard(process, fence, atMs);
  }

  #onCompleted(event: TrialCompleted): void {
    const { trialId, fence, result } = event;
    const trial = this.#trial(event);
    object(trial.counted === undefined, `${trialId} has a second counted result`);
    object(!trial.isPruned, `${trialId} was counted after it was pruned`);
    object(fence === trial.newestFence, `${trialId} was decided by the stale fence ${fence}`);
    trial.counted = fence;
    this.#keep(fence, result);
  }

  #onFailed(event: AttemptFailed): void {
    const { trialId, fence, result } = event;
    const trial = this.#trial(event);
    object(fence === trial.newestFence, `${trialId} was failed by the stale fence ${fence}`);
    object(trial.counted === undefined, `${trialId} was failed after its result was counted`);
    this.#failed.add(fence);
    if (result !== undefined) this.#keep(fence, result);
  }

  #onPruned({ trialId, fence, ...event }: TrialPruned): void {
    const trial = this.#trial({ trialId, ...event });
    object(fence === trial.newestFence, `${trialId} was pruned by the stale fence ${fence}`);
    object(trial.counted === undefined, `${trialId} was pruned after its result was counted`);
    trial.isPruned = true;
  }

  #onExpired(process: number, { trialId, fence, reason, atMs }: LeaseExpired): void {
    const heard = this.#heardOf.get(`${process}/${fence}`) ?? [];
    const silentMs = atMs - (heard.findLast((heardMs) => heardMs <= atMs) ?? 0);
    object(
      reason !== 'silence' || silentMs >= this.#leaseTtlMs,
      `lease ${fence} of ${trialId} expired ${silentMs} ms after its agent was heard`,
    );
  }

  #keep(fence: Fence, result: TrialResult): void {
    object(!this.#results.has(fence), `fence ${fence} brought two results`);
    const score = result.metrics[primaryMetric];
    const isOurs = score === undefined || score === scoreOf(fence, this.#logId);
    object(isOurs, `the log ${this.#logId} took a result that another log's lease ${fence} brought`);
    this.#results.set(fence, result);
  }

  #trial({ sweepId, trialId }: { readonly sweepId: string; readonly trialId: string }): Ruling {
    const key = `${sweepId}/${trialId}`;
    const known = this.#trials.get(key);
    if (known !== undefined) return known;
    const trial: Ruling = { newestFence: 0, counted: undefined, isPruned: false };
    this.#trials.set(key, trial);
    return trial;
  }
}
