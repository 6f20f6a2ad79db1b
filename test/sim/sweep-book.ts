/** What a referee notes of each sweep, from the durable events alone: whose turn it is, which trials pruning may stop. */
import type {
  AttemptFailed,
  CoordinatorEvent,
  LeaseExpired,
  RungReached,
  ScorePlanned,
  SweepExtended,
  SweepLaunched,
  TrialLeased,
  TrialPruned,
  TrialsPlanned,
} from '../../coordinator/core/event.ts';
import { object } from './objection.ts';
import type { PolicyBook } from './policy-book.ts';

interface SweepNotes {
  readonly keep: number;
  /** How much later than planned a trial may start for the first time. */
  readonly window: number;
  planned: number;
  /** Trials that the run sheet will have. */
  awaited: number;
  started: number;
  readonly placeOf: Map<string, number>;
  priority: number;
  isOpen: boolean;
  /** Slots. */
  inUse: number;
  /** A trial of it has succeeded, reached a rung or run for long: no agent is held to one at a time, ever. */
  isProven: boolean;
  /** A trial of it has reported a step, which a restart of the coordinator forgets. */
  hasReported: boolean;
  /** What runs, by fence. */
  readonly running: Map<
    number,
    { readonly agentId: string; readonly sinceMs: number; readonly slots: number }
  >;
  /** When the machine of an agent last lacked something for it, by agent and by agent and trial. */
  readonly lacked: Map<string, number>;
  hash: string;
  /** Trials that may still run, that failed for good, and that were cancelled. */
  pending: Set<string>;
  failed: Set<string>;
  cancelled: Set<string>;
  /** Planned and never leased. */
  readonly fresh: Set<string>;
  readonly blockOf: Map<string, number>;
  /** Values by block and rung; what is not a number as the worst. */
  readonly rungs: Map<string, number[]>;
}

/** True once the whole run sheet was recorded; it may come in several batches. */
const isWhole = ({ planned, awaited }: SweepNotes): boolean => planned === awaited;

/** A trial that runs for so long shows that its sweep works. */
const longMs = 5 * 60_000;
/** An agent whose machine lacks what a trial needs does not get that trial again any sooner. */
const shortestRestMs = 60_000;

export class SweepBook {
  readonly #policies: PolicyBook;
  readonly #sweeps = new Map<string, SweepNotes>();
  readonly #sweepOfFence = new Map<number, SweepNotes>();
  readonly #agentOfFence = new Map<number, string>();
  readonly #slotsOfFence = new Map<number, number>();
  readonly #incarnations = new Map<string, string>();
  readonly #requests = new Set<string>();
  #nowMs = 0;
  /** A trial that must be pruned in the batch in which it reached its rung. */
  #due: RungReached | undefined;

  constructor(policies: PolicyBook) {
    this.#policies = policies;
  }

