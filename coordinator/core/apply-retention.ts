/**
 * Which files of trials are to go by what their sweep keeps. The fold notes them in `state.due`; each is then recorded as
 * collected (retention.ts), so that what is gone stays gone, whatever later versions would have chosen.
 */
import { assert } from '../../base/assert.ts';
import type { Artifact, ArtifactsCollected, CheckpointsCollected } from './event.ts';
import { setCheckpoints } from './apply-checkpoint.ts';
import { isBetter } from './better-trial.ts';
import { scorerOf } from './scored.ts';
import { type Attempt, type CoordinatorState, noCheckpoints, type Sweep, type Trial } from './state.ts';
import { attemptOf } from './transition.ts';

/** Files that the attempt left: with its result, or when it failed. */
export const artifactsOf = ({ result, artifacts }: Attempt): readonly Artifact[] =>
  result === undefined || result.artifacts.length === 0 ? artifacts : result.artifacts;

export const bytesOfArtifacts = (attempt: Attempt): number =>
  artifactsOf(attempt).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** The attempt brought what it left; files of attempts before it may be due with its trial's end. */
export function noteLeft(state: CoordinatorState, attempt: Attempt): void {
  attempt.trial.sweep.artifactBytes += bytesOfArtifacts(attempt);
  noteEnded(state, attempt.trial);
}

/** The trial may have ended. */
export function noteEnded(state: CoordinatorState, trial: Trial): void {
  // What it scored was held for it.
  const source = trial.sweep.scoring?.sources.get(trial.plan.id);
  if (source !== undefined) noteDue(state, source.trial);
  const { artifacts } = trial.sweep.spec.keep ?? {};
  if (artifacts === undefined) return;
  if (typeof artifacts === 'number') rank(state, trial, artifacts);
  noteDue(state, trial);
}

/** What a sweep keeps has changed. */
export function noteKeepChanged(state: CoordinatorState, sweep: Sweep): void {
  sweep.best.splice(0);
  const { artifacts } = sweep.spec.keep ?? {};
  if (artifacts === undefined) return;
  if (typeof artifacts === 'number')
    for (const trial of sweep.trials.touched()) rank(state, trial, artifacts);
  for (const trial of sweep.trials.touched()) noteDue(state, trial);
}

export function applyArtifactsCollected(state: CoordinatorState, event: ArtifactsCollected): void {
  const attempt = attemptOf(state, event.fence);
  assert(attempt.collected === undefined, `files of attempt ${event.fence} are collected once`);
  attempt.collected = { keep: event.keep, atMs: event.atMs };
  attempt.trial.sweep.artifactBytes -= bytesOfArtifacts(attempt);
  state.due.delete(attempt);
}

export function applyCheckpointsCollected(state: CoordinatorState, event: CheckpointsCollected): void {
  const trial = state.sweeps.get(event.sweepId)?.trials.get(event.trialId);
  assert(trial !== undefined, `trial ${event.trialId} is planned`);
  const { kind } = trial.status;
  assert(kind !== 'queued' && kind !== 'leased', `trial ${event.trialId} needs no checkpoint`);
  setCheckpoints(trial, noCheckpoints);
}

/** True while the files are here and their sweep does not keep them. */
export function isDue(attempt: Attempt): boolean {
  const { trial, collected } = attempt;
  const { kind } = trial.status;
  if (collected !== undefined || kind === 'queued' || kind === 'leased') return false;
  if (isBeingScored(trial)) return false;
  const { artifacts } = trial.sweep.spec.keep ?? {};
  if (artifacts === undefined || artifactsOf(attempt).length === 0) return false;
  if (artifacts === 'none') return true;
  // Who looks for the best looks into what failed, too; and references are looked at beside them.
  if (trial.plan.reference !== undefined || kind === 'failed' || kind === 'cancelled') return false;
  return kind === 'pruned' || !isAmongBest(trial, artifacts);
}

/** True while a trial waits for its files, or has them: a program is to read them. */
function isBeingScored(trial: Trial): boolean {
  return trial.sweep.scoredBy.some((sweep) => {
    const scorer = scorerOf(sweep, trial)?.status.kind;
    return scorer === 'queued' || scorer === 'leased';
  });
}

function isAmongBest(trial: Trial, places: number): boolean {
  const { best } = trial.sweep;
  const last = best.at(-1);
  return best.length < places || last === undefined || last === trial || isBetter(trial, last);
}

function noteDue(state: CoordinatorState, trial: Trial): void {
  for (const attempt of trial.attempts) if (isDue(attempt)) state.due.add(attempt);
}

/** Puts a trial that is done in its place among the best; one that falls out for it loses its files. */
function rank(state: CoordinatorState, trial: Trial, places: number): void {
  const { best } = trial.sweep;
  if (trial.status.kind !== 'done' || trial.plan.reference !== undefined) return;
  let [low, high] = [0, best.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBetter(trial, best[middle] as Trial)) high = middle;
    else low = middle + 1;
  }
  if (low >= places || best[low - 1] === trial) return;
  best.splice(low, 0, trial);
  for (const fallen of best.splice(places)) noteDue(state, fallen);
}
