/** What users meet: several on one machine, an empty folder, a moved coordinator, plain text, and secrets that must not show. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startAgent } from '../../../agent/start-agent.ts';
import { newToken } from '../../../base/secret/token.ts';
import { invitationFor } from '../../../cli/connect/invitation-for.ts';
import { printInvitations, renewInvitations } from '../../../cli/connect/print-invitations.ts';
import { parseJoinString, printJoinString } from '../../../client/join/join-string.ts';
import { listSweeps } from '../../../client/ask.ts';
import { askAt } from '../../../client/ask-at.ts';
import { launchSweep } from '../../../client/launch-sweep.ts';
import { LoginStore } from '../../../client/join/login-store.ts';
import {
  type CoordinatorOptions,
  type Coordinator,
  startCoordinator,
} from '../../../coordinator/start-coordinator.ts';
import { ownClientCertificate } from '../../../coordinator/access/certificate/server-certificate.ts';
import { startDashboard } from '../../../dashboard/start-dashboard.ts';
import { agentService, controlService } from '../../../proto/service.ts';
import { connectTo, type Endpoint } from '../../../proto/tls/endpoint.ts';
import { agentEndpoint, invitationTo, TestClient } from '../../coordinator-client.ts';
import { copyFolder } from '../../copy-folder.ts';
import { FakeStdin, FakeStdout } from '../../fixtures/dashboard/fake-terminal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { makeAuthority } from './certificates.ts';
import { runVerb } from '../../unit/cli/run-verb.ts';

async function start(dataDir: string, more: Partial<CoordinatorOptions> = {}): Promise<Coordinator> {
  const coordinator = await startCoordinator({
    dataDir,
    listen: '127.0.0.1:0',
    baseVersion: 'test',
    ...more,
  });
  onTestFinished(() => coordinator.stop());
  return coordinator;
}

/** Verbs run as in this folder, with logins of their own. */
function inFolder(): string {
  const folder = temporaryFolder();
  const before = process.cwd();
  process.chdir(folder);
  vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'config'));
  onTestFinished(() => {
    process.chdir(before);
    vi.unstubAllEnvs();
  });
  return folder;
}

const ask = async (endpoint: Endpoint): Promise<string> => {
  const client = connectTo(endpoint);
  try {
    await client.unary(controlService.listSweeps, {}, { timeoutMs: 3_000 });
    return 'answered';
  } catch (error) {
    return (error as { details: string }).details;
  } finally {
    client.close();
  }
};

describe('a verb', () => {
  it('says in an empty folder that there is nothing, and talks to nobody', async () => {
    inFolder();
    const { code, stdout } = await runVerb('ls');
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^There is nothing here: no data/),
    });
    const paused = await runVerb('pause');
    expect(paused.stderr).toMatch(/^E_COORDINATOR_NONE /);
    expect(paused.code).toBe(2);
  });

  it('goes by the command line before the environment, and by its login where no folder is', async () => {
    const folder = inFolder();
    const [named, other] = [await start(join(folder, 'named')), await start(join(folder, 'other'))];
    vi.stubEnv('YATES_COORDINATOR', other.address);
    expect((await runVerb('ls', '--data', 'named')).stdout).toMatch(/^No sweep yet/);
    expect((await runVerb('ls')).stderr).toMatch(new RegExp(`^E_LOGIN_MISSING ${other.address} `));
    vi.stubEnv('YATES_COORDINATOR', '');
    const { security, address } = named.endpoint;
    if (security.kind !== 'pin') throw new Error('a certificate of its own');
    const { pin, pem: certificate } = security.certificate;
    const { token } = named.access.tokens.create({ role: 'viewer', name: 'wall' });
    new LoginStore().save({ address, token, pin, certificate, atMs: 1 });
    expect((await runVerb('ls')).stdout).toMatch(/^No sweep yet/);
    named.access.tokens.revoke('wall');
    expect((await runVerb('ls')).stderr).toMatch(/^E_TOKEN_REVOKED /);
  });
});

