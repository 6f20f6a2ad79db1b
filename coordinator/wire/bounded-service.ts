/**
 * Services whose requests are bounded before they are decoded. A request that is too large or cannot be read becomes a
 * `FaultyRequest`, which the interceptor answers in words: grpc-js has one limit for all methods, and for what cannot be decoded
 * an internal error.
 */
import { ServerInterceptingCall, type ServerInterceptor, status } from '@grpc/grpc-js';
import type { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { agentService, controlService, type RpcMethod } from '../../proto/service.ts';
import { EncodedAnswer } from './encoded-answer.ts';
import { requestError } from './from-wire.ts';
import { hasMoreParts } from './message-parts.ts';

class FaultyRequest {
  readonly code: status;
  readonly error: YatesError;

  constructor(code: status, message: string) {
    this.code = code;
    this.error = requestError(message);
  }
}

/** Methods whose messages may have `largeMessageBytes`. */
const large: ReadonlySet<string> = new Set([
  controlService.launch.path,
  agentService.work.path,
  agentService.keepOutput.path,
  agentService.keepCurves.path,
]);

type Service = Readonly<Record<string, RpcMethod<never, unknown, never, unknown>>>;

export function boundedService<Methods extends Service>(service: Methods): Methods {
  return Object.fromEntries(
    Object.entries(service).map(([name, method]) => [
      name,
      {
        ...method,
        requestDeserialize: boundedDecoder(method.path, method.requestDeserialize),
        responseSerialize: (answer: unknown) =>
          answer instanceof EncodedAnswer ? answer.bytes : method.responseSerialize(answer as never),
      },
    ]),
  ) as unknown as Methods;
}

/** @returns a decoder that gives a `FaultyRequest` in place of an error */
export function boundedDecoder(path: string, decode: (bytes: Buffer) => unknown): (bytes: Buffer) => unknown {
  const bytesMax = large.has(path) ? limits.largeMessageBytes : limits.messageBytes;
  return (bytes) => {
    if (bytes.length > bytesMax)
      return new FaultyRequest(
        status.RESOURCE_EXHAUSTED,
        `the message has ${bytes.length} bytes, more than ${bytesMax}`,
      );
    if (hasMoreParts(path, bytes, limits.partsPerMessage))
      return new FaultyRequest(
        status.RESOURCE_EXHAUSTED,
        `the message has more than ${limits.partsPerMessage} parts`,
      );
    try {
      return decode(bytes);
    } catch {
      return new FaultyRequest(status.INVALID_ARGUMENT, 'the message cannot be decoded');
    }
  };
}

/** Ends a call whose request is faulty before its handler hears of it. */
export const refuseFaultyRequests: ServerInterceptor = (_method, call) => {
  let isOver = false;
  return new ServerInterceptingCall(call, {
    start: (next) =>
      next({
        onReceiveMessage: (message: unknown, proceed) => {
          if (isOver) return;
          if (!(message instanceof FaultyRequest)) {
            proceed(message);
            return;
          }
          isOver = true;
          const { code, error } = message;
          call.sendStatus({ code, details: error.message, metadata: null });
        },
        onReceiveHalfClose: (proceed) => {
          if (!isOver) proceed();
        },
      }),
  });
};
