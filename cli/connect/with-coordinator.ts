/** One conversation of a verb with the coordinator that its options name. */
import { askAt } from '../../client/ask-at.ts';
import type { RpcClient } from '../../proto/client.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { type Purpose, reachCoordinator } from './reach-coordinator.ts';

/** @param purpose `steer` where the conversation may change something @throws YatesError E_COORDINATOR_OFFLINE, or what the coordinator refuses */
export async function withCoordinator<T>(
  options: CoordinatorOptions,
  ask: (client: RpcClient) => Promise<T>,
  purpose: Purpose = 'read',
): Promise<T> {
  return reachCoordinator(options, (endpoint) => askAt(endpoint, ask), purpose);
}
