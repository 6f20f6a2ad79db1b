import { spawnSync } from 'node:child_process';
import { NamespaceNetwork } from './namespace-network.ts';
import { ProxyNetwork } from './proxy-network.ts';
import type { Network } from './network.ts';

export const ownNetworkMark = 'YATES_CHAOS_NETWORK';

/** Whether this process may make networks, and is in one of its own already (main.ts sees to that). */
export const hasOwnNetwork = (): boolean => process.env[ownNetworkMark] !== undefined;

export function canHaveOwnNetwork(): boolean {
  return (
    process.platform === 'linux' &&
    spawnSync('unshare', ['--net', 'ip', 'link', 'set', 'lo', 'up']).status === 0
  );
}

export function makeNetwork(agents: number): Promise<Network> {
  return hasOwnNetwork() ? NamespaceNetwork.make(agents) : ProxyNetwork.make(agents);
}
