/** The code and environment of attempts: each is in the log once, and a sweep knows which its attempts ran with. */
import { limits } from '../../base/limits.ts';
import type { DescribedEnvironment } from './ask.ts';
import type { Attempt } from './state.ts';
import type { Turn } from './turn.ts';

/** Records what an attempt runs with, once, while it runs: its agent may say so in every renewal. */
export function noteRunningEnvironment(turn: Turn, attempt: Attempt, described: DescribedEnvironment): void {
  if (attempt.environment === undefined && isKept(turn, attempt, described)) record(turn, attempt, described);
}

/** @returns what the event that ends the attempt says of it */
export function noteEnvironment(
  turn: Turn,
  attempt: Attempt,
  described: DescribedEnvironment | undefined,
): { readonly environment?: string } {
  if (described === undefined || !isKept(turn, attempt, described)) return {};
  const { hash } = described;
  if (!attempt.trial.sweep.environments.some((seen) => seen.hash === hash)) record(turn, attempt, described);
  return { environment: hash };
}

/**
 * Of a log that was put back from a copy the agent cannot know what it lacks: without its description a hash says nothing. And a
 * sweep has a limited number of environments.
 */
function isKept(turn: Turn, { trial }: Attempt, { hash, environment }: DescribedEnvironment): boolean {
  if (environment === undefined && !turn.state.environments.has(hash)) return false;
  const { environments } = trial.sweep;
  return environments.length < limits.environmentsPerSweep || environments.some((seen) => seen.hash === hash);
}

function record(turn: Turn, { trial, fence }: Attempt, { hash, environment }: DescribedEnvironment): void {
  const isKnown = turn.state.environments.has(hash);
  const isSeen = trial.sweep.environments.some((seen) => seen.hash === hash);
  turn.record({
    type: 'environment-seen',
    sweepId: trial.sweep.id,
    trialId: trial.plan.id,
    fence,
    hash,
    ...(isKnown || environment === undefined ? {} : { environment }),
    ...(isSeen ? { again: true } : {}),
  });
}
