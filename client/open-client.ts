import { type ChannelOptions, credentials } from '@grpc/grpc-js';
import { RpcClient } from '../proto/client.ts';

/** Largest message that a coordinator sends: the state of a sweep with its source, or a page of trials. */
const messageBytesMax = 64 * 2 ** 20;

/** A channel to the coordinator at host:port. Nothing is sent before the first call; the caller closes it. */
export function openClient(address: string, options: ChannelOptions = {}): RpcClient {
  return new RpcClient(address, credentials.createInsecure(), {
    'grpc.max_receive_message_length': messageBytesMax,
    ...options,
  });
}
