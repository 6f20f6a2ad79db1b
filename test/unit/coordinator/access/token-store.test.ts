import { execFile } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { limits } from '../../../../base/limits.ts';
import { newToken, tokenHash } from '../../../../base/secret/token.ts';
import { folderToken, keptToken } from '../../../../coordinator/access/token/kept-token.ts';
import { TokenStore } from '../../../../coordinator/access/token/token-store.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const day = 86_400_000;

function open(folder = join(temporaryFolder(), 'secrets')) {
  const clock = { ms: 1_000_000, nowMs: (): number => clock.ms };
  const store = new TokenStore(folder, clock);
  onTestFinished(() => store.close());
  return { store, clock, folder, file: join(folder, 'tokens.json') };
}

/** Eight letters that no other number has. */
const tokenId = (at: number): string =>
  at
    .toString(2)
    .padStart(16, '0')
    .match(/../g)
    ?.map((two) => 'abcd'[Number.parseInt(two, 2)])
    .join('') ?? '';

describe('the token store', () => {
  it('knows a token that it made, and keeps only its hash, for its owner alone', () => {
    const { store, folder, file } = open();
    const { token, record } = store.create({ role: 'operator', name: 'ada', mayLaunchCommands: true });
    expect(store.prove(token)).toEqual({ token: record });
    expect(readFileSync(file, 'utf8')).not.toContain(token.slice(4, 14));
    expect(readFileSync(file, 'utf8')).toContain(tokenHash(token));
    expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(open(folder).store.prove(token)).toMatchObject({ token: { name: 'ada', role: 'operator' } });
  });

  it('makes credentials for so many agents, and again for one that has one', () => {
    const { store, folder, file } = open();
    const secret = tokenHash(newToken());
    const made = store.exchange('j', agentId('one'), 'one', secret);
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { tokens: object[] };
    kept.tokens = Array.from({ length: limits.agents }, (_, at) =>
      at === 0
        ? (kept.tokens[0] as object)
        : { ...made, id: tokenId(at), agentId: `a${at}`, sha256: at.toString(16).padStart(64, '0') },
    );
    writeFileSync(file, JSON.stringify(kept));
    const full = open(folder).store;
    expect(full.list()).toHaveLength(limits.agents);
    expect(() => full.exchange('j', agentId('two'), 'two', tokenHash(newToken()))).toThrow(
      /^E_BUSY 10000 agents have a credential already/,
    );
    expect(full.exchange('j', agentId('one'), 'one', secret).id).toBe(made.id);
  });

  it('tells a missing, a foreign, an expired and a revoked token apart', () => {
    const { store, clock } = open();
    const expiring = store.create({ role: 'viewer', name: 'a', expiresAtMs: clock.ms + day });
    const revoked = store.create({ role: 'viewer', name: 'b' });
    store.revoke(revoked.record.id);
    clock.ms += day - 1;
    expect(store.prove(expiring.token)).toHaveProperty('token');
    clock.ms += 1;
    expect(store.prove(expiring.token)).toEqual({ refused: 'expired' });
    expect(store.prove(revoked.token)).toEqual({ refused: 'revoked' });
    expect(store.prove(newToken())).toEqual({ refused: 'invalid' });
    expect(store.prove('nonsense')).toEqual({ refused: 'invalid' });
    expect(store.prove(undefined)).toEqual({ refused: 'missing' });
    expect(store.isValid(expiring.record.id)).toBe(false);
  });

  it('revokes by id or by a name that is one token only', () => {
    const { store } = open();
    const [first, second] = [1, 2].map(() => store.create({ role: 'viewer', name: 'ci' }).record);
    expect(() => store.revoke('ci')).toThrow(/^E_TOKEN_AMBIGUOUS .*several tokens/);
    expect(() => store.revoke('nobody')).toThrow(/^E_TOKEN_UNKNOWN /);
    store.revoke(first?.id ?? '');
    expect(store.revoke('ci').id).toBe(second?.id);
    expect(store.list().map(({ revokedAtMs }) => revokedAtMs !== undefined)).toEqual([true, true]);
  });

  it('refuses names that would break a list, and rights that a role cannot use', () => {
    const { store } = open();
    for (const name of ['', 'a\nb', 'a\u001b[2J', '\u202eabc', 'x'.repeat(101)])
      expect(() => store.create({ role: 'viewer', name })).toThrow(/^E_TOKEN_NAME /);
    expect(() => store.create({ role: 'viewer', name: 'a', mayLaunchCommands: true })).toThrow(
      /^E_TOKEN_COMMANDS /,
    );
    expect(store.list()).toEqual([]);
  });

  it('hears of a token that another process revoked', async () => {
    const { store, folder } = open();
    const other = open(folder).store;
    const { token, record } = other.create({ role: 'viewer', name: 'a' });
    let changes = 0;
    store.onChange(() => changes++);
    store.watch();
    await expect.poll(() => 'token' in store.prove(token), { timeout: 10_000 }).toBe(true);
    other.revoke(record.id);
    await expect.poll(() => store.prove(token), { timeout: 10_000 }).toEqual({ refused: 'revoked' });
    expect(changes).toBe(2);
  });

  it('refuses nobody for good while the list cannot be read, and goes on when it is back', () => {
    const { store, file } = open();
    const { token } = store.create({ role: 'viewer', name: 'a' });
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.slice(0, 30));
    store.refresh();
    expect(() => store.prove(token)).toThrow(/^E_TOKEN_STORE /);
    writeFileSync(file, whole);
    chmodSync(file, 0o644);
    store.refresh();
    expect(() => store.prove(token)).toThrow(/^E_SECRET_FILE /);
    chmodSync(file, 0o600);
    store.refresh();
    expect(store.prove(token)).toHaveProperty('token');
    rmSync(file);
    store.refresh();
    expect(store.prove(token)).toEqual({ refused: 'invalid' });
  });

  it('loses no token when several processes make them at once', async () => {
    const { folder, store } = open();
    const module = new URL('../../../../coordinator/access/token/token-store.ts', import.meta.url).href;
    const program = `
      import { TokenStore } from ${JSON.stringify(module)};
      const store = new TokenStore(${JSON.stringify(folder)}, { nowMs: () => Date.now() });
      for (let at = 0; at < 15; at++) store.create({ role: 'viewer', name: 'n' + at });
    `;
    const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program];
    await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, args)));
    expect(store.list()).toHaveLength(45);
  });

  it('forgets tokens that ended three months ago', () => {
    const { store, clock } = open();
    store.create({ role: 'viewer', name: 'old', expiresAtMs: clock.ms + day });
    clock.ms += 80 * day;
    store.create({ role: 'viewer', name: 'a' });
    expect(store.list().map(({ name }) => name)).toEqual(['old', 'a']);
    clock.ms += 20 * day;
    store.create({ role: 'viewer', name: 'b' });
    expect(store.list().map(({ name }) => name)).toEqual(['a', 'b']);
  });
});

