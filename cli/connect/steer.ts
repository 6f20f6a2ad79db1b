/** The verbs that change a sweep's course: one call each, safe to repeat. */
import { getSweep } from '../../client/ask.ts';
import type { SweepState } from '../../client/facts.ts';
import type { Steer } from '../../client/steer.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { sweepAsJson } from '../output/sweep-json.ts';
import { print, printJson } from '../output/write-output.ts';
import { withCoordinator } from './with-coordinator.ts';

export interface SteerOptions extends CoordinatorOptions {
  readonly json?: true;
}

/** What a change came to. */
export interface Steered {
  /** The sweep's name and id. */
  readonly name: string;
  /** State of the sweep before the change. */
  readonly before: SweepState;
  readonly trialsChanged: number;
}

/**
 * @param id as the user named the sweep; undefined for the newest
 * @param change the call that makes the change
 * @param words says what happened
 */
export async function steer(
  id: string | undefined,
  options: SteerOptions,
  change: Steer,
  words: (steered: Steered) => string,
): Promise<void> {
  const { sweep, before, trialsChanged } = await withCoordinator(
    options,
    async (client) => {
      // Named in full before anything is changed: "the newest" may be another a moment later.
      const found = await getSweep(client, id ?? '');
      const answer = await change(client, found.sweep.id);
      const { trialsChanged } = answer;
      return { sweep: answer.sweep ?? found.sweep, before: found.sweep.state, trialsChanged };
    },
    'steer',
  );
  if (options.json) printJson({ schema: 'yates/sweep-changed/v1', sweep: sweepAsJson(sweep), trialsChanged });
  else print(words({ name: `${sweep.name} (${sweep.id})`, before, trialsChanged }));
}
