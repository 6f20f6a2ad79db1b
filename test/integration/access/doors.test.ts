/** Access to a whole coordinator: who is let in, what each caller may see and do, and what the audit log records. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceError } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { limits } from '../../../base/limits.ts';
import { newToken, tokenHash } from '../../../base/secret/token.ts';
import { trainerChecks } from '../../../cli/input/trainer-checks.ts';
import type { NewToken } from '../../../coordinator/access/token/token-store.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import type { RpcClient } from '../../../proto/client.ts';
import { agentService, controlService, protocolVersion } from '../../../proto/service.ts';
import { connectTo } from '../../../proto/tls/endpoint.ts';
import { agentEndpoint, ask } from '../../coordinator-client.ts';
import { foldersForAll } from './folders-for-all.ts';

const secret = 'hunter2-of-the-hub';
const sweep = (name: string, env = `{ HUB_KEY: ${secret}, THREADS: 4 }`): string => `version: 1
name: ${name}
# The key is ${secret}.
factors: { level: [1, 2] }
response: { primary: score, goal: maximize }
trainer: { kind: command, run: [train, --quiet], env: ${env} }
`;

const folder = foldersForAll();
let dataDir: string;
let coordinator: Coordinator;

beforeAll(async () => {
  dataDir = join(folder(), 'data');
  const trainers = await trainerChecks([]);
  coordinator = await startCoordinator({ dataDir, listen: '127.0.0.1:0', baseVersion: 'test', trainers });
});
afterAll(() => coordinator.stop());

function connect(token: string): RpcClient {
  const client = connectTo({ ...coordinator.endpoint, token });
  onTestFinished(() => client.close());
  return client;
}

const as = (made: NewToken): RpcClient => connect(coordinator.access.tokens.create(made).token);
const owner = (): RpcClient => connect(coordinator.access.folderToken);

async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    return (error as ServiceError).details;
  }
  return 'answered';
}

const launch = (client: RpcClient, source: string, requestId = newToken()) =>
  client.unary(controlService.launch, { requestId, source, fileName: 's.yaml' });

describe('roles', () => {
  it('let only those with the right launch sweeps that run programs', async () => {
    const operator = as({ role: 'operator', name: 'ada' });
    expect(await refusal(launch(operator, sweep('denied')))).toMatch(/^E_TOKEN_COMMANDS token "ada" may not/);
    const trusted = as({ role: 'operator', name: 'grace', mayLaunchCommands: true });
    const { sweepId } = await launch(trusted, sweep('granted'));
    expect(
      await refusal(operator.unary(controlService.extend, { requestId: 'e', sweepId, replicates: 1 })),
    ).toMatch(/^E_TOKEN_COMMANDS /);
  });

  it('hide values of env from everybody, and in the file from viewers', async () => {
    const { sweepId } = await launch(owner(), sweep('keys'));
    const viewer = as({ role: 'viewer', name: 'wall' });
    const forViewer = await viewer.unary(controlService.getSweep, { sweepId });
    const text = JSON.stringify([forViewer, await viewer.unary(controlService.listSweeps, {})]);
    expect(text).not.toContain(secret);
    expect(forViewer.source).toMatch(/HUB_KEY: "\[hidden\]"/);
    const forOwner = await owner().unary(controlService.getSweep, { sweepId });
    expect(forOwner.source).toContain(secret);
    expect(JSON.stringify(forOwner.sweep)).not.toContain(secret);
  });

  it('show viewers nothing of a file whose env comes from elsewhere in it', async () => {
    const source = sweep('aliased', '*e').replace('version: 1', `x: &e { HUB_KEY: ${secret} }\nversion: 1`);
    const { sourceForViewers } = await import('../../../coordinator/wire/hidden-env.ts');
    const spec = { trainer: { kind: 'command', options: { env: { HUB_KEY: secret } } } } as never;
    expect(sourceForViewers({ spec, source })).not.toContain(secret);
  });

  it('show viewers nothing of a file with env that is too long to be looked through, at once', async () => {
    const { sourceForViewers } = await import('../../../coordinator/wire/hidden-env.ts');
    const env = { HUB_KEY: secret };
    const long = `${sweep('long')}\ndescription: "${'d '.repeat(limits.shownSourceChars)}"`;
    const keys = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`K${at}`, `secret-${at}`]));
    const many = sweep('many', JSON.stringify(keys)).slice(0, limits.shownSourceChars);
    const specOf = (values: unknown) => ({ trainer: { kind: 'command', options: { env: values } } }) as never;
    expect(sourceForViewers({ spec: specOf(env), source: long })).toMatch(/^# The sweep file is not shown/);
    expect(sourceForViewers({ spec: specOf(keys), source: many })).not.toMatch(/secret-\d/);
    expect(sourceForViewers({ spec: { trainer: { kind: 'none' } } as never, source: long })).toBe(long);
  });
});

describe('names in env that turn a program into another one', () => {
  it('are refused at launch, with their place', async () => {
    const words = await refusal(launch(owner(), sweep('risky', '{ BASH_ENV: /tmp/x }')));
    expect(words).toMatch(/s\.yaml:6:\d+ .*no sweep may set BASH_ENV, which is read by the shell/);
  });
});

describe('an agent', () => {
  const register = (client: RpcClient, agentId: string) =>
    client.unary(agentService.register, {
      requestId: newToken(),
      agentId,
      slots: 100,
      incarnation: '1',
      takesSeeds: true,
    });
  const join_ = (client: RpcClient, agentId: string, credential: string, protocol = protocolVersion) =>
    client.unary(agentService.join, {
      agentId,
      name: agentId,
      credentialSha256: tokenHash(credential),
      protocol,
    });

  it('exchanges a join token for a credential of its own, which is that one agent', async () => {
    const joiner = as({ role: 'join', name: 'rack', expiresAtMs: Date.now() + 3_600_000 });
    const credential = newToken();
    await join_(joiner, 'one', credential);
    await join_(joiner, 'one', credential);
    const agent = connect(credential);
    await register(agent, '');
    const { agents } = await owner().unary(controlService.listAgents, {});
    expect(agents.map(({ agentId }) => agentId)).toContain('one');
    expect(await refusal(register(agent, 'other'))).toMatch(/^E_TOKEN_AGENT the credential is of agent one/);
    expect(await refusal(agent.unary(controlService.listSweeps, {}))).toMatch(/^E_TOKEN_ROLE /);
    expect(await refusal(register(joiner, 'one'))).toMatch(/^E_TOKEN_ROLE /);
    expect(await refusal(join_(joiner, 'one', newToken()))).toMatch(/^E_AGENT_ID_TAKEN /);
  });

  it('of another version of the protocol is refused in words', async () => {
    const joiner = as({ role: 'join', name: 'rack' });
    expect(await refusal(join_(joiner, 'old', newToken(), protocolVersion - 1))).toMatch(
      /^E_PROTOCOL .*update the agent/,
    );
    expect(await refusal(join_(joiner, 'new', newToken(), protocolVersion + 1))).toMatch(
      /^E_PROTOCOL .*update the coordinator/,
    );
    const agent = connectTo(agentEndpoint(dataDir, 'kept'));
    onTestFinished(() => agent.close());
    const request = {
      requestId: 'r',
      agentId: 'kept',
      slots: 1,
      incarnation: '1',
      protocol: protocolVersion - 1,
    };
    expect(await refusal(agent.unary(agentService.register, request))).toMatch(/^E_PROTOCOL /);
  });

  it('cannot finish the trial of another, whatever it has seen', async () => {
    const [thief, holder] = ['thief', 'holder'].map((name) => connectTo(agentEndpoint(dataDir, name)));
    onTestFinished(() => [thief, holder].forEach((client) => client?.close()));
    if (thief === undefined || holder === undefined) throw new Error('two agents');
    const { sweepId } = await launch(owner(), sweep('stolen', '{ WHO: the-holder }'));
    await register(holder, 'holder');
    await register(thief, 'thief');
    const { grants } = await ask(holder, 'lease', { requestId: 'l', slots: 100 });
    const grant = grants.find((one) => one.info.sweepId === sweepId);
    const { trialId = '', fence = 0 } = grant ?? {};
    const results = [{ trialId, fence, metrics: [{ name: 'score', value: 99 }] }];
    const { receipts } = await ask(thief, 'complete', { requestId: 'c', results });
    expect(receipts).toMatchObject([{ verdict: 4 }]);
    const { trial } = await owner().unary(controlService.getTrial, { trialId });
    expect(trial).toMatchObject({ agentId: 'holder', metrics: [] });
  });
});

describe('what users did', () => {
  it('keeps the requests of two callers, and of two methods, apart', async () => {
    const { sweepId } = await launch(owner(), sweep('twice'));
    const [mallory, ada] = ['mallory', 'ada 2'].map((name) => as({ role: 'operator', name }));
    const request = { requestId: 'the same', sweepId };
    await mallory?.unary(controlService.resume, request);
    const { sweep: paused } = (await ada?.unary(controlService.pause, request)) ?? {};
    expect(paused?.state).toBe(2);
    const { sweep: resumed } = (await ada?.unary(controlService.resume, request)) ?? {};
    expect(resumed?.state).toBe(1);
  });

  it('stands in the sweep and in audit.log, by token, name and peer', async () => {
    const { token, record } = coordinator.access.tokens.create({
      role: 'operator',
      name: 'grace 2',
      mayLaunchCommands: true,
    });
    const client = connect(token);
    const { sweepId } = await launch(client, sweep('audited'));
    await client.unary(controlService.pause, { requestId: 'p', sweepId });
    const by = { token: record.id, name: 'grace 2', peer: expect.stringMatching(/^127\.0\.0\.1:\d+$/) };
    const { sweep: seen } = await owner().unary(controlService.getSweep, { sweepId });
    expect(seen?.changes).toMatchObject([
      { what: 'sweep-launched', by },
      { what: 'sweep-paused', by },
    ]);
    const audit = readFileSync(join(dataDir, 'audit.log'), 'utf8');
    const lines = audit
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(
      expect.objectContaining({
        kind: 'sweep-launched',
        sweepId,
        programs: ['train'],
        by: expect.objectContaining(by),
      }),
    );
    expect(audit).not.toContain(secret);
    expect(audit).not.toContain(token.slice(4, 14));
  });
});
