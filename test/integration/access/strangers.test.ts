/** What whoever reaches the port can do without a token: connections that ask for nothing, and an old TLS. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { Connections } from '../../../coordinator/access/guard/connections.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { controlService } from '../../../proto/service.ts';
import { connectTo } from '../../../proto/tls/endpoint.ts';
import { foldersForAll } from './folders-for-all.ts';

const folder = foldersForAll();
const added: Socket[] = [];
const proven: string[] = [];
let coordinator: Coordinator;

beforeAll(async () => {
  const real = Object.getOwnPropertyDescriptors(Connections.prototype);
  vi.spyOn(Connections.prototype, 'add').mockImplementation(function (this: Connections, one) {
    added.push(one as Socket);
    (real.add.value as typeof this.add).call(this, one);
  });
  vi.spyOn(Connections.prototype, 'prove').mockImplementation(function (this: Connections, peer) {
    proven.push(peer);
    (real.prove.value as typeof this.prove).call(this, peer);
  });
  const dataDir = join(folder(), 'data');
  coordinator = await startCoordinator({ dataDir, listen: '127.0.0.1:0', baseVersion: 'test' });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await coordinator.stop();
});

const portOf = ({ address }: Coordinator): number => Number(address.split(':').at(-1));

it('a connection counts as unproven until a good token has come over it, and not a bad one', async () => {
  const call = async (token: string): Promise<void> => {
    const client = connectTo({ ...coordinator.endpoint, token });
    onTestFinished(() => client.close());
    await client.unary(controlService.listSweeps, {});
  };
  await expect(call(`yts_${'A'.repeat(43)}`)).rejects.toThrow(/E_TOKEN_INVALID/);
  expect([added.length, proven.length]).toEqual([1, 0]);
  await call(coordinator.endpoint.token ?? '');
  // By its other end, as the guard and the port both name it: the connection is still open.
  expect(added.length).toBe(2);
  expect(proven).toEqual([`127.0.0.1:${added[1]?.remotePort}`]);
});

it('TLS before 1.3 is not spoken', async () => {
  const options = { host: '127.0.0.1', port: portOf(coordinator), rejectUnauthorized: false };
  const old = connectTls({ ...options, maxVersion: 'TLSv1.2' });
  const [error] = (await once(old, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
  const own = connectTls(options);
  onTestFinished(() => void own.destroy());
  await once(own, 'secureConnect');
  expect(own.getProtocol()).toBe('TLSv1.3');
});