  onBatchEnd(): void {
    object(this.#due === undefined, `${this.#due?.trialId} goes on though it is among the worse`);
  }

  /** A running attempt has reported a step. */
  reported(fence: number): void {
    const sweep = this.#sweepOfFence.get(fence);
    if (sweep !== undefined) sweep.hasReported = true;
  }

  /** A process starts by a clock that may be wrong: it may take rests for over, and what runs for old. */
  timeIsUnsure(): void {
    for (const sweep of this.#sweeps.values()) {
      for (const key of sweep.lacked.keys()) sweep.lacked.set(key, Number.NEGATIVE_INFINITY);
      if (sweep.running.size > 0) sweep.hasReported = true;
    }
  }

  /** @param nowMs true time of the decision, which the wall clock that dates the event may not know */
  onEvent(event: CoordinatorEvent, nowMs: number): void {
    this.#nowMs = nowMs;
    this.#refuseRepeat(event);
    switch (event.type) {
      case 'sweep-launched':
        return this.#onLaunched(event);
      case 'trials-planned':
        return this.#onPlanned(event);
      case 'sweep-extended':
        return this.#onExtended(event);
      case 'score-planned':
        return this.#onScorePlanned(event);
      case 'sweep-prioritised':
        this.#of(event).priority = event.priority;
        return;
      case 'sweep-paused':
        this.#of(event).isOpen = false;
        return;
      case 'sweep-resumed':
        this.#of(event).isOpen = true;
        return;
      case 'sweep-reopened':
        return reopen(this.#of(event));
      case 'sweep-cancelled':
        return cancel(this.#of(event));
      case 'failed-retried':
        return retryFailed(this.#of(event));
      case 'trial-leased':
        return this.#onLeased(event);
      case 'lease-readopted':
        return this.#begin(event, this.#agentOfFence.get(event.fence) ?? '');
      case 'lease-released':
        this.#end(event);
        return;
      case 'lease-expired':
      case 'attempt-failed':
        return this.#onFailed(event);
      case 'fault-pardoned':
        return pardon(this.#of(event), event.trialId);
      case 'trial-completed':
        this.#end(event);
        this.#of(event).isProven = true;
        return settle(this.#of(event), event.trialId);
      case 'rung-reached':
        return this.#onRung(event);
      case 'trial-pruned':
        return this.#onPruned(event);
      case 'agent-registered': {
        const { agentId, card } = event;
        if (this.#incarnations.get(agentId) !== card.incarnation) this.#mended(agentId);
        this.#incarnations.set(agentId, card.incarnation);
        return;
      }
      case 'agent-readmitted':
        if (event.requestId !== undefined) this.#mended(event.agentId);
        return;
      case 'agent-left':
      case 'agent-set-aside':
      case 'request-noted':
      case 'run-policy-changed':
      case 'result-late':
      case 'environment-seen':
      case 'checkpoint-saved':
      case 'checkpoint-dropped':
      case 'artifacts-collected':
      case 'checkpoints-collected':
        return;
      default:
        return event satisfies never;
    }
  }

  /** A request of a user has one effect, whatever becomes of its copies. */
  #refuseRepeat(event: CoordinatorEvent): void {
    if (!('requestId' in event) || event.requestId === undefined || !event.requestId.startsWith('user.'))
      return;
    // The same request has made the linked sweep or opened it again.
    if (event.type === 'score-planned') return;
    object(!this.#requests.has(event.requestId), `request ${event.requestId} was acted on twice`);
    this.#requests.add(event.requestId);
  }

  #onLaunched({ sweepId, spec, priority = 1, designHash, trials }: SweepLaunched): void {
    this.#sweeps.set(sweepId, {
      keep: spec.prune?.keep ?? 0,
      window: spec.dispatch?.window ?? 0,
      planned: 0,
      awaited: trials,
      started: 0,
      placeOf: new Map(),
      priority,
      isOpen: true,
      inUse: 0,
      isProven: false,
      hasReported: false,
      running: new Map(),
      lacked: new Map(),
      hash: designHash,
      pending: new Set(),
      failed: new Set(),
      cancelled: new Set(),
      fresh: new Set(),
      blockOf: new Map(),
      rungs: new Map(),
    });
  }

  #onPlanned({ sweepId, rows }: TrialsPlanned): void {
    const sweep = this.#of({ sweepId });
    const { fresh, pending, blockOf, placeOf } = sweep;
    for (const [id, , , block] of rows) {
      object(!blockOf.has(id), `${id} was planned twice`);
      fresh.add(id);
      pending.add(id);
      blockOf.set(id, block);
      placeOf.set(id, sweep.planned++);
    }
  }

  #onExtended(event: SweepExtended): void {
    const sweep = this.#of(event);
    object(
      event.parentHash === sweep.hash,
      `an extension of ${event.sweepId} does not follow the one before`,
    );
    object(isWhole(sweep), `${event.sweepId} was extended before it was planned`);
    sweep.hash = event.hash;
    sweep.awaited += event.trials;
  }

  #onScorePlanned(event: ScorePlanned): void {
    const sweep = this.#of(event);
    object(isWhole(sweep), `${event.sweepId} was given more to score before it was planned`);
    sweep.awaited += event.rows.length;
  }

  /** The agent's machine may have been mended. */
  #mended(agentId: string): void {
    for (const { lacked } of this.#sweeps.values())
      for (const key of lacked.keys())
        if (key === agentId || key.startsWith(`${agentId}/`)) lacked.delete(key);
  }

  #begin(event: { readonly sweepId: string; readonly fence: number }, agentId: string): void {
    const sweep = this.#of(event);
    const slots = this.#slotsOfFence.get(event.fence) ?? this.#policies.slotsOf(event.sweepId);
    this.#slotsOfFence.set(event.fence, slots);
    sweep.inUse += slots;
    sweep.running.set(event.fence, { agentId, sinceMs: this.#nowMs, slots });
  }

  #end(event: { readonly sweepId: string; readonly fence: number }): void {
    const sweep = this.#of(event);
    const { sinceMs = this.#nowMs, slots = 0 } = sweep.running.get(event.fence) ?? {};
    sweep.inUse -= slots;
    if (this.#nowMs - sinceMs >= longMs) sweep.isProven = true;
    sweep.running.delete(event.fence);
  }

  #onFailed(event: AttemptFailed | LeaseExpired): void {
    const sweep = this.#of(event);
    this.#end(event);
    if (event.type === 'attempt-failed' && event.fault.faultClass === 'machine') {
      const agentId = this.#agentOfFence.get(event.fence) ?? '';
      sweep.lacked.set(agentId, this.#nowMs);
      sweep.lacked.set(`${agentId}/${event.trialId}`, this.#nowMs);
    }
    if (event.retry) return;
    sweep.failed.add(event.trialId);
    settle(sweep, event.trialId);
  }

  /** True if the agent may be held back from this sweep though it waits for trials. */
  #isHeldBack(sweep: SweepNotes, agentId: string): boolean {
    if (sweep.lacked.has(agentId)) return true;
    return !sweep.isProven && [...sweep.running.values()].some((one) => one.agentId === agentId);
  }

  #onLeased(event: TrialLeased): void {
    const sweep = this.#of(event);
    const { agentId } = event;
    const beside = [...sweep.running.values()];
    object(
      sweep.isProven ||
        sweep.hasReported ||
        beside.some(({ sinceMs }) => this.#nowMs - sinceMs >= longMs) ||
        !beside.some((one) => one.agentId === agentId),
      `${event.trialId} was leased beside another on ${agentId}, before its sweep showed signs of life`,
    );
    const lackedMs = sweep.lacked.get(`${agentId}/${event.trialId}`) ?? Number.NEGATIVE_INFINITY;
    object(
      this.#nowMs - lackedMs >= shortestRestMs,
      `${event.trialId} was leased to ${agentId} again ${this.#nowMs - lackedMs} ms after it lacked what the trial needs`,
    );
    object(
      this.#policies.suits(event.sweepId, agentId),
      `${event.trialId} was leased to ${agentId}, which is not what its sweep asks for`,
    );
    object(sweep.isOpen, `${event.trialId} was leased though its sweep rests`);
    object(isWhole(sweep), `${event.trialId} was leased before its sweep was planned whole`);
    for (const [id, other] of this.#sweeps) {
      const isPassedOver =
        other.isOpen &&
        // An agent may be kept free for one that takes several, from when it was first in turn.
        this.#policies.takesAnySlot(event.sweepId) &&
        // Of several slots, or of those on a GPU, not all may be free.
        this.#policies.takesAnySlot(id) &&
        this.#policies.suits(id, agentId) &&
        isWhole(other) &&
        !this.#isHeldBack(other, agentId) &&
        other.fresh.size > 0 &&
        other.inUse / other.priority < sweep.inUse / sweep.priority;
      object(!isPassedOver, `${event.trialId} was leased though it was another sweep's turn`);
    }
    if (sweep.fresh.has(event.trialId)) {
      const late = sweep.started++ - (sweep.placeOf.get(event.trialId) ?? 0);
      object(
        late <= sweep.window,
        `${event.trialId} started ${late} places late, ${sweep.window} are allowed`,
      );
      object(-late <= Math.max(0, sweep.window - 1), `${event.trialId} started ${-late} places early`);
    }
    sweep.fresh.delete(event.trialId);
    this.#begin(event, agentId);
    this.#agentOfFence.set(event.fence, agentId);
    this.#sweepOfFence.set(event.fence, sweep);
  }

  #onRung(event: RungReached): void {
    const sweep = this.#of(event);
    sweep.isProven = true;
    const values = this.#valuesAt(sweep, event);
    values.push(event.value ?? Number.NEGATIVE_INFINITY);
    if (this.#isWorse(sweep, event)) this.#due = event;
  }

  #onPruned(event: TrialPruned): void {
    const sweep = this.#of(event);
    object(this.#isWorse(sweep, event), `${event.trialId} was pruned though it is among the better`);
    object(this.#due?.fence === event.fence, `${event.trialId} was pruned without having reached its rung`);
    this.#due = undefined;
    this.#end(event);
    settle(sweep, event.trialId);
  }

  /** Whether as many did better as may go on. */
  #isWorse(sweep: SweepNotes, event: RungReached | TrialPruned): boolean {
    const values = this.#valuesAt(sweep, event);
    const better = values.filter((value) => value > (event.value ?? Number.NEGATIVE_INFINITY)).length;
    return better >= Math.max(1, Math.ceil(sweep.keep * values.length));
  }

  #valuesAt({ rungs, blockOf }: SweepNotes, { trialId, rung }: RungReached | TrialPruned): number[] {
    const key = `${blockOf.get(trialId)}/${rung}`;
    const values = rungs.get(key) ?? [];
    rungs.set(key, values);
    return values;
  }

  #of({ sweepId }: { readonly sweepId: string }): SweepNotes {
    const sweep = this.#sweeps.get(sweepId);
    object(sweep !== undefined, `sweep ${sweepId} was launched`);
    return sweep as SweepNotes;
  }
}

/** A sweep whose last trial has ended is at rest no more: what is queued for it later is granted at once. */
function settle(sweep: SweepNotes, trialId: string): void {
  sweep.pending.delete(trialId);
  if (sweep.pending.size === 0) sweep.isOpen = true;
}

function cancel(sweep: SweepNotes): void {
  sweep.cancelled = sweep.pending;
  sweep.pending = new Set();
  sweep.isOpen = false;
  sweep.inUse = 0;
  sweep.running.clear();
}

function reopen(sweep: SweepNotes): void {
  sweep.pending = sweep.cancelled;
  sweep.cancelled = new Set();
  sweep.isOpen = true;
}

function retryFailed(sweep: SweepNotes): void {
  for (const trialId of sweep.failed) sweep.pending.add(trialId);
  sweep.failed = new Set();
}

/** A trial that was given up for its machine's fault may be queued again; if not, it is never leased again. */
function pardon(sweep: SweepNotes, trialId: string): void {
  if (sweep.failed.delete(trialId)) sweep.pending.add(trialId);
}
