/** What the referee knows of checkpoints: which is the newest whole one of each trial, and how much is kept. */
import type { AgentId, Fence } from '../../base/ids.ts';
import { limits } from '../../base/limits.ts';
import type {
  CheckpointDropped,
  CheckpointSaved,
  CoordinatorEvent,
  TrialLeased,
} from '../../coordinator/core/event.ts';
import { object } from './objection.ts';
import type { SavedState, SimCheckpoints } from './sim-checkpoints.ts';

const keptMax = 2;
/** After as many attempts that failed on it by themselves, a checkpoint is handed on no more. */
const failuresMax = 2;

interface Entry {
  readonly manifest: string;
  readonly bytes: number;
  failures: number;
}

interface Told {
  readonly trial: string;
  from: Entry | undefined;
  hasSaved: boolean;
  number: number;
}

export class CheckpointBook {
  readonly #files: SimCheckpoints;
  /** Those that are kept, newest last, by sweep and trial. */
  readonly #kept = new Map<string, Entry[]>();
  readonly #attempts = new Map<Fence, Told>();
  readonly #newest = new Map<string, Fence>();
  readonly #takers = new Set<AgentId>();

  constructor(files: SimCheckpoints) {
    this.#files = files;
  }

  onEvent(event: CoordinatorEvent): void {
    if (event.type === 'agent-registered') {
      if (event.card.takesCheckpoints === true) this.#takers.add(event.agentId);
      else this.#takers.delete(event.agentId);
    }
    if (event.type === 'trial-leased') this.#onLeased(event);
    if (event.type === 'checkpoint-saved') this.#onSaved(event);
    if (event.type === 'checkpoint-dropped') this.#onDropped(event);
    if (event.type === 'trial-completed' || event.type === 'trial-pruned') this.#kept.delete(keyOf(event));
    if (event.type === 'attempt-failed' && event.fault.faultClass === 'user') this.#doubt(event.fence, 1);
    if (event.type === 'fault-pardoned') this.#doubt(event.fence, -1);
  }

  /** An agent hears that its checkpoint is kept. */
  promised(fence: Fence, number: number): void {
    const told = this.#attempts.get(fence)?.number ?? 0;
    object(told >= number, `checkpoint ${number} of fence ${fence} is acknowledged but not in the log`);
  }

  /** An attempt of this trial goes on from what it has fetched. */
  restored(trialId: string, logId: string, manifest: string, state: SavedState | undefined): void {
    object(this.#files.isWhole(manifest), `${trialId} goes on from ${manifest}, which is half-written`);
    object(
      state?.trialId === trialId && state.logId === logId,
      `${trialId} goes on from the checkpoint ${manifest} of another trial`,
    );
  }

  #onLeased(event: TrialLeased): void {
    const trial = keyOf(event);
    const fit = this.#kept.get(trial)?.findLast(({ failures }) => failures < failuresMax);
    const expected = this.#takers.has(event.agentId) ? fit : undefined;
    object(
      event.checkpoint === expected?.manifest,
      `${trial} goes on from ${event.checkpoint ?? 'its start'}, not from ${expected?.manifest ?? 'its start'}`,
    );
    this.#attempts.set(event.fence, { trial, from: expected, hasSaved: false, number: 0 });
    this.#newest.set(trial, event.fence);
  }

  #onSaved({ fence, number, manifest, bytes, ...event }: CheckpointSaved): void {
    const trial = keyOf(event);
    const attempt = this.#attempts.get(fence);
    object(this.#files.isWhole(manifest), `${manifest} is recorded, and half-written`);
    object(this.#newest.get(trial) === fence, `${manifest} is recorded though a later attempt was granted`);
    object(
      attempt !== undefined && number > attempt.number,
      `${manifest} is recorded after a newer one of its attempt`,
    );
    if (attempt !== undefined) Object.assign(attempt, { number, hasSaved: true });
    const kept = [...(this.#kept.get(trial) ?? []), { manifest, bytes, failures: 0 }].slice(-keptMax);
    this.#kept.set(trial, kept);
    const sum = kept.reduce((all, one) => all + one.bytes, 0);
    object(
      sum <= limits.checkpointTrialBytes,
      `${trial} keeps ${sum} bytes of checkpoints, more than it may`,
    );
  }

  #onDropped({ fence, manifest, ...event }: CheckpointDropped): void {
    const trial = keyOf(event);
    const left = (this.#kept.get(trial) ?? []).filter((one) => one.manifest !== manifest);
    this.#kept.set(trial, left);
    const attempt = this.#attempts.get(fence);
    if (attempt?.from?.manifest === manifest) attempt.from = left.at(-1);
  }

  #doubt(fence: Fence, change: 1 | -1): void {
    const attempt = this.#attempts.get(fence);
    if (attempt?.from !== undefined && !attempt.hasSaved) attempt.from.failures += change;
  }
}

const keyOf = ({ sweepId, trialId }: { readonly sweepId: string; readonly trialId: string }): string =>
  `${sweepId}/${trialId}`;
