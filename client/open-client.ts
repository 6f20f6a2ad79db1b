import type { ChannelOptions } from '@grpc/grpc-js';
import type { RpcClient } from '../proto/client.ts';
import { connectTo, type Endpoint } from '../proto/tls/endpoint.ts';

/** Largest message that a coordinator sends: the state of a sweep with its source, or a page of trials. */
const messageBytesMax = 64 * 2 ** 20;

/** A user's channel to the coordinator. Nothing is sent before the first call; the caller closes it. */
export function openClient(endpoint: Endpoint, options: ChannelOptions = {}): RpcClient {
  return connectTo(endpoint, { 'grpc.max_receive_message_length': messageBytesMax, ...options });
}
