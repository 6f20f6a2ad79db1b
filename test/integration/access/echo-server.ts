/** A gRPC server of one method that answers what it is sent and keeps what it saw, and an impostor that only listens. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { Client, type MethodDefinition, Metadata, Server, type ServerCredentials } from '@grpc/grpc-js';
import { onTestFinished } from 'vitest';
import type { SecureChannel } from '../../../proto/tls/channel-security.ts';
import type { PemPair } from './certificates.ts';

const asBytes = (bytes: Buffer): Buffer => bytes;
export const echo: MethodDefinition<Buffer, Buffer> = {
  path: '/test.Echo/Echo',
  requestStream: false,
  responseStream: false,
  requestSerialize: asBytes,
  requestDeserialize: asBytes,
  responseSerialize: asBytes,
  responseDeserialize: asBytes,
};

export interface EchoServer {
  readonly address: string;
  readonly port: number;
  /** The `authorization` of each call that arrived. */
  readonly tokens: string[];
  stop(): void;
}

/** @param port 0: a free one */
export async function startEcho(credentials: ServerCredentials, port = 0): Promise<EchoServer> {
  const tokens: string[] = [];
  const server = new Server();
  server.addService(
    { echo },
    {
      echo: (
        call: { readonly request: Buffer; readonly metadata: Metadata },
        answer: (error: null, bytes: Buffer) => void,
      ) => {
        tokens.push(String(call.metadata.get('authorization')[0] ?? ''));
        answer(null, call.request);
      },
    },
  );
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, credentials, (error, found) =>
      error === null ? resolve(found) : reject(error),
    );
  });
  const stop = (): void => server.forceShutdown();
  onTestFinished(stop);
  return { address: `127.0.0.1:${bound}`, port: bound, tokens, stop };
}

export interface Impostor {
  readonly address: string;
  /** All that clients sent inside TLS. */
  received(): Buffer;
  /** Connections so far, including those that the client broke off in the handshake. */
  connections(): number;
  stop(): Promise<void>;
}

/** Speaks TLS with a certificate of its own, answers as far as HTTP/2 wants it to, and writes down what it is sent. */
export async function startImpostor({ certificate, key }: PemPair, port = 0): Promise<Impostor> {
  const chunks: Buffer[] = [];
  let connections = 0;
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer({ cert: certificate, key, ALPNProtocols: ['h2'] }, (socket) => {
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => {});
    // Empty SETTINGS, which let the client go on to its first call.
    socket.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]));
  });
  server.on('tlsClientError', () => {});
  server.on('connection', (socket) => {
    connections++;
    sockets.add(socket);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  onTestFinished(stop);
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => Buffer.concat(chunks),
    connections: () => connections,
    stop,
  };
}

export interface EchoClient {
  /**
   * @param timeoutMs default: as long as a busy machine may take to answer
   * @returns `ok`, or the code and words of the refusal
   */
  call(timeoutMs?: number): Promise<string>;
}

export function echoClient(address: string, { credentials, options }: SecureChannel): EchoClient {
  const client = new Client(address, credentials, {
    ...options,
    'grpc.initial_reconnect_backoff_ms': 50,
    'grpc.max_reconnect_backoff_ms': 100,
  });
  onTestFinished(() => client.close());
  return {
    call: (timeoutMs = 60_000) =>
      new Promise((resolve) => {
        client.makeUnaryRequest(
          echo.path,
          asBytes,
          asBytes,
          Buffer.from('hello'),
          new Metadata(),
          { deadline: Date.now() + timeoutMs },
          (error) => resolve(error ? `${error.code} ${error.details}` : 'ok'),
        );
      }),
  };
}
