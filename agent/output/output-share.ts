/**
 * What running trials print, to the coordinator, while somebody reads it there: one long stream, on which the coordinator
 * says what is wanted. Nothing is sent otherwise. A part that finds no room is dropped: the reader sees the gap.
 */
import type { ClientDuplexStream } from '@grpc/grpc-js';
import { type AgentId, fence, trialId } from '../../base/ids.ts';
import type { RpcClient } from '../../proto/client.ts';
import type { yates } from '../../proto/generated/yates.js';
import { agentService } from '../../proto/service.ts';
import { type Held, leaseKey } from '../core/lease.ts';
import type { FollowedPart } from './output-follower.ts';

type Stream = ClientDuplexStream<yates.v1.OutputShare.$Properties, yates.v1.OutputWanted>;

export interface OutputShareOptions {
  readonly client: RpcClient;
  readonly agentId: AgentId;
  readonly follow: (lease: Held, isWanted: boolean) => void;
  /** Between two tries to open the stream, in milliseconds. */
  readonly retryMs: () => number;
}

export class OutputShare {
  readonly #options: OutputShareOptions;
  /** Leases that somebody reads, by key. */
  readonly #wanted = new Map<string, Held>();
  #stream: Stream | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isFull = false;
  #isClosed = false;

  constructor(options: OutputShareOptions) {
    this.#options = options;
    this.#open();
  }

  send({ trialId, fence }: Held, { offset, data, isCaughtUp }: FollowedPart): void {
    if (this.#stream === undefined || this.#isFull) return;
    const output = { trialId, fence, offset, data, caughtUp: isCaughtUp };
    this.#isFull = !this.#stream.write({ output });
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#stream?.cancel();
  }

  #open(): void {
    const { client, agentId } = this.#options;
    const stream: Stream = client.bidiStream(agentService.shareOutput);
    this.#stream = stream;
    this.#isFull = false;
    stream.on('drain', () => (this.#isFull = false));
    stream.on('data', (message: yates.v1.OutputWanted) => this.#onWanted(message));
    stream.on('error', () => this.#onOver(stream));
    stream.on('end', () => this.#onOver(stream));
    stream.write({ agentId });
  }

  #onWanted({ trialId: trial, fence: token, wanted }: yates.v1.OutputWanted): void {
    const lease = { trialId: trialId(trial), fence: fence(token) };
    if (wanted) this.#wanted.set(leaseKey(lease), lease);
    else this.#wanted.delete(leaseKey(lease));
    this.#options.follow(lease, wanted);
  }

  #onOver(stream: Stream): void {
    if (this.#stream !== stream) return;
    this.#stream = undefined;
    // On the next stream the coordinator says again what is wanted.
    for (const lease of this.#wanted.values()) this.#options.follow(lease, false);
    this.#wanted.clear();
    if (this.#isClosed) return;
    this.#retry = setTimeout(() => this.#open(), this.#options.retryMs());
    this.#retry.unref();
  }
}
