/** The code and environment of attempts: each is in the log once, and a sweep knows which its attempts ran with. */
import type { DescribedEnvironment } from './ask.ts';
import type { Attempt } from './state.ts';
import type { Turn } from './turn.ts';

/** @returns what the event that ends the attempt says of it */
export function noteEnvironment(
  turn: Turn,
  { trial, fence }: Attempt,
  described: DescribedEnvironment | undefined,
): { readonly environment?: string } {
  if (described === undefined) return {};
  const { hash, environment } = described;
  const isKnown = turn.state.environments.has(hash);
  // Of a log that was put back from a copy the agent cannot know what it lacks: without its description a hash says nothing.
  if (!isKnown && environment === undefined) return {};
  if (!trial.sweep.environments.some((seen) => seen.hash === hash)) {
    turn.record({
      type: 'environment-seen',
      sweepId: trial.sweep.id,
      trialId: trial.plan.id,
      fence,
      hash,
      ...(isKnown || environment === undefined ? {} : { environment }),
    });
  }
  return { environment: hash };
}
