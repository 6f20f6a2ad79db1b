import { isIPv6 } from 'node:net';

/**
 * The address of a peer, as far as it counts for limits. Of IPv6 the network alone: a machine has 2^64 addresses in it. IPv4 in
 * its mapped form is the same address.
 *
 * @param peer host:port; the port, which changes with each connection, does not count
 */
export function addressOf(peer: string): string {
  const address = peer
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .replace(/^::ffff:/, '');
  return isIPv6(address) ? address.split(':').slice(0, 4).join(':') : address;
}