describe('a join token', () => {
  const agent = agentId('agent-1');

  it('is revoked with the credentials of the agents that joined with it last, and with no others', () => {
    const { store } = open();
    const [first, second] = ['one', 'two'].map((name) => store.create({ role: 'join', name }).record.id) as [
      string,
      string,
    ];
    const stays = newToken();
    const goes = newToken();
    const moves = newToken();
    store.exchange(second, agentId('stays'), 'stays', tokenHash(stays));
    store.exchange(first, agentId('goes'), 'goes', tokenHash(goes));
    // The same agent joins again, with the same credential.
    store.exchange(first, agentId('moves'), 'moves', tokenHash(moves));
    store.exchange(second, agentId('moves'), 'moves', tokenHash(moves));
    expect(store.revokeWithAgents(first).map(({ name }) => name)).toEqual(['one', 'goes']);
    expect(store.prove(goes)).toEqual({ refused: 'revoked' });
    expect(store.prove(stays)).toHaveProperty('token');
    expect(store.prove(moves)).toHaveProperty('token');
    expect(store.revokeWithAgents(first)).toEqual([]);
    expect(store.revokeWithAgents(second).map(({ name }) => name)).toEqual(['two', 'stays', 'moves']);
    // Those that have ended take no room from others, and the agent joins again under its name.
    expect(store.exchange(second, agentId('goes'), 'goes', tokenHash(newToken())).agentId).toBe('goes');
  });

  it('is exchanged for a credential of one agent, and a repeat changes nothing', () => {
    const { store } = open();
    const { record } = store.create({ role: 'join', name: 'agents' });
    const credential = newToken();
    const made = store.exchange(record.id, agent, 'gpu-1', tokenHash(credential));
    expect(store.exchange(record.id, agent, 'gpu-1', tokenHash(credential))).toEqual(made);
    expect(store.prove(credential)).toMatchObject({
      token: { role: 'agent', agentId: agent, joinedBy: record.id, name: 'gpu-1' },
    });
    expect(store.list()).toHaveLength(2);
  });

  it('takes no agent over: its credential is revoked first', () => {
    const { store } = open();
    const { record } = store.create({ role: 'join', name: 'agents' });
    const made = store.exchange(record.id, agent, 'gpu-1', tokenHash(newToken()));
    const again = () => store.exchange(record.id, agent, 'gpu-1', tokenHash(newToken()));
    expect(again).toThrow(/^E_AGENT_ID_TAKEN /);
    store.revoke(made.id);
    expect(again().agentId).toBe(agent);
  });

  it('makes no second agent of one credential', () => {
    const { store } = open();
    const { record } = store.create({ role: 'join', name: 'agents' });
    const hash = tokenHash(newToken());
    store.exchange(record.id, agent, 'gpu-1', hash);
    expect(() => store.exchange(record.id, agentId('agent-2'), 'gpu-2', hash)).toThrow(/^E_AGENT_ID_TAKEN /);
  });
});

describe('a kept token', () => {
  it('is the same at every start, and a new one when it has ended', () => {
    const { store, folder, clock } = open();
    const join_ = (): string =>
      keptToken(folder, 'join.token', store, {
        role: 'join',
        name: 'agents',
        expiresAtMs: clock.ms + day,
      });
    const first = join_();
    clock.ms += day / 2;
    expect(join_()).toBe(first);
    clock.ms += day;
    expect(join_()).not.toBe(first);
    expect(statSync(join(folder, 'join.token')).mode & 0o777).toBe(0o600);
  });

  it('opens everything for who may read the folder', () => {
    const { store, folder } = open();
    expect(store.prove(folderToken(folder, store))).toMatchObject({
      token: { role: 'admin', mayLaunchCommands: true },
    });
    expect(folderToken(folder, store)).toBe(folderToken(folder, open(folder).store));
  });
});
