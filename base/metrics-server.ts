/** Prometheus metrics over HTTP, at `/metrics`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { YatesError } from './error.ts';

export interface MetricsServer {
  readonly port: number;
  close(): void;
}

/** Nobody needs more to read some numbers. */
const connectionsMax = 64;

/** @param port 0 takes a free one @throws YatesError E_METRICS_PORT */
export async function serveMetrics(registry: Registry, host: string, port: number): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end('metrics are at /metrics\n');
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end('the metrics cannot be read at the moment\n'),
    );
  });
  server.maxConnections = connectionsMax;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(portError(host, port, cause)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function portError(host: string, port: number, cause: NodeJS.ErrnoException): YatesError {
  return new YatesError({
    code: 'E_METRICS_PORT',
    place: { file: '--metrics-port' },
    message: `cannot serve metrics on ${host}:${port} (${cause.code})`,
    next: 'choose another port; 0 takes a free one',
    cause,
  });
}
