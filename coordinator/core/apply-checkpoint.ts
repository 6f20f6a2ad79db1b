import { assert } from '../../base/assert.ts';
import type { CheckpointDropped, CheckpointSaved } from './event.ts';
import { type Attempt, type Checkpoint, type CoordinatorState, noCheckpoints, type Trial } from './state.ts';
import { attemptOf } from './transition.ts';

/** Of a trial that may still need them: the newest, and one in case that it cannot be read. */
const keptMax = 2;

export function applyCheckpointSaved(state: CoordinatorState, event: CheckpointSaved): void {
  const attempt = attemptOf(state, event.fence);
  const { trial, agentId } = attempt;
  const { manifest, step, bytes, files, number, store = '' } = event;
  assert(number > attempt.savedNumber, `attempt ${event.fence} numbers its checkpoints in a row`);
  const saved = { manifest, step, bytes, files, store, attempt: attempt.number, agentId, failures: 0 };
  attempt.saved = saved;
  attempt.savedNumber = number;
  attempt.unsavedSinceMs = state.nowMs;
  const others = trial.checkpoints.filter((one) => one.manifest !== manifest || one.store !== store);
  setCheckpoints(trial, others);
  setCheckpoints(trial, [...keptWith(trial, 1), saved]);
}

export function applyCheckpointDropped(state: CoordinatorState, event: CheckpointDropped): void {
  const attempt = attemptOf(state, event.fence);
  const { trial } = attempt;
  const isLost = ({ manifest }: Checkpoint): boolean => manifest === event.manifest;
  setCheckpoints(
    trial,
    trial.checkpoints.filter((one) => !isLost(one)),
  );
  // It goes on from the one before, which its agent takes next.
  if (attempt.resumedFrom === undefined || !isLost(attempt.resumedFrom)) return;
  const { store } = attempt.resumedFrom;
  attempt.resumedFrom = trial.checkpoints.findLast((one) => one.store === '' || one.store === store);
}

/** Those that stay when `more` are added. */
export function keptWith({ sweep, checkpoints }: Trial, more: number): readonly Checkpoint[] {
  const { checkpoints: keep } = sweep.spec.keep ?? {};
  if (keep === 'all') return checkpoints;
  const most = typeof keep === 'number' ? Math.max(keptMax, keep) : keptMax;
  return checkpoints.slice(Math.max(0, checkpoints.length + more - most));
}

/** The trial has ended, and no attempt of it follows. */
export function retireCheckpoints(trial: Trial): void {
  const { checkpoints = 'none' } = trial.sweep.spec.keep ?? {};
  if (trial.checkpoints.length === 0 || checkpoints === 'all') return;
  if (checkpoints === 'none') setCheckpoints(trial, noCheckpoints);
  else setCheckpoints(trial, trial.checkpoints.slice(checkpoints === 'last' ? -1 : -checkpoints));
}

/** The attempt has failed by itself. Where it has saved nothing since, what it went on from may be why. */
export function noteFailedOn({ resumedFrom, saved }: Attempt): void {
  if (resumedFrom !== undefined && saved === undefined) resumedFrom.failures++;
}

/** It was its machine. */
export function pardonCheckpoint({ resumedFrom, saved }: Attempt): void {
  if (resumedFrom !== undefined && saved === undefined) resumedFrom.failures--;
}

export function checkpointNamed(
  { checkpoints }: Trial,
  manifest: string | undefined,
): Checkpoint | undefined {
  return manifest === undefined ? undefined : checkpoints.findLast((one) => one.manifest === manifest);
}

export function setCheckpoints(trial: Trial, checkpoints: readonly Checkpoint[]): void {
  const bytesOf = (all: readonly Checkpoint[]): number => all.reduce((sum, { bytes }) => sum + bytes, 0);
  trial.sweep.checkpointBytes += bytesOf(checkpoints) - bytesOf(trial.checkpoints);
  trial.checkpoints = checkpoints;
}
