/**
 * Server reflection (grpc.reflection.v1 and v1alpha), so that `grpcurl` and clients in other languages need no .proto
 * file. The parsing of ours takes some tenths of a second, so it waits for the first who asks.
 */
import { join } from 'node:path';
import type { Server, ServerDuplexStream, ServiceDefinition } from '@grpc/grpc-js';
import { protoPath as healthProto } from 'grpc-health-check';
import type { Logger } from 'pino';
import { packageRoot } from '../base/package-root.ts';
import { statusOf } from './service/respond.ts';
import { boundedDecoder } from './wire/bounded-service.ts';
import { requestError } from './wire/from-wire.ts';

const versions = ['v1', 'v1alpha'] as const;
const pathOf = (version: string): string =>
  `/grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`;
const ourProtos = ['yates/v1/agent.proto', 'yates/v1/control.proto'];

/** What the library's handler uses of a call. */
interface Stream {
  on(event: string, listener: (message?: unknown) => void): unknown;
  write(message: unknown): unknown;
  end(): unknown;
}

interface Reflector {
  readonly requestDeserialize: (bytes: Buffer) => unknown;
  readonly responseSerialize: (message: unknown) => Buffer;
  readonly handle: (stream: Stream) => void;
}

/** Answers for our services and grpc.health.v1. */
export function addReflection(server: Server, logger: Logger): void {
  const load = once(loadReflectors);
  for (const version of versions) {
    const path = pathOf(version);
    const asBytes = (bytes: Buffer): Buffer => bytes;
    const decode = boundedDecoder(path, asBytes) as typeof asBytes;
    server.addService(
      {
        ServerReflectionInfo: {
          path,
          requestStream: true,
          responseStream: true,
          requestSerialize: asBytes,
          requestDeserialize: decode,
          responseSerialize: asBytes,
          responseDeserialize: asBytes,
        },
      },
      {
        ServerReflectionInfo: (call: ServerDuplexStream<Buffer, Buffer>) => {
          const refuse = (error: unknown): void => void call.emit('error', statusOf(error, logger, path));
          load()
            .then((reflectors) => connect(call, reflectors.get(path), refuse))
            .catch(refuse);
        },
      },
    );
  }
}

/**
 * Nothing is read from the call before its listeners are there, so no request is lost to the wait. A question that cannot be
 * decoded ends the call. A caller who does not read the answers, each of which is far larger than its question, is not read from.
 */
function connect(
  call: ServerDuplexStream<Buffer, Buffer>,
  reflector: Reflector | undefined,
  refuse: (error: unknown) => void,
): void {
  if (reflector === undefined) throw new Error('the reflection library does not serve this version');
  let isOver = false;
  const answer = (listener: (message?: unknown) => void, bytes: Buffer): void => {
    if (isOver) return;
    try {
      listener(reflector.requestDeserialize(bytes));
    } catch {
      isOver = true;
      refuse(requestError('the question cannot be decoded'));
    }
  };
  reflector.handle({
    on: (event, listener) =>
      event === 'data' ? call.on('data', (bytes) => answer(listener, bytes)) : call.on(event, listener),
    write: (message) => {
      if (!call.write(reflector.responseSerialize(message))) call.pause();
    },
    end: () => call.end(),
  });
  call.on('drain', () => call.resume());
}

/** By method path. The library wants a server to add itself to; it gets one that only takes notes. */
async function loadReflectors(): Promise<Map<string, Reflector>> {
  const [{ ReflectionService }, { load }] = await Promise.all([
    import('@grpc/reflection'),
    import('@grpc/proto-loader'),
  ]);
  const definitions = await load([...ourProtos, healthProto], {
    includeDirs: [join(packageRoot, 'proto')],
    keepCase: true,
  });
  const reflectors = new Map<string, Reflector>();
  const notes = {
    addService: (service: ServiceDefinition, handlers: unknown): void => {
      for (const [name, method] of Object.entries(service)) {
        reflectors.set(method.path, {
          requestDeserialize: method.requestDeserialize,
          responseSerialize: method.responseSerialize as (message: unknown) => Buffer,
          handle: (handlers as Record<string, (stream: Stream) => void>)[name] ?? (() => {}),
        });
      }
    },
  };
  new ReflectionService(definitions).addToServer(notes);
  return reflectors;
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
