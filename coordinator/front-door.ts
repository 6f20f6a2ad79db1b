/**
 * The port of a coordinator. It looks at the first byte of a connection: TLS goes on to the gRPC server; HTTP/2 in plain
 * text, which clients of versions before tokens speak, is answered in their own protocol with the reason. Otherwise an
 * agent that was not updated would only ever hear that its connection broke.
 */
import { type IncomingHttpHeaders, performServerHandshake, type ServerHttp2Stream } from 'node:http2';
import { createServer, type Socket } from 'node:net';
import { type Server, type ServerCredentials, status } from '@grpc/grpc-js';
import { YatesError } from '../base/error.ts';
import type { Connections } from './access/guard/connections.ts';
import { limits } from '../base/limits.ts';

export interface FrontDoor {
  readonly port: number;
  /** Takes no further connection; those that were let in go on. */
  close(): void;
}

/** The first byte of a TLS handshake. */
const tlsHandshake = 0x16;

/**
 * @param connections hears of each, and ends those on which no good token comes
 * @param speaks `plain`: clients are let in without TLS
 * @throws Error of Node where the address cannot be listened on
 */
export function openFrontDoor(
  server: Server,
  credentials: ServerCredentials,
  listen: string,
  connections: Pick<Connections, 'add'>,
  speaks: 'tls' | 'plain',
): Promise<FrontDoor> {
  const inner = server.createConnectionInjector(credentials);
  /** Those that were not let in yet. */
  const waiting = new Set<Socket>();
  const door = createServer((socket) => {
    waiting.add(socket);
    const drop = (): void => void socket.destroy();
    socket.once('close', () => waiting.delete(socket));
    socket.on('error', drop);
    socket.setTimeout(limits.unprovenMs, drop);
    connections.add(socket);
    socket.once('data', (first: Buffer) => {
      // Nothing more is read here: what follows is for whoever takes over.
      socket.pause();
      socket.unshift(first);
      if (speaks === 'tls' && first[0] !== tlsHandshake) {
        refuse(socket);
        return;
      }
      waiting.delete(socket);
      socket.off('error', drop);
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      inner.injectConnection(socket);
    });
  });
  const close = (): void => {
    door.close();
    for (const socket of waiting) socket.destroy();
  };
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(listen) ?? [];
  return new Promise((resolve, reject) => {
    door.once('error', reject);
    door.listen({ host: host.replaceAll(/[[\]]/g, ''), port: Number(port) }, () => {
      const address = door.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : 0, close });
    });
  });
}

const refusal = new YatesError({
  code: 'E_PROTOCOL',
  message:
    'this coordinator speaks TLS and wants tokens, and the call came in plain text, as versions before tokens send it',
  next: 'update Yates on the calling side, and join or log in with the string that the coordinator printed',
});

/** Answers every call without reading its body. */
function refuse(socket: Socket): void {
  const session = performServerHandshake(socket, {
    settings: { initialWindowSize: 0, maxConcurrentStreams: 4 },
  });
  session.on('error', () => socket.destroy());
  session.on('stream', (stream: ServerHttp2Stream, _headers: IncomingHttpHeaders) => {
    stream.on('error', () => {});
    stream.respond(
      {
        ':status': 200,
        'content-type': 'application/grpc',
        'grpc-status': String(status.UNAUTHENTICATED),
        'grpc-message': encodeURI(refusal.message),
      },
      { endStream: true },
    );
  });
}
