/** The core on a real log that fails, and on one that another coordinator has taken over. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../base/clock.ts';
import { agentId, requestId } from '../../../base/ids.ts';
import { Host } from '../../../coordinator/host.ts';
import { openSqliteLog, type SqliteLog } from '../../../coordinator/log/sqlite/sqlite-log.ts';
import { cardOf, launchOf } from '../../unit/coordinator/core/core-harness.ts';

let folder: string;
const opened: { host: Host; log: SqliteLog }[] = [];

async function open(): Promise<{ host: Host; log: SqliteLog }> {
  const log = await openSqliteLog(join(folder, 'yates.db'));
  const host = await Host.start(log, systemClock, 15_000);
  opened.push({ host, log });
  return { host, log };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-host-'));
});
afterEach(async () => {
  for (const { host, log } of opened.splice(0)) {
    await host.stop();
    await log.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

let requests = 0;
const register = (host: Host, name: string) =>
  host.ask({
    kind: 'register',
    requestId: requestId(`r${++requests}`),
    agentId: agentId(name),
    card: cardOf(name),
    held: [],
  });
const poll = (host: Host, name: string) =>
  host.ask({
    kind: 'lease',
    requestId: requestId(`r${++requests}`),
    agentId: agentId(name),
    slots: 1,
    waitMs: 60_000,
  });
const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );
const launch = (host: Host, trials: number) =>
  host.ask({ ...launchOf({ trials }), requestId: requestId(`r${++requests}`) });

describe('a coordinator whose log fails', () => {
  test('answers nothing more, says why, and goes on from the log when it is started again', async () => {
    const { host, log } = await open();
    await register(host, 'a');
    log.limitPages(20);
    const waiting = errorOf(poll(host, 'a'));
    const refused = launch(host, 20_000);
    await expect(refused).rejects.toMatchObject({ code: 'E_LOG_DISK_FULL' });
    expect(await waiting).toMatchObject({ code: 'E_LOG_DISK_FULL' });
    expect(await host.broken).toMatchObject({ code: 'E_LOG_DISK_FULL' });
    await expect(register(host, 'b')).rejects.toMatchObject({ code: 'E_LOG_DISK_FULL' });
    await expect(host.settled()).rejects.toMatchObject({ code: 'E_LOG_DISK_FULL' });
    await host.stop();
    await log.close();
    opened.splice(0);

    const { host: again } = await open();
    expect([...again.state.agents.keys()]).toEqual(['a']);
    expect(again.state.sweeps.size).toBe(0);
    expect((await launch(again, 4)).created).toBe(true);
  });

  test('and another has taken over: the first is shut out before it can answer', async () => {
    const { host: first } = await open();
    const { host: second } = await open();
    await register(second, 'a');
    await expect(register(first, 'b')).rejects.toMatchObject({ code: 'E_LOG_FENCED' });
    expect(await first.broken).toMatchObject({ code: 'E_LOG_FENCED' });
    expect((await launch(second, 4)).created).toBe(true);
  });
});

describe('a coordinator', () => {
  test('tells listeners of events once they are durable, in order', async () => {
    const { host, log } = await open();
    const heard: string[] = [];
    host.onDurable((events) => heard.push(...events.map(({ type }) => type)));
    const calls = [register(host, 'a'), launch(host, 4), register(host, 'b')];
    expect(heard).toEqual([]);
    await Promise.all(calls);
    await host.settled();
    expect(heard).toEqual(['agent-registered', 'sweep-launched', 'trials-planned', 'agent-registered']);
    expect(await log.lastSeq()).toBe(4);
  });

  test('that stops lets go of those who wait and takes no more', async () => {
    const { host } = await open();
    await register(host, 'a');
    const waiting = errorOf(poll(host, 'a'));
    const last = register(host, 'b');
    await host.stop();
    expect(await waiting).toMatchObject({ code: 'E_STOPPING' });
    expect(await last).toMatchObject({ lost: [] });
    await expect(register(host, 'c')).rejects.toMatchObject({ code: 'E_STOPPING' });
  });
});
