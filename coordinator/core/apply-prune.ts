import { assert } from '../../base/assert.ts';
import { retireCheckpoints } from './apply-checkpoint.ts';
import { noteEnded } from './apply-retention.ts';
import type { RungReached, TrialPruned } from './event.ts';
import { rungKey, scoreOf } from './rung.ts';
import type { CoordinatorState } from './state.ts';
import { endAttempt, finishIfAllEnded, leasedAttempt, setStatus } from './transition.ts';

export function applyRungReached(state: CoordinatorState, event: RungReached): void {
  const { trial } = leasedAttempt(state, event.fence);
  const { sweep, plan } = trial;
  const { prune } = sweep.spec;
  assert(prune !== undefined, `sweep ${sweep.id} prunes`);
  assert(event.rung > trial.rung, `trial ${plan.id} reaches each rung once`);
  trial.rung = event.rung;
  sweep.isProven = true;
  const key = rungKey(plan.block, event.rung);
  const values = sweep.rungs.get(key) ?? [];
  const score = scoreOf(event.value, prune);
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scoreOf(values[middle] as number | null, prune) <= score) low = middle + 1;
    else high = middle;
  }
  values.splice(low, 0, event.value);
  sweep.rungs.set(key, values);
}

export function applyTrialPruned(state: CoordinatorState, event: TrialPruned): void {
  const attempt = leasedAttempt(state, event.fence);
  const { trial } = attempt;
  const { rung, step, metric, value, cutoff, compared } = event;
  assert(trial.rung === rung, `trial ${trial.plan.id} has reached rung ${rung}`);
  endAttempt(state, attempt, 'pruned', event.atMs);
  trial.pruning = { rung, step, metric, value, cutoff, compared };
  setStatus(trial, { kind: 'pruned' });
  retireCheckpoints(trial);
  noteEnded(state, trial);
  finishIfAllEnded(trial.sweep, event.atMs);
}
