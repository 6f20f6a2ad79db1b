/**
 * Watches the durable log and the answers that leave the coordinator, knows nothing of the core, and objects to whatever
 * must never be.
 */
import type { AgentId, Fence, SweepId, TrialId } from '../../base/ids.ts';
import type {
  AttemptFailed,
  CoordinatorEvent,
  FaultPardoned,
  LeaseExpired,
  LeaseReadopted,
  LeaseReleased,
  TrialCompleted,
  TrialLeased,
  TrialPruned,
  TrialResult,
} from '../../coordinator/core/event.ts';
import { scoresOf } from '../../coordinator/core/scored.ts';
import type { CoordinatorState } from '../../coordinator/core/state.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import { CheckpointBook } from './checkpoint-book.ts';
import { object } from './objection.ts';
import type { SimCheckpoints } from './sim-checkpoints.ts';
import { type Limits, PolicyBook } from './policy-book.ts';
import { primaryMetric } from './sim-sweep.ts';
import { RetentionBook } from './retention-book.ts';
import { ScoreBook } from './score-book.ts';
import { scoreMetric } from './sim-score.ts';
import { SweepBook } from './sweep-book.ts';

export { object };

/** What a trial reports, so that a result tells which log granted it: two logs grant the same fences. */
export const scoreOf = (fence: Fence, logId: string): number => fence + (logId === 'sim' ? 0 : 0.5);

/** As many preemptions in a row without progress, and a trial is paused. */
const preemptionsMax = 10;

interface Ruling {
  newestFence: number;
  counted: Fence | undefined;
  isPruned: boolean;
  isGivenUp: boolean;
  /** That count against its budget. */
  failures: Failure[];
  /** Preemptions in a row in which it came no further than `step`. */
  preempted: { times: number; step: number };
}

interface Failure {
  readonly fence: Fence;
  readonly faultClass: FaultClass;
  readonly agentId: AgentId;
}

export class Referee {
  readonly checkpoints: CheckpointBook;
  readonly #trials = new Map<string, Ruling>();
  readonly #results = new Map<Fence, TrialResult>();
  readonly #failed = new Set<Fence>();
  readonly #grantedIn = new Map<string, number>();
  /** By process and fence: when that process last had signs of life, newest last. */
  readonly #heardOf = new Map<string, number[]>();
  readonly #retention = new RetentionBook();
  readonly scores = new ScoreBook();
  readonly #policies = new PolicyBook();
  readonly #book = new SweepBook(this.#policies);
  readonly #leaseTtlMs: number;
  readonly #logId: string;
  readonly #agentOf = new Map<Fence, AgentId>();
  /** By process and agent: when that process last heard of the agent. */
  readonly #heardOfAgent = new Map<string, number>();
  /** Agents that get no trials: set aside, or gone. */
  readonly #resting = new Set<AgentId>();
  /** As it is in truth: attempts that failed through their machine, and attempts that ended with their agent's machine. */
  readonly #machines = new Set<Fence>();
  readonly #preempted = new Set<Fence>();
  readonly #badAgents = new Set<AgentId>();
  /** How long the log was when the attempt was granted, and when the agent last finished a trial. */
  readonly #grantedAt = new Map<Fence, number>();
  readonly #finishedAt = new Map<AgentId, number>();
  #newestFence = 0;
  #batch = 0;
  #seq = 0;
  readonly #sweepOf = new Map<Fence, string>();
  #nowMs = 0;

  constructor(leaseTtlMs: number, logId: string, files: SimCheckpoints) {
    this.checkpoints = new CheckpointBook(files);
    this.#leaseTtlMs = leaseTtlMs;
    this.#logId = logId;
  }

  /** A process of the coordinator has received a sign of life of this lease. */
  heard(process: number, fence: Fence, nowMs: number): void {
    const key = `${process}/${fence}`;
    this.#heardOf.set(key, [...(this.#heardOf.get(key) ?? []), nowMs]);
  }

  /** A process of the coordinator has received anything from this agent. */
  heardAgent(process: number, agentId: AgentId, nowMs: number): void {
    this.#heardOfAgent.set(`${process}/${agentId}`, nowMs);
  }

