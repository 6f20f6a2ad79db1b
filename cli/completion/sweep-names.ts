import { setTimeout as sleep } from 'node:timers/promises';
import { plainLine } from '../../base/plain-text.ts';
import { listSweeps } from '../../client/ask.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';

/** Longer than that nobody waits for a key. */
const waitMsMax = 2_000;

/**
 * Names and ids, newest first. Where no coordinator answers there is nothing to offer, and nothing to say.
 *
 * @param typed words of the line, which may name a coordinator
 */
export async function sweepNames(typed: readonly string[]): Promise<string[]> {
  const coordinator = optionIn(typed, '--coordinator');
  const data = optionIn(typed, '--data');
  const options = {
    ...(coordinator === undefined ? {} : { coordinator }),
    ...(data === undefined ? {} : { data }),
  };
  const asked = withCoordinator(options, listSweeps).catch(() => []);
  const sweeps = await Promise.race([asked, sleep(waitMsMax, [], { ref: false })]);
  return [...new Set([...sweeps.map(({ name }) => name), ...sweeps.map(({ id }) => id)])].map(plainLine);
}

function optionIn(typed: readonly string[], flag: string): string | undefined {
  const at = typed.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  if (at < 0) return undefined;
  const word = typed[at] as string;
  return word === flag ? typed[at + 1] : word.slice(flag.length + 1);
}
