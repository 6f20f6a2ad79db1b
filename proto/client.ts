/**
 * Typed calls over one gRPC channel: a promise for a unary call, an async iterable for a server stream.
 * Retrying is the caller's business: every unary state change carries a request id and may be repeated.
 */
import {
  type CallOptions,
  Client,
  type ClientDuplexStream,
  type ClientReadableStream,
  type ClientWritableStream,
  Metadata,
} from '@grpc/grpc-js';
import type { ChannelCredentials, ChannelOptions } from '@grpc/grpc-js';
import type { RpcMethod } from './service.ts';

export interface UnaryOptions {
  /** Milliseconds from now after which the call fails with DEADLINE_EXCEEDED. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export class RpcClient {
  readonly #client: Client;
  readonly address: string;

  constructor(address: string, credentials: ChannelCredentials, options: ChannelOptions = {}) {
    this.address = address;
    this.#client = new Client(address, credentials, options);
  }

  /** @throws ServiceError of grpc-js, with its status code */
  unary<RequestIn, ResponseIn, RequestOut, ResponseOut>(
    method: RpcMethod<RequestIn, RequestOut, ResponseIn, ResponseOut>,
    request: RequestIn,
    { timeoutMs, signal }: UnaryOptions = {},
  ): Promise<ResponseOut> {
    return new Promise((resolve, reject) => {
      const callOptions: CallOptions = timeoutMs === undefined ? {} : { deadline: Date.now() + timeoutMs };
      const call = this.#client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        new Metadata(),
        callOptions,
        (error, response) => {
          signal?.removeEventListener('abort', cancel);
          if (error) reject(error);
          else resolve(response as ResponseOut);
        },
      );
      const cancel = (): void => call.cancel();
      if (signal?.aborted) cancel();
      else signal?.addEventListener('abort', cancel, { once: true });
    });
  }

  serverStream<RequestIn, ResponseIn, RequestOut, ResponseOut>(
    method: RpcMethod<RequestIn, RequestOut, ResponseIn, ResponseOut>,
    request: RequestIn,
  ): ClientReadableStream<ResponseOut> {
    return this.#client.makeServerStreamRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      request,
      new Metadata(),
    );
  }

  clientStream<RequestIn, ResponseIn, RequestOut, ResponseOut>(
    method: RpcMethod<RequestIn, RequestOut, ResponseIn, ResponseOut>,
    done: (error: Error | null, response: ResponseOut | undefined) => void,
  ): ClientWritableStream<RequestIn> {
    return this.#client.makeClientStreamRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      new Metadata(),
      {},
      done,
    );
  }

  bidiStream<RequestIn, ResponseIn, RequestOut, ResponseOut>(
    method: RpcMethod<RequestIn, RequestOut, ResponseIn, ResponseOut>,
  ): ClientDuplexStream<RequestIn, ResponseOut> {
    return this.#client.makeBidiStreamRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      new Metadata(),
    );
  }

  /** Resolves once the channel is connected. @throws Error after `timeoutMs` */
  ready(timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#client.waitForReady(Date.now() + timeoutMs, (error) => (error ? reject(error) : resolve()));
    });
  }

  close(): void {
    this.#client.close();
  }
}