  /** A running attempt has reported a step to some process. */
  reported(fence: Fence): void {
    this.#book.reported(fence);
  }

  timeIsUnsure(): void {
    this.#book.timeIsUnsure();
  }

  /** The truth about an attempt, which the coordinator has to find out: its machine made it fail. */
  failsThroughMachine(fence: Fence, agentId: AgentId): void {
    this.#machines.add(fence);
    this.#badAgents.add(agentId);
  }

  /** The attempt ends without a result while its agent drains. */
  endsInDrain(fence: Fence): void {
    this.#preempted.add(fence);
  }

  /** Leases that a process holds for running, at true time `nowMs`. `unsureSinceMs`: its start, or a jump of its clock. */
  holds(process: number, fences: Iterable<Fence>, nowMs: number, unsureSinceMs: number): void {
    for (const fence of fences) {
      const heard = this.#heardOf.get(`${process}/${fence}`)?.at(-1);
      // Not durable yet.
      if (heard === undefined) continue;
      const silentMs = nowMs - Math.max(heard, unsureSinceMs);
      object(
        silentMs <= 3 * this.#leaseTtlMs,
        `lease ${fence} is still held ${silentMs} ms after its agent was last heard`,
      );
    }
  }

  /** What one step of a process decided, at true time `nowMs`, became durable. */
  onDurable(process: number, events: readonly CoordinatorEvent[], nowMs: number): void {
    this.#batch++;
    this.#nowMs = nowMs;
    for (const event of events) {
      this.#policies.onEvent(event, ++this.#seq);
      this.#book.onEvent(event, nowMs);
      this.#retention.onEvent(event);
      this.scores.onEvent(event);
      this.#onEvent(process, event);
    }
    this.#book.onBatchEnd();
  }

  /** Every sweep has ended, and everything is durable. */
  onEnd(state: CoordinatorState): void {
    this.#retention.onEnd();
    for (const [sweepId, scores] of this.scores.scores()) {
      for (const trial of state.sweeps.get(sweepId as SweepId)?.trials ?? []) {
        const value = scores.get(trial.plan.id);
        const expected = value === undefined ? {} : { [scoreMetric]: value };
        object(
          JSON.stringify(scoresOf(trial)) === JSON.stringify(expected),
          `${trial.plan.id} is shown with ${JSON.stringify(scoresOf(trial))}, but was scored ${JSON.stringify(expected)}`,
        );
      }
    }
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

  /** The answer to a user's change of a run policy leaves the coordinator. */
  policyPromised(requestId: string): void {
    this.#policies.promised(requestId);
  }

  /** A renewal that goes on is answered. @param knownSeq how much of the log the process knew when it was asked */
  limitsTold(fence: Fence, knownSeq: number, told: Limits | undefined): void {
    const sweepId = this.#sweepOf.get(fence);
    if (sweepId !== undefined) this.#policies.limitsTold(sweepId, knownSeq, told);
  }

  failurePromised(trialId: TrialId, fence: Fence): void {
    object(
      this.#failed.has(fence),
      `failure of ${trialId} under fence ${fence} acknowledged but not in the log`,
    );
  }

  #onEvent(process: number, event: CoordinatorEvent): void {
    this.checkpoints.onEvent(event);
    if (event.type === 'trial-leased') this.#onLeased(process, event);
    if (event.type === 'trial-completed') this.#onCompleted(event);
    if (event.type === 'attempt-failed') this.#onFailed(process, event);
    if (event.type === 'lease-released') this.#onReleased(event);
    if (event.type === 'fault-pardoned') this.#onPardoned(event);
    if (event.type === 'agent-set-aside' || event.type === 'agent-left') this.#resting.add(event.agentId);
    if (event.type === 'agent-readmitted' || event.type === 'agent-registered')
      this.#resting.delete(event.agentId);
    if (event.type === 'failed-retried' || event.type === 'sweep-reopened' || event.type === 'sweep-resumed')
      this.#onFreshStart(event);
    if (event.type === 'result-late') this.#keep(event.fence, event.result);
    if (event.type === 'lease-expired') this.#onExpired(process, event);
    if (event.type === 'lease-readopted') this.#onReadopted(event);
    if (event.type === 'trial-pruned') this.#onPruned(event);
  }

