/** The verbs that change a sweep's course: one call each, safe to repeat. */
import { getSweep } from '../../client/ask.ts';
import type { Steer } from '../../client/steer.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { sweepAsJson } from '../output/sweep-json.ts';
import { print, printJson } from '../output/write-output.ts';
import { withCoordinator } from './with-coordinator.ts';

export interface SteerOptions extends CoordinatorOptions {
  readonly json?: true;
}

/**
 * @param id as the user named the sweep; undefined for the newest
 * @param change the call that makes the change
 * @param words says what happened, given the sweep's name and the number of trials changed
 */
export async function steer(
  id: string | undefined,
  options: SteerOptions,
  change: Steer,
  words: (name: string, trialsChanged: number) => string,
): Promise<void> {
  const { sweep, trialsChanged } = await withCoordinator(options, async (client) => {
    // Named in full before anything is changed: "the newest" may be another a moment later.
    const found = await getSweep(client, id ?? '');
    const answer = await change(client, found.sweep.id);
    return { sweep: answer.sweep ?? found.sweep, trialsChanged: answer.trialsChanged };
  });
  if (options.json) printJson({ schema: 'yates/sweep-changed/v1', sweep: sweepAsJson(sweep), trialsChanged });
  else print(words(`${sweep.name} (${sweep.id})`, trialsChanged));
}
