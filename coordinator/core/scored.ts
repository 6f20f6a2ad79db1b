/** What sweeps have scored of the trials of another. Pure: from the state alone, whenever somebody looks. */
import type { Response } from '../../design/sweep-spec.ts';
import type { Sweep, Trial } from './state.ts';

/** What each sweep that scores this one adds to its responses: a name is that of the newest sweep that has it. */
export function scoredResponses({ scoredBy }: Sweep): Map<Sweep, readonly Response[]> {
  const taken = new Set<string>();
  const found = new Map<Sweep, readonly Response[]>();
  for (const sweep of scoredBy.toReversed()) {
    const fresh = sweep.spec.responses.filter(({ name }) => !taken.has(name));
    for (const { name } of fresh) taken.add(name);
    found.set(sweep, fresh);
  }
  return new Map([...found].toReversed());
}

/** Responses of the trial that were scored from its files. */
export function scoresOf(trial: Trial): Record<string, number> {
  const scores: Record<string, number> = {};
  if (trial.sweep.scoredBy.length === 0) return scores;
  for (const [sweep, responses] of scoredResponses(trial.sweep)) {
    const status = scorerOf(sweep, trial)?.status;
    if (status?.kind !== 'done') continue;
    const { metrics } = status.attempt.result;
    for (const { name } of responses) {
      const value = metrics[name];
      if (value !== undefined) scores[name] = value;
    }
  }
  return scores;
}

/** The trial of a sweep that scores this one. */
export function scorerOf({ scoring, trials }: Sweep, trial: Trial): Trial | undefined {
  const id = scoring?.scorers.get(trial);
  return id === undefined ? undefined : trials.get(id);
}