  #onLeased(process: number, event: TrialLeased): void {
    const { trialId, fence, requestId, agentId } = event;
    const trial = this.#trial(event);
    object(
      trial.preempted.times < preemptionsMax,
      `${trialId} was leased again after ${trial.preempted.times} preemptions without progress`,
    );
    object(fence > this.#newestFence, `fence ${fence} was handed out out of turn`);
    object(trial.counted === undefined, `${trialId} was leased again after its result was counted`);
    object(!trial.isPruned, `${trialId} was leased again after it was pruned`);
    const grantedIn = this.#grantedIn.get(requestId) ?? this.#batch;
    object(grantedIn === this.#batch, `lease request ${requestId} was granted trials twice`);
    this.#grantedIn.set(requestId, this.#batch);
    this.#newestFence = fence;
    trial.newestFence = fence;
    this.#agentOf.set(fence, agentId);
    this.#sweepOf.set(fence, event.sweepId);
    this.#grantedAt.set(fence, this.#seq);
    this.heard(process, fence, this.#nowMs);
  }

  #onReleased(event: LeaseReleased): void {
    if (event.preempted !== true) return;
    const { preempted } = this.#trial(event);
    const step = event.step ?? 0;
    preempted.times = step > preempted.step ? 1 : preempted.times + 1;
    preempted.step = Math.max(step, preempted.step);
  }

  #onPardoned(event: FaultPardoned): void {
    const trial = this.#trial(event);
    trial.failures = trial.failures.filter(({ fence }) => fence !== event.fence);
    trial.isGivenUp = false;
  }

