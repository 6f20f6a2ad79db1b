/** What users type to name a sweep or a trial. */
import { YatesError } from '../base/error.ts';
import type { CoordinatorState, Sweep, Trial } from './core/state.ts';

/**
 * @param text a sweep id, a unique prefix of one, or a name; empty for the newest sweep
 * @throws YatesError E_SWEEP_UNKNOWN, E_SWEEP_AMBIGUOUS
 */
export function findSweep(state: CoordinatorState, text: string): Sweep {
  const sweeps = [...state.sweeps.values()].toReversed();
  const exact = text === '' ? sweeps[0] : sweeps.find(({ id }) => id === text);
  if (exact !== undefined) return exact;
  if (sweeps.length === 0) {
    throw new YatesError({
      code: 'E_SWEEP_UNKNOWN',
      message: 'no sweep was launched here yet',
      next: 'launch one with `yates launch SWEEP`',
    });
  }
  const named = sweeps.find(({ spec }) => spec.name === text);
  if (named !== undefined) return named;
  const candidates = sweeps.filter(({ id }) => id.startsWith(text));
  if (candidates.length === 1) return candidates[0] as Sweep;
  throw new YatesError({
    code: candidates.length === 0 ? 'E_SWEEP_UNKNOWN' : 'E_SWEEP_AMBIGUOUS',
    message:
      candidates.length === 0
        ? `there is no sweep ${JSON.stringify(text)} here`
        : `${JSON.stringify(text)} names several sweeps`,
    next: `name one of ${(candidates.length === 0 ? sweeps : candidates)
      .slice(0, 5)
      .map(({ id }) => id)
      .join(', ')}`,
  });
}

/**
 * @param text a trial id or a unique prefix of one; where several sweeps have the trial, that of the newest is meant
 * @throws YatesError E_TRIAL_UNKNOWN, E_TRIAL_AMBIGUOUS
 */
export function findTrial(state: CoordinatorState, text: string): Trial {
  const byId = new Map<string, Trial>();
  if (text !== '') {
    for (const sweep of [...state.sweeps.values()].toReversed()) {
      for (const trial of sweep.trials) {
        const { id } = trial.plan;
        if (id === text) return trial;
        if (id.startsWith(text) && !byId.has(id)) byId.set(id, trial);
      }
    }
  }
  const [found, another] = byId.values();
  if (found !== undefined && another === undefined) return found;
  throw new YatesError({
    code: found === undefined ? 'E_TRIAL_UNKNOWN' : 'E_TRIAL_AMBIGUOUS',
    message:
      found === undefined
        ? `there is no trial ${JSON.stringify(text)} here`
        : `${JSON.stringify(text)} begins the ids of ${byId.size} trials`,
    next: found === undefined ? 'see `yates show ID` for the trials of a sweep' : 'write more of the id',
  });
}
