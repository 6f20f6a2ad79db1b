/**
 * Server reflection (grpc.reflection.v1 and v1alpha), so that `grpcurl` and clients in other languages need no .proto
 * file. The parsing of ours takes some tenths of a second, so it waits for the first who asks.
 */
import { join } from 'node:path';
import type { Server, ServerDuplexStream, ServiceDefinition } from '@grpc/grpc-js';
import { protoPath as healthProto } from 'grpc-health-check';
import { packageRoot } from '../base/package-root.ts';

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
export function addReflection(server: Server): void {
  const load = once(loadReflectors);
  for (const version of versions) {
    const path = pathOf(version);
    const asBytes = (bytes: Buffer): Buffer => bytes;
    server.addService(
      {
        ServerReflectionInfo: {
          path,
          requestStream: true,
          responseStream: true,
          requestSerialize: asBytes,
          requestDeserialize: asBytes,
          responseSerialize: asBytes,
          responseDeserialize: asBytes,
        },
      },
      {
        ServerReflectionInfo: (call: ServerDuplexStream<Buffer, Buffer>) => {
          load()
            .then((reflectors) => connect(call, reflectors.get(path)))
            .catch((error: Error) => call.destroy(error));
        },
      },
    );
  }
}

/** Nothing is read from the call before its listeners are there, so no request is lost to the wait. */
function connect(call: ServerDuplexStream<Buffer, Buffer>, reflector: Reflector | undefined): void {
  if (reflector === undefined) throw new Error('the reflection library does not serve this version');
  reflector.handle({
    on: (event, listener) =>
      call.on(event, (message: unknown) =>
        listener(event === 'data' ? reflector.requestDeserialize(message as Buffer) : message),
      ),
    write: (message) => call.write(reflector.responseSerialize(message)),
    end: () => call.end(),
  });
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