  /** Users ask for what was given up, cancelled or preempted too often once more. */
  #onFreshStart({ type, sweepId }: { readonly type: string; readonly sweepId: string }): void {
    for (const [key, trial] of this.#trials) {
      if (!key.startsWith(`${sweepId}/`) || trial.counted !== undefined || trial.isPruned) continue;
      if (type === 'sweep-resumed') trial.preempted.times %= preemptionsMax;
      else if (trial.isGivenUp === (type === 'failed-retried')) {
        trial.failures = [];
        trial.preempted = { times: 0, step: 0 };
        trial.isGivenUp = false;
      }
    }
  }

  #onCompleted(event: TrialCompleted): void {
    const { trialId, fence, result } = event;
    const trial = this.#trial(event);
    object(trial.counted === undefined, `${trialId} has a second counted result`);
    object(!trial.isPruned, `${trialId} was counted after it was pruned`);
    object(fence === trial.newestFence, `${trialId} was decided by the stale fence ${fence}`);
    trial.counted = fence;
    this.#finishedAt.set(this.#agentOf.get(fence) as AgentId, this.#seq);
    this.#keep(fence, result);
  }

  #onFailed(process: number, event: AttemptFailed): void {
    const { trialId, fence, result, fault, retry } = event;
    const trial = this.#trial(event);
    object(fence === trial.newestFence, `${trialId} was failed by the stale fence ${fence}`);
    object(trial.counted === undefined, `${trialId} was failed after its result was counted`);
    object(!this.#preempted.has(fence), `${trialId} was failed by fence ${fence}, whose agent drained`);
    this.#failed.add(fence);
    if (result !== undefined) this.#keep(fence, result);
    const { faultClass } = fault;
    const agentId = this.#agentOf.get(fence) as AgentId;
    if (faultClass !== 'machine') trial.failures.push({ fence, faultClass, agentId });
    if (retry) {
      this.#judgeRetry(event, trial, faultClass);
      return;
    }
    trial.isGivenUp = true;
    object(faultClass !== 'machine', `${trialId} was given up because of a machine that lacks what it needs`);
    if (faultClass !== 'machine') this.#judgeGivenUp(process, event, trial, faultClass);
  }

  /** Beyond its budget a trial may go to two machines more, where those before may be to blame. */
  #judgeRetry(
    { sweepId, trialId }: AttemptFailed | LeaseExpired,
    { failures }: Ruling,
    faultClass: FaultClass,
  ): void {
    if (faultClass === 'machine') return;
    const times = failures.filter((failure) => failure.faultClass === faultClass).length;
    const allowed = this.#policies.budgetOf(sweepId, faultClass) + (faultClass === 'lost' ? 0 : 2);
    object(
      times <= allowed,
      `${trialId} is tried again after it failed ${times} times as ${faultClass}, ${allowed} are allowed`,
    );
  }

  /** No trial is given up because of machines while there is another that could have run it. */
  #judgeGivenUp(
    process: number,
    { sweepId, trialId }: AttemptFailed,
    { failures }: Ruling,
    faultClass: FaultClass,
  ): void {
    const budget = this.#policies.budgetOf(sweepId, faultClass);
    const ofClass = failures.filter((failure) => failure.faultClass === faultClass);
    // A machine that was mended, and finished a trial since, looks as if it had been sound all along.
    const isMended = ({ fence, agentId }: Failure): boolean =>
      (this.#finishedAt.get(agentId) ?? 0) > (this.#grantedAt.get(fence) ?? 0);
    const own = ofClass.filter((one) => !this.#machines.has(one.fence) || isMended(one)).length;
    // A process that died on three machines is poison, whatever its budget says; nor is a trial tried without end.
    const isPoison = faultClass === 'infrastructure' || faultClass === 'outOfMemory';
    object(isPoison || ofClass.length > budget, `${trialId} was given up with budget left for ${faultClass}`);
    const failedOn = new Set(ofClass.map((failure) => failure.agentId));
    if (isPoison || own > budget || failedOn.size >= 3 || ofClass.length - budget >= 3) return;
    for (const [key, heardMs] of this.#heardOfAgent) {
      const [heardBy, agentId] = key.split('/') as [string, AgentId];
      const silentMs = this.#nowMs - heardMs;
      // Below 0: heard after the decision, before it was durable.
      const isThere = heardBy === String(process) && silentMs >= 0 && silentMs < this.#leaseTtlMs / 2;
      if (!isThere || this.#badAgents.has(agentId) || this.#resting.has(agentId)) continue;
      if (!this.#policies.suits(sweepId, agentId)) continue;
      object(
        failedOn.has(agentId),
        `${trialId} was given up because of a machine, though ${agentId} has not tried it`,
      );
    }
  }

  #onPruned({ trialId, fence, ...event }: TrialPruned): void {
    const trial = this.#trial({ trialId, ...event });
    object(fence === trial.newestFence, `${trialId} was pruned by the stale fence ${fence}`);
    object(trial.counted === undefined, `${trialId} was pruned after its result was counted`);
    trial.isPruned = true;
  }

  #onExpired(process: number, event: LeaseExpired): void {
    const { trialId, fence, reason, retry } = event;
    const trial = this.#trial(event);
    if (reason !== 'unclaimed')
      trial.failures.push({ fence, faultClass: 'lost', agentId: this.#agentOf.get(fence) as AgentId });
    if (!retry) trial.isGivenUp = true;
    else if (reason !== 'unclaimed') this.#judgeRetry(event, trial, 'lost');
    const heard = this.#heardOf.get(`${process}/${fence}`) ?? [];
    const nowMs = this.#nowMs;
    const silentMs = nowMs - (heard.findLast((heardMs) => heardMs <= nowMs) ?? 0);
    object(
      reason !== 'silence' || silentMs >= this.#leaseTtlMs,
      `lease ${fence} of ${trialId} expired ${silentMs} ms after its agent was heard`,
    );
  }

  /** It was not lost after all. */
  #onReadopted(event: LeaseReadopted): void {
    const trial = this.#trial(event);
    trial.failures = trial.failures.filter(({ fence }) => fence !== event.fence);
    trial.isGivenUp = false;
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
    const trial: Ruling = {
      newestFence: 0,
      counted: undefined,
      isPruned: false,
      isGivenUp: false,
      failures: [],
      preempted: { times: 0, step: 0 },
    };
    this.#trials.set(key, trial);
    return trial;
  }
}
