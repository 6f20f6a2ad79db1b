import { type ServiceError, status } from '@grpc/grpc-js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { agentId } from '../../../base/ids.ts';
import { newToken, tokenHash } from '../../../base/secret/token.ts';
import { rightFor } from '../../../coordinator/access/call-rights.ts';
import { hasRight, type Role, roles } from '../../../coordinator/access/role.ts';
import { RpcClient } from '../../../proto/client.ts';
import { agentService, controlService, type RpcMethod } from '../../../proto/service.ts';
import { secureChannel } from '../../../proto/tls/channel-security.ts';
import { fetchCertificate } from '../../../proto/tls/fetch-certificate.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { type GuardedServer, startGuardedServer } from './guarded-server.ts';

/** One shape for calls of all types. */
type AnyMethod = RpcMethod<object, unknown, object, unknown>;
const everyCall = [
  ...Object.values(controlService),
  ...Object.values(agentService),
] as unknown as AnyMethod[];

async function start(): Promise<GuardedServer> {
  const server = await startGuardedServer(temporaryFolder());
  onTestFinished(() => server.stop());
  return server;
}

async function connect({ address, pin }: GuardedServer, token?: string): Promise<RpcClient> {
  const certificate = await fetchCertificate(address, pin);
  const channel = secureChannel(address, { kind: 'pin', certificate }, token);
  const client = new RpcClient(address, channel.credentials, channel.options);
  onTestFinished(() => client.close());
  return client;
}

function tokenOf({ tokens }: GuardedServer, role: Role): string {
  if (role !== 'agent') return tokens.create({ role, name: role }).token;
  const credential = newToken();
  tokens.exchange('', agentId('agent-1'), 'gpu-1', tokenHash(credential));
  return credential;
}

/** @returns the status code with which the call ended, or OK once its first message came */
async function outcome(client: RpcClient, method: AnyMethod): Promise<{ code: number; details: string }> {
  return new Promise((resolve) => {
    const failed = (error: Error | null): void => {
      const { code = 0, details = '' } = (error ?? {}) as Partial<ServiceError>;
      resolve({ code, details });
    };
    if (!method.requestStream && !method.responseStream) {
      client.unary(method, {}).then(() => failed(null), failed);
    } else if (!method.responseStream) {
      client.clientStream(method, (error) => failed(error)).end();
    } else {
      const call = method.requestStream ? client.bidiStream(method) : client.serverStream(method, {});
      call.on('error', failed);
      call.once('data', () => {
        failed(null);
        call.cancel();
      });
    }
  });
}

describe('the guard', () => {
  it.each(roles)(
    'lets role %s make its calls and no other, for every call of both services',
    async (role) => {
      const server = await start();
      const client = await connect(server, tokenOf(server, role));
      for (const method of everyCall) {
        const right = rightFor(method.path);
        const isAllowed = right !== undefined && hasRight(role, right);
        const before = server.reached.length;
        const { code, details } = await outcome(client, method);
        expect({ path: method.path, code }).toEqual({
          path: method.path,
          code: isAllowed ? status.OK : status.PERMISSION_DENIED,
        });
        expect(server.reached.length - before).toBe(isAllowed ? 1 : 0);
        const words = /^E_TOKEN_ROLE a token of role \w+ may not call \w+; use one of role /;
        expect(isAllowed || words.test(details)).toBe(true);
      }
    },
  );

  it('refuses every call without a good token, in words, and tells who knocked', async () => {
    const server = await start();
    const revoked = server.tokens.create({ role: 'admin', name: 'a' });
    server.tokens.revoke(revoked.record.id);
    const expired = server.tokens.create({ role: 'admin', name: 'b', expiresAtMs: Date.now() - 1 });
    const refusals = [
      [undefined, 'E_TOKEN_MISSING'],
      [newToken(), 'E_TOKEN_INVALID'],
      ['nonsense', 'E_TOKEN_INVALID'],
      [revoked.token, 'E_TOKEN_REVOKED'],
      [expired.token, 'E_TOKEN_EXPIRED'],
    ] as const;
    for (const [token, words] of refusals) {
      const client = await connect(server, token);
      for (const method of everyCall) {
        const { code, details } = await outcome(client, method);
        expect({ code, words: details.split(' ')[0] }).toEqual({ code: status.UNAUTHENTICATED, words });
        expect(details).not.toContain(token?.slice(0, 12) ?? 'Bearer');
      }
    }
    expect(server.reached).toEqual([]);
    expect(server.refused).toHaveLength(everyCall.length * refusals.length);
    expect(server.refusals.countOf('127.0.0.1:1')).toBe(everyCall.length * refusals.length);
    expect(server.refused.filter(({ refusal }) => refusal.line !== undefined)).toHaveLength(5);
    expect(JSON.stringify(server.refused)).not.toContain(revoked.token.slice(4, 14));
  });

  it('tells handlers who calls, and shows them no token', async () => {
    const server = await start();
    const credential = tokenOf(server, 'agent');
    const client = await connect(server, credential);
    await client.unary(agentService.register, { agentId: 'somebody else' });
    expect(server.reached[0]?.caller).toMatchObject({ role: 'agent', agentId: 'agent-1', name: 'gpu-1' });
    expect(server.reached[0]?.caller.peer).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(server.reached[0]?.headers).not.toContain(credential.slice(4, 14));
  });

  it('ends the streams of a token that is revoked by another process', async () => {
    const server = await start();
    const { token, record } = server.tokens.create({ role: 'viewer', name: 'a' });
    const { token: other } = server.tokens.create({ role: 'viewer', name: 'b' });
    const ends: string[] = [];
    for (const one of [token, other]) {
      const watch = (await connect(server, one)).serverStream(controlService.watch, {});
      watch.on('error', (error) => ends.push(error.message));
      await new Promise((resolve) => watch.once('data', resolve));
    }
    expect(server.calls.size).toBe(2);
    server.tokens.revoke(record.id);
    await expect.poll(() => ends, { timeout: 10_000 }).toHaveLength(1);
    expect(ends[0]).toMatch(/UNAUTHENTICATED: E_TOKEN_REVOKED /);
    expect(server.calls.size).toBe(1);
    server.stop();
    await expect.poll(() => server.calls.size, { timeout: 10_000 }).toBe(0);
  });

  it('sends agents away for the moment, not for good, while the list of tokens cannot be read', async () => {
    const server = await start();
    const client = await connect(server, tokenOf(server, 'agent'));
    const prove = vi.spyOn(server.tokens, 'prove').mockImplementation(() => {
      throw new Error('disk');
    });
    const { code, details } = await outcome(client, agentService.register);
    expect(code).toBe(status.UNAVAILABLE);
    expect(details).toMatch(/^E_TOKEN_STORE /);
    expect(details).not.toContain('disk');
    prove.mockRestore();
    expect((await outcome(client, agentService.register)).code).toBe(status.OK);
  });
});
