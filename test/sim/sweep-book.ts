/** What a referee notes of each sweep, from the durable events alone: whose turn it is, which trials pruning may stop. */
import type {
  CoordinatorEvent,
  RungReached,
  SweepExtended,
  SweepLaunched,
  TrialPruned,
  TrialsPlanned,
} from '../../coordinator/core/event.ts';
import { object } from './objection.ts';

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
  inUse: number;
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

export class SweepBook {
  readonly #sweeps = new Map<string, SweepNotes>();
  readonly #sweepOfFence = new Map<number, SweepNotes>();
  readonly #requests = new Set<string>();
  /** A trial that must be pruned in the batch in which it reached its rung. */
  #due: RungReached | undefined;

  onBatchEnd(): void {
    object(this.#due === undefined, `${this.#due?.trialId} goes on though it is among the worse`);
  }

  onEvent(event: CoordinatorEvent): void {
    this.#refuseRepeat(event);
    switch (event.type) {
      case 'sweep-launched':
        return this.#onLaunched(event);
      case 'trials-planned':
        return this.#onPlanned(event);
      case 'sweep-extended':
        return this.#onExtended(event);
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
        this.#of(event).inUse++;
        return;
      case 'lease-released':
        this.#of(event).inUse--;
        return;
      case 'lease-expired':
      case 'attempt-failed':
        this.#of(event).inUse--;
        if (event.retry) return;
        this.#of(event).failed.add(event.trialId);
        return end(this.#of(event), event.trialId);
      case 'trial-completed':
        this.#of(event).inUse--;
        return end(this.#of(event), event.trialId);
      case 'rung-reached':
        return this.#onRung(event);
      case 'trial-pruned':
        return this.#onPruned(event);
      case 'agent-registered':
      case 'agent-left':
      case 'agent-set-aside':
      case 'agent-readmitted':
      case 'request-noted':
      case 'run-policy-changed':
      case 'result-late':
        return;
      default:
        return event satisfies never;
    }
  }

  /** A request of a user has one effect, whatever becomes of its copies. */
  #refuseRepeat(event: CoordinatorEvent): void {
    if (!('requestId' in event) || event.requestId === undefined || !event.requestId.startsWith('user.'))
      return;
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

  #onLeased(event: { readonly sweepId: string; readonly trialId: string; readonly fence: number }): void {
    const sweep = this.#of(event);
    object(sweep.isOpen, `${event.trialId} was leased though its sweep rests`);
    object(isWhole(sweep), `${event.trialId} was leased before its sweep was planned whole`);
    for (const other of this.#sweeps.values()) {
      const isPassedOver =
        other.isOpen &&
        isWhole(other) &&
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
    sweep.inUse++;
    this.#sweepOfFence.set(event.fence, sweep);
  }

  #onRung(event: RungReached): void {
    const sweep = this.#of(event);
    const values = this.#valuesAt(sweep, event);
    values.push(event.value ?? Number.NEGATIVE_INFINITY);
    if (this.#isWorse(sweep, event)) this.#due = event;
  }

  #onPruned(event: TrialPruned): void {
    const sweep = this.#of(event);
    object(this.#isWorse(sweep, event), `${event.trialId} was pruned though it is among the better`);
    object(this.#due?.fence === event.fence, `${event.trialId} was pruned without having reached its rung`);
    this.#due = undefined;
    sweep.inUse--;
    end(sweep, event.trialId);
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
function end(sweep: SweepNotes, trialId: string): void {
  sweep.pending.delete(trialId);
  if (sweep.pending.size === 0) sweep.isOpen = true;
}

function cancel(sweep: SweepNotes): void {
  sweep.cancelled = sweep.pending;
  sweep.pending = new Set();
  sweep.isOpen = false;
  sweep.inUse = 0;
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