describe('tokens on the command line', () => {
  it('are made, listed and revoked while the coordinator runs, and let a user in', async () => {
    const folder = inFolder();
    const { endpoint } = await start(join(folder, '.yates'));
    const made = await runVerb('token', 'create', '--role', 'viewer', '--name', 'wall', '--expires', '1h');
    writeFileSync('wall.join', made.stdout, { mode: 0o600 });
    expect((await runVerb('login', '--join-file', 'wall.join')).stdout).toMatch(/^Logged in to 127/);
    expect(statSync('config/yates/logins.json').mode & 0o777).toBe(0o600);
    const listed = await runVerb('token', 'list');
    expect(listed.stdout).toMatch(/viewer +wall .* valid/);
    expect(listed.stdout).not.toContain('yts_');
    expect((await runVerb('token', 'revoke', 'wall')).stdout).toMatch(/^Revoked \w{8} \(viewer, wall\)/);
    const token = /yts_[\w-]{43}/.exec(made.stdout)?.[0] ?? '';
    await expect.poll(() => ask({ ...endpoint, token }), { timeout: 10_000 }).toMatch(/^E_TOKEN_REVOKED/);
    const audit = readFileSync('.yates/audit.log', 'utf8');
    expect(audit).toContain('token-created');
    expect(audit).toContain('token-revoked');
    expect(audit).not.toContain(token.slice(4, 14));
  });
});

describe('a coordinator that moves', () => {
  it('is the same to its agents and users with DATA/secrets, and a stranger without', async () => {
    const folder = temporaryFolder();
    const first = await start(join(folder, 'first'));
    const agent = agentEndpoint(join(folder, 'first'), 'agent-1');
    await first.stop();
    const moved = join(folder, 'moved');
    copyFolder(join(folder, 'first'), moved);
    const second = await start(moved);
    expect(await ask({ ...first.endpoint, address: second.address })).toBe('answered');
    const client = connectTo({ ...agent, address: second.address });
    onTestFinished(() => client.close());
    await client.unary(agentService.register, { requestId: 'r', slots: 1, incarnation: '1' });
    await second.stop();
    rmSync(join(moved, 'secrets'), { recursive: true });
    const third = await start(moved);
    expect(await ask({ ...first.endpoint, address: third.address })).not.toBe('answered');
    expect(await ask({ ...third.endpoint, token: first.endpoint.token })).toMatch(/^E_TOKEN_INVALID /);
    expect(await ask(third.endpoint)).toBe('answered');
  });
});

describe('an impostor', () => {
  it('at the port of a coordinator that went away gets no token, and is told apart from nobody', async () => {
    const folder = inFolder();
    const first = await start(join(folder, 'first'));
    const { sweepId } = await askAt(first.endpoint, (client) =>
      launchSweep(client, { source: waits, fileName: 'w' }),
    );
    const dashboard = startDashboard({
      coordinator: first.endpoint,
      sweepId,
      mode: 'plain',
      stdout: new FakeStdout() as never,
      stdin: new FakeStdin() as never,
      env: { TERM: 'dumb' },
    });
    await first.stop();
    const other = await start(join(folder, 'other'), { listen: first.address });
    await expect(dashboard.waitUntilExit()).rejects.toThrow(/^E_PIN_DIFFERS .*so no token was sent/);
    await expect(askAt(first.endpoint, listSweeps)).rejects.toThrow(/^E_PIN_DIFFERS /);
    // It was asked for handshakes alone: no call reached it.
    expect(other.access.refusals.total).toBe(0);
  });
});

const waits = `version: 1
name: waits
factors: { level: [1, 2] }
response: { primary: score, goal: maximize }
trainer: { kind: command, run: ['true'] }
`;

