/** Plays the shell for the core: numbers the calls, keeps the events, finds the answers. Time moves only when told. */
import { agentId, type Fence, fence, requestId, type SweepId, trialId } from '../../../../base/ids.ts';
import type { AgentCard, Artifact, CoordinatorEvent } from '../../../../coordinator/core/event.ts';
import type { Answers, Reply } from '../../../../coordinator/core/answer.ts';
import type { Question } from '../../../../coordinator/core/ask.ts';
import type { Fault } from '../../../../coordinator/core/fault.ts';
import type { FaultClass } from '../../../../design/sweep-spec.ts';
import { checkInvariants } from '../../../sim/invariants.ts';
import { recover } from '../../../../coordinator/core/recover.ts';
import { emptyState } from '../../../../coordinator/core/empty-state.ts';
import type { Attempt, CoordinatorState, Sweep, Trial } from '../../../../coordinator/core/state.ts';
import { step } from '../../../../coordinator/core/step.ts';
import { decodeEvent, encodeEvent } from '../../../../coordinator/log/event-codec.ts';
import type { PlannedTrial } from '../../../../design/planned-trial.ts';
import type { HalvingSpec, Resources, RetryPolicy, SweepSpec } from '../../../../design/sweep-spec.ts';

export const ttlMs = 15_000;
const config = { logId: 'log', leaseTtlMs: ttlMs };

type Unnumbered<Asked> = Asked extends Question ? Omit<Asked, 'call' | 'requestId'> : never;
type Refused = Extract<Reply['answer'], { kind: 'refused' }>;

export interface SweepWish {
  readonly name?: string;
  readonly trials?: number;
  readonly retry?: Partial<RetryPolicy>;
  readonly resources?: Partial<Resources>;
  readonly priority?: number;
  readonly prune?: HalvingSpec;
  readonly keep?: SweepSpec['keep'];
  /** Of the trainer. */
  readonly options?: SweepSpec['trainer']['options'];
  /** No trial has shown signs of life: one trial an agent. Default: one has. */
  readonly isUnproven?: boolean;
}

export class CoreHarness {
  state: CoordinatorState = emptyState(config);
  readonly events: CoordinatorEvent[] = [];
  readonly replies = new Map<number, Reply>();
  nowMs = 100_000_000;
  /** How wrong the wall clock is. */
  lieMs = 0;
  #calls = 0;
  #requests = 0;
  readonly #proven = new Set<SweepId>();
  /** What steady time is ahead of true time. */
  #steadyFromMs = 0;

  /** Asks and gives the number of the call; its answer may come later. */
  send(question: Unnumbered<Question>, id?: string): number {
    const call = ++this.#calls;
    const request = requestId(id ?? `request-${++this.#requests}`);
    this.#step({ ...question, call, requestId: request });
    return call;
  }

  /** Asks and gives the answer, which must come at once. */
  ask<Asked extends Unnumbered<Question>>(question: Asked, id?: string): Answers[Asked['kind']] {
    const answer = this.answer(this.send(question, id));
    if (answer === undefined || answer.kind === 'refused')
      throw new Error(`${question.kind} gave ${answer?.kind}`);
    const { kind: _kind, ...rest } = answer;
    return rest as unknown as Answers[Asked['kind']];
  }

  refused(question: Unnumbered<Question>): Refused {
    const answer = this.answer(this.send(question));
    if (answer?.kind !== 'refused') throw new Error(`${question.kind} was not refused`);
    return answer;
  }

  answer(call: number): Reply['answer'] | undefined {
    return this.replies.get(call)?.answer;
  }

  callerGone(call: number): void {
    this.#step({ kind: 'caller-gone', call });
  }

  processGone(agent: string): void {
    this.#step({ kind: 'process-gone', agentId: agentId(agent) });
  }

  /** Lets time pass in ticks short enough to be no gap. */
  pass(ms: number): void {
    const endMs = this.nowMs + ms;
    while (this.nowMs < endMs) {
      this.nowMs = Math.min(endMs, this.nowMs + 1000);
      this.#step({ kind: 'tick' });
    }
  }

  /** Time in which the coordinator does not run at all. */
  sleep(ms: number): void {
    this.nowMs += ms;
    this.#step({ kind: 'tick' });
  }

  /** As after kill -9: state from the log alone, the waiting calls gone. */
  restart(): void {
    const survived = this.events.map((event, at) => decodeEvent(encodeEvent(event), at + 1));
    this.state = recover(config, survived, this.nowMs + this.lieMs);
    this.#showLife();
    this.#steadyFromMs = this.state.nowMs - this.nowMs;
  }

  launch(wish: SweepWish = {}, id?: string): SweepId {
    const { sweepId } = this.ask(launchOf(wish), id);
    if (wish.isUnproven !== true) this.#proven.add(sweepId);
    this.#showLife();
    return sweepId;
  }

