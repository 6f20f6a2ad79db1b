/** All that is needed to call a coordinator: its address, how to authenticate it, and the caller's token. */
import type { ChannelOptions } from '@grpc/grpc-js';
import { RpcClient } from '../client.ts';
import { type ChannelSecurity, secureChannel } from './channel-security.ts';

export interface Endpoint {
  /** host:port */
  readonly address: string;
  readonly security: ChannelSecurity;
  /** Sent with each call; left out where calls need no token. */
  readonly token?: string | undefined;
}

/**
 * A channel to the endpoint. Nothing is sent before the first call; the caller closes it, and opens one in a process.
 *
 * @throws YatesError E_INSECURE, E_TLS_FILE
 */
export function connectTo(endpoint: Endpoint, options: ChannelOptions = {}): RpcClient {
  const { address, security, token } = endpoint;
  const channel = secureChannel(address, security, token);
  return new RpcClient(address, channel.credentials, { ...channel.options, ...options });
}
