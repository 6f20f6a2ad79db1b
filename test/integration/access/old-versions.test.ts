/** Versions before and after TLS and tokens refuse each other with a clear message. */
import { credentials, Server, ServerCredentials, type ServiceError, status } from '@grpc/grpc-js';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { callFailureOf } from '../../../agent/call-failure.ts';
import { startAgent } from '../../../agent/start-agent.ts';
import { startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { RpcClient } from '../../../proto/client.ts';
import { agentService, controlService } from '../../../proto/service.ts';
import { invitationTo } from '../../coordinator-client.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

it('an old agent and an old user hear from a new coordinator that they must be updated', async () => {
  const dataDir = join(temporaryFolder(), 'data');
  const coordinator = await startCoordinator({ dataDir, listen: '127.0.0.1:0', baseVersion: 'test' });
  onTestFinished(() => coordinator.stop());
  const old = new RpcClient(coordinator.address, credentials.createInsecure());
  onTestFinished(() => old.close());
  const calls = [
    () => old.unary(agentService.register, { requestId: 'r', agentId: 'old', slots: 1, incarnation: '1' }),
    () => old.unary(controlService.launch, { requestId: 'l', source: 'x'.repeat(2 ** 20) }),
  ];
  for (const call of calls) {
    const error = await call().then(
      () => undefined,
      (refused: ServiceError) => refused,
    );
    expect(error?.details).toMatch(
      /^E_PROTOCOL this coordinator speaks TLS .*; update Yates on the calling side/,
    );
    expect(error?.code).toBe(status.UNAUTHENTICATED);
    // An agent that hears this at its first Register gives up, and says why.
    expect(callFailureOf(error)).toBe('denied');
  }
});

it('a new agent hears that what answers is no coordinator with TLS', async () => {
  const old = new Server();
  const bind = promisify(old.bindAsync.bind(old));
  const port = await bind('127.0.0.1:0', ServerCredentials.createInsecure());
  onTestFinished(() => old.forceShutdown());
  const folder = temporaryFolder();
  const invitation = await invitationTo(join(folder, 'data'), `127.0.0.1:${port}`);
  const agent = startAgent({ invitation, dataDir: join(folder, 'agent'), slots: 1, labels: {} });
  await expect(agent).rejects.toThrow(/^E_COORDINATOR_PLAIN .*an older coordinator must be updated first/);
});
