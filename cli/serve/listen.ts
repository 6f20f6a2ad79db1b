/** Where the pages are served, and under which names. */
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { YatesError } from '../../base/error.ts';
import { checkAddress } from '../options/coordinator-option.ts';

export interface HttpOptions {
  readonly http: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly name?: readonly string[];
}

export interface HttpAddress {
  readonly host: string;
  readonly port: number;
  readonly isLoopback: boolean;
  readonly names: readonly string[];
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
}

/** Connections at a time. */
const connectionsMax = 256;

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** @throws YatesError E_OPTION_ADDRESS, E_OPTION_HTTP */
export function httpAddress({ http, tlsCert, tlsKey, name = [] }: HttpOptions): HttpAddress {
  const address = checkAddress(http, '--http', 0);
  const at = address.lastIndexOf(':');
  const host = address.slice(0, at).toLowerCase();
  const isLoopback = loopback.has(host);
  const hasCertificate = tlsCert !== undefined && tlsKey !== undefined;
  if ((tlsCert === undefined) !== (tlsKey === undefined))
    throw refusal('a certificate and its key belong together');
  if (!isLoopback && !hasCertificate)
    throw refusal(`${address} is not on this machine, and there is no certificate`);
  if (!isLoopback && name.length === 0) throw refusal(`the name that readers reach ${address} by is missing`);
  return {
    host,
    port: Number(address.slice(at + 1)),
    isLoopback,
    names: name.map((one) => one.toLowerCase()),
    tls: hasCertificate ? { cert: readPem(tlsCert), key: readPem(tlsKey) } : undefined,
  };
}

const refusal = (message: string): YatesError =>
  new YatesError({ code: 'E_OPTION_HTTP', place: { file: '--http' }, message });

function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new YatesError({
      code: 'E_OPTION_HTTP',
      place: { file },
      message: `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    });
  }
}

/** Values of the Host header that belong to the address, for the port that was taken. */
export const hostsOf = ({ host, isLoopback, names }: HttpAddress, port: number): Set<string> =>
  new Set(
    [...(isLoopback ? loopback : [host]), ...names].flatMap((name) => [
      `${name}:${port}`,
      ...usual(name, port),
    ]),
  );

/** Browsers leave the usual port out. */
const usual = (name: string, port: number): string[] => (port === 80 || port === 443 ? [name] : []);

export interface HttpServer {
  readonly port: number;
  close(): Promise<void>;
}

/** @param makeApp once the port is known @throws YatesError E_LISTEN */
export async function listen(address: HttpAddress, makeApp: (port: number) => Hono): Promise<HttpServer> {
  let app: Hono | undefined;
  const fetch = (request: Request): Response | Promise<Response> =>
    app === undefined ? new Response('not yet', { status: 503 }) : app.fetch(request);
  const server = (
    address.tls === undefined
      ? createAdaptorServer({ fetch })
      : createAdaptorServer({ fetch, createServer, serverOptions: { ...address.tls, minVersion: 'TLSv1.2' } })
  ) as Server;
  server.maxConnections = connectionsMax;
  const host = address.host.replace(/^\[(.*)\]$/, '$1');
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new YatesError({
          code: 'E_LISTEN',
          place: { file: '--http' },
          message: `cannot listen on ${address.host}:${address.port} (${cause.code})`,
          cause,
        }),
      ),
    );
    server.listen(address.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  app = makeApp(port);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
