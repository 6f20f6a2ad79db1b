/** The verbs that change a sweep's course: one call each, safe to repeat. */
import { randomUUID } from 'node:crypto';
import { sweepFromWire } from '../../client/from-wire.ts';
import type { yates } from '../../proto/generated/yates.js';
import type { RpcClient } from '../../proto/client.ts';
import { getSweep } from '../../client/ask.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { sweepAsJson } from '../output/sweep-json.ts';
import { withCoordinator } from './with-coordinator.ts';
import { print, printJson } from '../output/write-output.ts';

export interface SteerOptions extends CoordinatorOptions {
  readonly json?: true;
}

export const sweepArgument = [
  '[sweep]',
  'id, a unique beginning of one, or a name; the newest where left out',
] as const;

interface Asked {
  readonly requestId: string;
  readonly sweepId: string;
}

/**
 * @param change asks the coordinator
 * @param words says what happened, given the sweep's name and the number of trials changed
 */
export async function steer(
  id: string | undefined,
  options: SteerOptions,
  change: (client: RpcClient, asked: Asked) => Promise<yates.v1.SweepChanged>,
  words: (name: string, trialsChanged: number) => string,
): Promise<void> {
  const { sweep, trialsChanged } = await withCoordinator(options, async (client) => {
    // Named in full before anything is changed: "the newest" may be another a moment later.
    const found = await getSweep(client, id ?? '');
    const answer = await change(client, { requestId: randomUUID(), sweepId: found.sweep.id });
    return { sweep: sweepFromWire(answer.sweep ?? {}), trialsChanged: answer.trialsChanged };
  });
  if (options.json) printJson({ schema: 'yates/sweep-changed/v1', sweep: sweepAsJson(sweep), trialsChanged });
  else print(words(`${sweep.name} (${sweep.id})`, trialsChanged));
}

export const trialsInWords = (count: number): string => `${count} ${count === 1 ? 'trial' : 'trials'}`;