  register(
    agent: string,
    { slots = 1, held = [] as { trialId: string; fence: number }[], ...card }: RegisterWish = {},
  ) {
    return this.ask({
      kind: 'register',
      agentId: agentId(agent),
      card: cardOf(agent, { slots, ...card }),
      held: held.map((one) => ({ trialId: trialId(one.trialId), fence: fence(one.fence) })),
    });
  }

  lease(agent: string, slots = 1, id?: string): readonly Attempt[] {
    return this.ask({ kind: 'lease', agentId: agentId(agent), slots, waitMs: 0 }, id).grants;
  }

  poll(agent: string, slots = 1, waitMs = 20_000, id?: string): number {
    return this.send({ kind: 'lease', agentId: agentId(agent), slots, waitMs }, id);
  }

  renew(agent: string, ...attempts: readonly Attempt[]) {
    return this.ask({ kind: 'renew', agentId: agentId(agent), held: attempts.map(heldOf) });
  }

  complete(
    attempt: Attempt,
    metrics: Record<string, number> = { score: 1 },
    id?: string,
    artifacts: readonly Artifact[] = [],
  ) {
    const result = { metrics, artifacts, startedAtMs: 0, endedAtMs: 1, backend: '' };
    const { agentId: agent } = attempt;
    const results = [{ ...heldOf(attempt), result }];
    return this.ask({ kind: 'complete', agentId: agent, results }, id).receipts[0]?.verdict;
  }

  fail(attempt: Attempt, faultClass: FaultClass = 'user', id?: string): Answers['fail'] {
    const fault: Fault = { faultClass, message: 'boom', outputTail: '' };
    return this.ask({ kind: 'fail', agentId: attempt.agentId, ...heldOf(attempt), fault }, id);
  }

  /** A hint: no answer. */
  progress(attempt: Attempt, step: number, metrics: Record<string, number>): void {
    this.#step({ kind: 'progress', agentId: attempt.agentId, ...heldOf(attempt), step, metrics });
  }

  release(agent: string, attempts: readonly Attempt[], leaving = false) {
    const held = attempts.map(heldOf);
    return this.ask({ kind: 'release', agentId: agentId(agent), held, reason: 'test', leaving });
  }

  sweep(): Sweep {
    const [sweep] = [...this.state.sweeps.values()].slice(-1);
    if (sweep === undefined) throw new Error('no sweep');
    return sweep;
  }

  trial(position: number): Trial {
    const trial = this.sweep().trials.at(position);
    if (trial === undefined) throw new Error(`no trial ${position}`);
    return trial;
  }

  #showLife(): void {
    for (const id of this.#proven) {
      const sweep = this.state.sweeps.get(id);
      if (sweep !== undefined) sweep.hasReported = true;
    }
  }

  #step(input: Parameters<typeof step>[1]): void {
    const { events, replies } = step(
      this.state,
      input,
      this.#steadyFromMs + this.nowMs,
      this.nowMs + this.lieMs,
    );
    this.events.push(...events);
    for (const reply of replies) this.replies.set(reply.call, reply);
    checkInvariants(this.state);
  }
}

type RegisterWish = Partial<AgentCard> & { readonly held?: { trialId: string; fence: number }[] };

const heldOf = ({ trial, fence: token }: Attempt): { trialId: Trial['plan']['id']; fence: Fence } => ({
  trialId: trial.plan.id,
  fence: token,
});

export function cardOf(name: string, card: Partial<AgentCard> = {}): AgentCard {
  return { name, version: '', slots: 1, labels: {}, devices: [], backend: '', incarnation: '1', ...card };
}

export function launchOf({
  name = 'sweep',
  trials = 4,
  retry,
  resources,
  priority,
  prune,
  keep,
  options = {},
}: SweepWish = {}) {
  const planned = Array.from({ length: trials }, (_, at): PlannedTrial => {
    const id = trialId(`${name}-${at}`);
    return {
      id,
      plannedOrder: at,
      cell: at,
      replicate: 1,
      seed: 1,
      block: 1,
      settings: { level: at, text: `t${at}` },
    };
  });
  const primary = { name: 'score', goal: 'maximize', label: 'score' } as const;
  const spec: SweepSpec = {
    version: 1,
    name,
    description: '',
    factors: [],
    derive: [],
    constraints: [],
    replicates: 1,
    blocks: 'replicate',
    seed: 0,
    primary,
    responses: [primary],
    trainer: { kind: 'command', options, timeoutMs: 0, stallTimeoutMs: 0 },
    resources: { slots: 1, labels: {}, ...resources },
    retry: {
      user: 1,
      outOfMemory: 1,
      diverged: 0,
      timeout: 1,
      lost: 2,
      infrastructure: 20,
      metricsMissing: 1,
      ...retry,
    },
    ...(prune === undefined ? {} : { prune }),
    ...(keep === undefined ? {} : { keep }),
  };
  return {
    kind: 'launch' as const,
    spec,
    designHash: `${name}-hash-000000000000`,
    baseVersion: 'base',
    trials: planned,
    source: 'source',
    fileName: 'sweep.yaml',
    ...(priority === undefined ? {} : { priority }),
  };
}