describe('the strings that a coordinator prints', () => {
  it('let an agent and a user in from another machine, by the address that it has there', async () => {
    const folder = inFolder();
    const coordinator = await start(join(folder, 'lab'), { listen: '0.0.0.0:0' });
    const printed = captured(() => printInvitations(coordinator, { data: 'lab' }));
    const [agents = '', users = ''] = printed.match(/yates:\/\/\S+/g) ?? [];
    expect(readFileSync('lab/secrets/agents.join', 'utf8').trim()).toBe(agents);
    const { address } = parseJoinString(agents, 'printed');
    const others = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    const hasOuter = others.some(({ internal, family }) => !internal && family === 'IPv4');
    expect(hasOuter && address.startsWith('127.')).toBe(false);
    writeFileSync('users.join', users, { mode: 0o600 });
    expect((await runVerb('login', '--join-file', 'users.join')).stdout).toMatch(/^Logged in/);
    writeFileSync('agents.join', agents, { mode: 0o600 });
    const invitation = await invitationFor({ data: 'agent', joinFile: 'agents.join' });
    const options = { dataDir: 'agent', slots: 1, labels: {} };
    const agent = await startAgent({ ...options, invitation });
    expect(agent.coordinator).toBe(address);
    await agent.stop();
    // The second start needs no string, and keeps to its coordinator although another's lies beside it.
    const again = await startAgent({ ...options, invitation: await invitationFor({ data: 'agent' }) });
    expect([again.agentId, again.coordinator]).toEqual([agent.agentId, address]);
    await again.stop();
    expect((await runVerb('login', '--join-file', 'agents.join')).stderr).toMatch(/^E_TOKEN_ROLE /);
  });
});

describe('the files of those strings', () => {
  it('are renewed while the coordinator runs, before their tokens end', async () => {
    const folder = temporaryFolder();
    const coordinator = await start(join(folder, 'lab'));
    const files = ['agents', 'users'].map((who) => join(folder, 'lab', 'secrets', `${who}.join`));
    const read = (): string[] => files.map((file) => readFileSync(file, 'utf8').trim());
    captured(() => printInvitations(coordinator, { data: join(folder, 'lab') }));
    const first = read();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const end = renewInvitations(coordinator, { data: join(folder, 'lab') }, (error) =>
      expect.fail(error.message),
    );
    onTestFinished(() => {
      end();
      vi.useRealTimers();
    });
    vi.advanceTimersByTime(3 * 86_400_000);
    expect(read()).toEqual(first);
    vi.advanceTimersByTime(86_400_000);
    const [agents = '', users] = read();
    expect([agents === first[0], users === first[1]]).toEqual([false, true]);
    const { tokens } = coordinator.access;
    for (const string of [first[0] ?? '', agents])
      expect(tokens.prove(parseJoinString(string, 'file').token)).toMatchObject({ token: { role: 'join' } });
  });
});

/** What is printed meanwhile. */
function captured(act: () => void): string {
  let text = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  act();
  spy.mockRestore();
  return text;
}

describe("a site's own certificate", () => {
  it('is checked against its authority by users and agents, and by its pin in the data folder', async () => {
    const folder = inFolder();
    const authority = await makeAuthority('site');
    const [server, user] = [await authority.sign('lab'), await authority.sign('ada')];
    const files = {
      'ca.crt': authority.certificate,
      'lab.crt': server.certificate,
      'ada.crt': user.certificate,
    };
    for (const [name, text] of Object.entries({ ...files, 'lab.key': server.key, 'ada.key': user.key }))
      writeFileSync(name, text, { mode: 0o600 });
    const site = { certificate: 'lab.crt', key: 'lab.key' };
    const { access, address } = await start(join(folder, 'lab'), { site });
    expect(access.pin).toBeUndefined();
    expect((await runVerb('ls', '--data', 'lab')).stdout).toMatch(/^No sweep yet/);
    const string = (token: string): string => printJoinString({ token, address });
    const { token } = access.tokens.create({ role: 'viewer', name: 'ada' });
    writeFileSync('ada.join', string(token), { mode: 0o600 });
    expect((await runVerb('login', '--join-file', 'ada.join')).stderr).toMatch(/^E_JOIN_PIN .*--tls-ca/);
    const login = ['login', '--join-file', 'ada.join', '--tls-ca', 'ca.crt'];
    expect((await runVerb(...login)).stdout).toMatch(/^Logged in/);
    expect((await runVerb('ls')).stdout).toMatch(/^No sweep yet/);

    const strict = await start(join(folder, 'strict'), { site: { ...site, clientAuthority: 'ca.crt' } });
    const made = strict.access.tokens.create({ role: 'viewer', name: 'ada' });
    const joined = printJoinString({ token: made.token, address: strict.address });
    writeFileSync('ada.join', joined, { mode: 0o600 });
    expect((await runVerb(...login)).code).toBe(1);
    const shown = await runVerb(...login, '--tls-cert', 'ada.crt', '--tls-key', 'ada.key');
    expect(shown.stdout).toMatch(/^Logged in/);
    expect((await runVerb('ls', '--coordinator', strict.address)).stdout).toMatch(/^No sweep yet/);
    // Whoever may read the folder has what it asks for in there, and another folder's is of no use.
    expect((await runVerb('ls', '--data', 'strict')).stdout).toMatch(/^No sweep yet/);
    const { security } = strict.endpoint;
    if (security.kind !== 'pin') throw new Error('a folder knows its certificate');
    for (const identity of [undefined, await ownClientCertificate(join(folder, 'other'))])
      expect(await ask({ ...strict.endpoint, security: { ...security, identity } })).not.toBe('answered');
  });
});

