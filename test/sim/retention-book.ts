/** What the referee knows of files that trials left: which of them a sweep keeps, and that no others are left in the end. */
import type { Fence } from '../../base/ids.ts';
import type { ArtifactsCollected, CoordinatorEvent, TrialResult } from '../../coordinator/core/event.ts';
import { keepTexts } from '../../design/keep.ts';
import { object } from './objection.ts';
import { primaryMetric } from './sim-sweep.ts';

interface Kept {
  keep: string;
  readonly trials: Map<string, Notes>;
}

interface Notes {
  /** By attempt: true once its files are collected; attempts that left none are not here. */
  readonly files: Map<Fence, boolean>;
  score: number | undefined;
  isRunning: boolean;
  isPruned: boolean;
}

export class RetentionBook {
  readonly #sweeps = new Map<string, Kept>();

  onEvent(event: CoordinatorEvent): void {
    if (event.type === 'sweep-launched')
      this.#sweeps.set(event.sweepId, {
        keep: keepTexts(event.spec.keep)['keep.artifacts'],
        trials: new Map(),
      });
    if (event.type === 'run-policy-changed')
      for (const { name, after } of event.changes)
        if (name === 'keep.artifacts') this.#of(event.sweepId).keep = after;
    if (event.type === 'sweep-cancelled')
      for (const trial of this.#of(event.sweepId).trials.values()) trial.isRunning = false;
    if (event.type === 'artifacts-collected') this.#onCollected(event);
    else if ('fence' in event) this.#onAttempt(event);
  }

  #onAttempt(event: Extract<CoordinatorEvent, { readonly fence: Fence }>): void {
    const trial = this.#trial(event);
    if (event.type === 'trial-leased' || event.type === 'lease-readopted') trial.isRunning = true;
    if (event.type === 'lease-expired' || event.type === 'lease-released') trial.isRunning = false;
    if (event.type === 'trial-pruned') Object.assign(trial, { isRunning: false, isPruned: true });
    if (event.type === 'trial-completed') {
      trial.isRunning = false;
      trial.score = event.result.metrics[primaryMetric];
    }
    if (event.type === 'attempt-failed') trial.isRunning = false;
    if ('result' in event) left(trial, event.fence, event.result);
  }

  #onCollected(event: ArtifactsCollected): void {
    const { sweepId, trialId, fence } = event;
    const { keep } = this.#of(sweepId);
    const trial = this.#trial(event);
    object(
      event.keep === keep,
      `files of ${trialId} are collected by ${event.keep}, but the sweep keeps ${keep}`,
    );
    object(
      trial.files.get(fence) === false,
      `files of ${trialId} under fence ${fence} are collected, and not there`,
    );
    object(!trial.isRunning, `files of ${trialId} are collected while it runs`);
    object(!this.#isKept(sweepId, trial), `files of ${trialId} are collected, though ${keep} keeps them`);
    trial.files.set(fence, true);
  }

  /** Every trial has ended. */
  onEnd(): void {
    for (const [sweepId, { keep, trials }] of this.#sweeps) {
      for (const [trialId, trial] of trials) {
        if (this.#isKept(sweepId, trial)) continue;
        object(
          ![...trial.files.values()].includes(false),
          `files of ${trialId} are left, though its sweep keeps ${keep}`,
        );
      }
    }
  }

  #isKept(sweepId: string, { score, isPruned }: Notes): boolean {
    const { keep, trials } = this.#of(sweepId);
    if (keep === 'all' || keep === 'none') return keep === 'all';
    if (score === undefined) return !isPruned;
    // No two trials have the same score.
    const better = [...trials.values()].filter((other) => (other.score ?? Number.NEGATIVE_INFINITY) > score);
    return better.length < Number(keep.replace('best ', ''));
  }

  #trial({ sweepId, trialId }: { readonly sweepId: string; readonly trialId: string }): Notes {
    const { trials } = this.#of(sweepId);
    const known = trials.get(trialId);
    if (known !== undefined) return known;
    const trial: Notes = { files: new Map(), score: undefined, isRunning: false, isPruned: false };
    trials.set(trialId, trial);
    return trial;
  }

  #of(sweepId: string): Kept {
    const sweep = this.#sweeps.get(sweepId);
    object(sweep !== undefined, `sweep ${sweepId} was launched`);
    return sweep as Kept;
  }
}

function left(trial: Notes, fence: Fence, result: TrialResult | undefined): void {
  if (result !== undefined && result.artifacts.length > 0 && !trial.files.has(fence))
    trial.files.set(fence, false);
}
