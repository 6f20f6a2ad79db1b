import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type handleUnaryCall, Server } from '@grpc/grpc-js';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../base/clock.ts';
import { newToken } from '../../../base/secret/token.ts';
import { type Access, openAccess } from '../../../coordinator/access/open-access.ts';
import { RpcClient } from '../../../proto/client.ts';
import { controlService } from '../../../proto/service.ts';
import { secureChannel } from '../../../proto/tls/channel-security.ts';
import { keptCertificate } from '../../../proto/tls/fetch-certificate.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const { listSweeps } = controlService;

async function serve(dataDir: string): Promise<{ readonly access: Access; readonly address: string }> {
  const access = await openAccess({ dataDir, clock: systemClock, logger: pino({ enabled: false }) });
  const server = new Server({ interceptors: [...access.interceptors] });
  const answer: handleUnaryCall<unknown, unknown> = (_call, respond) => respond(null, {});
  server.addService({ listSweeps }, { listSweeps: answer });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', access.credentials, (error, found) =>
      error === null ? resolve(found) : reject(error),
    );
  });
  onTestFinished(() => {
    server.forceShutdown();
    access.close();
  });
  return { access, address: `127.0.0.1:${port}` };
}

function connect(address: string, { pin, certificate }: Access, token: string): RpcClient {
  const kept = pin && keptCertificate(certificate, pin);
  if (kept === undefined) throw new Error('the certificate matches its pin');
  const channel = secureChannel(address, { kind: 'pin', certificate: kept }, token);
  const client = new RpcClient(address, channel.credentials, channel.options);
  onTestFinished(() => client.close());
  return client;
}

describe('the access to a data folder', () => {
  it('is open to who can read it, over a restart too', async () => {
    const dataDir = temporaryFolder();
    const first = await serve(dataDir);
    await connect(first.address, first.access, first.access.folderToken).unary(listSweeps, {});
    const second = await serve(dataDir);
    await connect(second.address, first.access, first.access.folderToken).unary(listSweeps, {});
    expect(second.access.folderToken).toBe(first.access.folderToken);
  });

  it('moves with DATA/secrets, and is closed without it', async () => {
    const [first, other] = [await serve(temporaryFolder()), await serve(temporaryFolder())];
    await expect(
      connect(other.address, first.access, first.access.folderToken).unary(
        listSweeps,
        {},
        { timeoutMs: 2_000 },
      ),
    ).rejects.toThrow(/UNAVAILABLE|DEADLINE_EXCEEDED/);
    await expect(
      connect(other.address, other.access, first.access.folderToken).unary(listSweeps, {}),
    ).rejects.toThrow(/UNAUTHENTICATED: E_TOKEN_INVALID/);
  });

  it('writes refusals to audit.log, without the token', async () => {
    const dataDir = temporaryFolder();
    const { access, address } = await serve(dataDir);
    const stranger = newToken();
    const viewer = access.tokens.create({ role: 'join', name: 'agents' });
    for (const token of [stranger, viewer.token])
      await expect(connect(address, access, token).unary(listSweeps, {})).rejects.toThrow(/E_TOKEN_/);
    const text = readFileSync(join(dataDir, 'audit.log'), 'utf8');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const refused = { kind: 'call-refused', call: listSweeps.path, times: 1 };
    expect(lines).toMatchObject([
      { ...refused, code: 'E_TOKEN_INVALID', by: { peer: expect.stringMatching(/^127\.0\.0\.1:/) } },
      { ...refused, code: 'E_TOKEN_ROLE', by: { token: viewer.record.id, name: 'agents', role: 'join' } },
    ]);
    for (const token of [stranger, viewer.token]) expect(text).not.toContain(token.slice(4, 14));
  });
});