describe('--insecure', () => {
  it('is plain text on this machine alone, and asks for tokens all the same', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    const off = startCoordinator({ dataDir, listen: '0.0.0.0:0', baseVersion: 'test', insecure: true });
    await expect(off).rejects.toThrow(/^E_INSECURE --insecure plain text on 0\.0\.0\.0:0/);
    const { endpoint, address } = await start(dataDir, { insecure: true });
    expect(endpoint.security.kind).toBe('none');
    expect(await ask(endpoint)).toBe('answered');
    expect(await ask({ address, security: { kind: 'none' } })).toMatch(/^E_TOKEN_MISSING /);
  });
});

describe.runIf(process.geteuid?.() === 0)('another user of the machine', () => {
  const nobody = 65_534;

  it('reads no secret, sees no token in the list of processes, and is refused at the port', async () => {
    const folder = temporaryFolder();
    const dataDir = join(folder, 'data');
    const { endpoint, access } = await start(dataDir);
    const asNobody = (program: string, ...args: string[]) =>
      spawnSync(program, args, {
        uid: nobody,
        gid: nobody,
        cwd: '/',
        encoding: 'utf8',
        env: { PATH: '/usr/bin:/bin' },
      });
    expect(asNobody('cat', join(dataDir, 'secrets', 'folder.token')).status).not.toBe(0);
    expect(asNobody('cat', join(dataDir, 'yates.db')).status).not.toBe(0);
    for (const process_ of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const line = existsSync(`/proc/${process_}/cmdline`)
        ? readFileSync(`/proc/${process_}/cmdline`, 'utf8')
        : '';
      expect(line).not.toContain(access.folderToken.slice(4));
    }
    const port = Number(endpoint.address.split(':').at(-1));
    const call = `
      const session = require('node:http2').connect('https://127.0.0.1:${port}', { rejectUnauthorized: false });
      const stream = session.request({ ':method': 'POST', ':path': '${controlService.launch.path}',
        'content-type': 'application/grpc', te: 'trailers' });
      stream.on('response', (headers) => {
        console.log(headers['grpc-status'], decodeURIComponent(headers['grpc-message']));
        session.destroy();
      });
      stream.end(Buffer.alloc(5));`;
    // The coordinator is in this process: a call that is waited for would never be answered.
    const child = spawn(process.execPath, ['--eval', call], {
      uid: nobody,
      gid: nobody,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    child.stdout.on('data', (text: Buffer) => said.push(text.toString()));
    await once(child, 'close');
    expect(said.join('')).toMatch(/^16 E_TOKEN_MISSING /);
  });

  it('is who programs run as with --run-as, and then reads neither the credential nor the agent in /proc', async () => {
    const folder = temporaryFolder();
    const dataDir = join(folder, 'data');
    const { address } = await start(dataDir);
    const client = new TestClient(dataDir);
    onTestFinished(() => client.close());
    const agentData = join(folder, 'agent');
    const agent = await startAgent({
      invitation: await invitationTo(dataDir, address),
      dataDir: agentData,
      slots: 1,
      labels: {},
      allowCommands: ['sh'],
      runAs: 'nobody',
    });
    onTestFinished(() => agent.stop());
    const script = [
      'id -u',
      `cat ${agentData}/secrets/credential.json`,
      `cat /proc/${process.pid}/environ`,
      'echo kept > $YATES_ARTIFACTS/kept.txt',
      'ln -s /etc/shadow $YATES_ARTIFACTS/shadow',
      'ln -sf /etc/shadow $YATES_RESULT_FILE',
    ].join('; ');
    const source = `version: 1
name: nosy
factors: { level: [1] }
response: { primary: score, goal: maximize }
retry: { user: 0 }
trainer:
  kind: command
  cwd: /
  run: [sh, -c, '${script}; echo "{{\\"result\\": {{\\"score\\": 1}}}}"']
`
      .replaceAll('{{', '{')
      .replaceAll('}}', '}');
    const { sweepId } = await client.unary(controlService.launch, { requestId: 'l', source });
    const trial = async () => {
      const pages = client.serverStream(controlService.listTrials, { sweepId });
      for await (const page of pages as AsyncIterable<{ trials: { state: number; trialId: string }[] }>)
        return page.trials[0];
      return undefined;
    };
    await expect.poll(async () => (await trial())?.state, { timeout: 60_000 }).toBeGreaterThan(2);
    const { trialId } = (await trial()) ?? { trialId: '' };
    const { trial: ended } = await client.unary(controlService.getTrial, { trialId });
    expect(ended).toMatchObject({ state: 3, artifacts: [{ name: 'kept.txt' }] });
    let printed = '';
    for await (const { output } of client.serverStream(controlService.readOutput, {
      trialId,
    }) as AsyncIterable<{
      output: { data: Uint8Array };
    }>)
      printed += Buffer.from(output.data).toString();
    expect(printed).toMatch(/^65534$/m);
    expect(printed).not.toContain('yts_');
    expect(printed.match(/Permission denied/g)).toHaveLength(2);
  });
});

describe('planted secrets', () => {
  it('are in no log, export, list or screen, only in the log of events and on the way to the agent', async () => {
    const folder = inFolder();
    const secret = 'hunter2-of-the-hub';
    const { address, access } = await start('.yates');
    const file = join(folder, 's.yaml');
    const source = `version: 1
name: planted
factors: { level: [1, 2] }
response: { primary: score, goal: maximize }
trainer: { kind: command, run: [sh, -c, 'test -n "$HUB_KEY" && echo "{\\"result\\": {\\"score\\": 1}}"'], env: { HUB_KEY: ${secret} } }
`;
    writeFileSync(file, source);
    const invitation = await invitationTo('.yates', address);
    const agent = await startAgent({
      invitation,
      dataDir: '.yates/agent',
      slots: 1,
      labels: {},
      allowCommands: ['sh'],
    });
    onTestFinished(() => agent.stop());
    expect(await runVerb('launch', file, '--data', '.yates')).toMatchObject({ code: 0, stderr: '' });
    const watched = await runVerb('watch', '--plain', '--data', '.yates');
    expect(watched.stdout).toContain('2 done');
    const asked = [watched];
    for (const argv of [
      ['ls', '--json'],
      ['show', '--json'],
      ['show'],
      ['export'],
      ['export', '--format', 'json'],
    ])
      asked.push(await runVerb(...argv, '--data', '.yates'));
    const { saveResults } = await import('../../../cli/up/save-results.ts');
    expect(saveResults).toBeTypeOf('function');
    const texts = asked.map(({ code, stdout, stderr }) => `${code} ${stdout}${stderr}`);
    for (const name of ['coordinator.log', 'audit.log', 'agent/agent.log'])
      texts.push(readFileSync(join('.yates', name), 'utf8'));
    const forbidden = [secret, access.folderToken, invitation.token].map((text) => text.slice(4));
    for (const text of texts) for (const one of forbidden) expect(text).not.toContain(one);
    expect(texts.every((text) => !text.startsWith('1') && !text.startsWith('2 '))).toBe(true);
  }, 600_000);

  it('are in no crash report', async () => {
    const { reportError } = await import('../../../cli/output/report-error.ts');
    const token = newToken();
    const printed: string[] = [];
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return true;
    });
    reportError(new Error(`no call with ${token}`, { cause: new Error(`Bearer ${token}`) }));
    spy.mockRestore();
    const path = /the full trace is in (\S+)/.exec(printed.join(''))?.[1] ?? '';
    onTestFinished(() => rmSync(path));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8') + printed.join('')).not.toContain(token.slice(4, 14));
  });
});
