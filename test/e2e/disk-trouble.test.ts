/** A real coordinator on a real disk that is full, read-only, pulled away, damaged or shared. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../base/sqlite/open-database.ts';
import type { RpcClient } from '../../proto/client.ts';
import { controlService } from '../../proto/service.ts';
import { TestClient } from '../coordinator-client.ts';
import { runsInFull } from '../in-full.ts';
import { isRunning, YatesProcess } from './yates-process.ts';

const isRoot = process.getuid?.() === 0;
const run = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** Mounting needs more than the name of root in some containers. */
const canMount = ((): boolean => {
  if (!isRoot || process.platform !== 'linux') return false;
  const folder = mkdtempSync(join(tmpdir(), 'yates-mount-'));
  const isMounted = run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
  if (isMounted) run('umount', folder);
  rmSync(folder, { recursive: true });
  return isMounted;
})();
if (!canMount)
  process.stderr.write('disk-trouble: no disk can be mounted here, so none is filled; skipped\n');

let folder: string;
let data: string;
let mounted = false;
const started: YatesProcess[] = [];
const clients: RpcClient[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-disk-'));
  data = join(folder, 'data');
  mkdirSync(data);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const one of started.splice(0)) {
    if (isRunning(one.pid)) one.kill('SIGKILL');
    await one.exited;
  }
  if (mounted) run('umount', data);
  mounted = false;
  rmSync(folder, { recursive: true, force: true });
});

function mount(options: string): void {
  expect(run('mount', '-t', 'tmpfs', '-o', `mode=0700,${options}`, 'tmpfs', data)).toBe(true);
  mounted = true;
}

function start(): YatesProcess {
  const one = new YatesProcess(['coordinator', '--data', data, '--listen', '127.0.0.1:0'], folder);
  started.push(one);
  return one;
}

async function connect(coordinator: YatesProcess): Promise<RpcClient> {
  await coordinator.says(/listening on/);
  const client = new TestClient(data);
  clients.push(client);
  return client;
}

async function launch(client: RpcClient, name: string, levels = 2): Promise<string> {
  const list = Array.from({ length: levels }, (_, at) => at).join(', ');
  const source = `version: 1
name: ${name}
factors: { level: [${list}] }
response: { primary: score, goal: maximize }
trainer: { kind: command, run: ['true'] }
`;
  return (await client.unary(controlService.launch, { requestId: name, source })).sweepId;
}

async function sweepIds(client: RpcClient): Promise<string[]> {
  return (await client.unary(controlService.listSweeps, {})).sweeps.map(({ sweepId }) => sweepId ?? '');
}

/** What must not change when a start is refused. */
function contents(): string[] {
  return readdirSync(data)
    .filter((name) => /^yates\.(db|db-wal|mark)$/.test(name))
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(data, name)))
          .digest('hex')}`,
    );
}

async function expectRefused(code: string): Promise<void> {
  const refused = start();
  expect(await refused.exited, refused.output).toBe(1);
  expect(refused.output).toContain(code);
  expect(refused.output).not.toMatch(/\n\s+at /);
}

describe('a coordinator', () => {
  it.skipIf(!canMount)(
    'on a full disk ends with the reason; all it acknowledged is there later',
    async () => {
      mount('size=2m');
      const first = start();
      const client = await connect(first);
      const acknowledged: string[] = [];
      const fill = async (): Promise<never> => {
        for (let at = 0; ; at++) acknowledged.push(await launch(client, `fill-${at}`, 500));
      };
      await expect(fill()).rejects.toThrow(/E_LOG_DISK_FULL|UNAVAILABLE/);
      expect(await first.exited, first.output).toBe(1);
      expect(first.output).toContain('E_LOG_DISK_FULL');
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(run('mount', '-o', 'remount,size=32m', data)).toBe(true);
      const again = await connect(start());
      const found = await sweepIds(again);
      expect(found.slice(0, acknowledged.length)).toEqual(acknowledged);
      expect(await launch(again, 'goes-on')).toMatch(/^goes-on/);
    },
  );

  it.skipIf(isRoot && !canMount)('refuses a folder that is read-only, and makes nothing in it', async () => {
    if (isRoot) {
      mount('size=1m');
      run('mount', '-o', 'remount,ro', data);
    } else {
      chmodSync(data, 0o555);
    }
    await expectRefused('E_LOG_READ_ONLY');
    expect(readdirSync(data)).toEqual([]);
    if (!isRoot) chmodSync(data, 0o755);
  });

  it.skipIf((isRoot && !canMount) || !runsInFull)(
    'on an archive that is read-only is not needed: verbs read it, and change nothing',
    async () => {
      if (isRoot) mount('size=8m');
      const first = start();
      await launch(await connect(first), 'kept');
      first.kill('SIGTERM');
      await first.exited;
      const close = (): void => {
        if (isRoot) run('mount', '-o', 'remount,ro', data);
        else chmodSync(data, 0o555);
      };
      close();
      const verb = async (...args: string[]): Promise<[number | null, string]> => {
        const one = new YatesProcess([...args, '--data', data], folder);
        started.push(one);
        return [await one.exited, one.output];
      };
      expect(await verb('ls')).toEqual([0, expect.stringMatching(/kept.*running/)]);
      expect(await verb('export', '--format', 'json')).toEqual([
        0,
        expect.stringContaining('"state": "queued"'),
      ]);
      expect(await verb('cancel', 'kept')).toEqual([1, expect.stringMatching(/^E_ARCHIVE /)]);
      expect(await verb('ls')).toEqual([0, expect.stringMatching(/kept.*running/)]);
      await expectRefused('E_LOG_READ_ONLY');
      if (!isRoot) chmodSync(data, 0o755);
    },
  );

  it('ends when its folder is deleted under it, and acknowledges nothing into the void', async () => {
    const first = start();
    const client = await connect(first);
    await launch(client, 'before');
    rmSync(data, { recursive: true });
    await expect(launch(client, 'after')).rejects.toThrow('E_LOG_GONE');
    expect(await first.exited, first.output).toBe(1);
    expect(first.output).toContain('E_LOG_GONE');
  });

  it('ends when its folder is moved away while nobody asks anything', async () => {
    const first = start();
    await launch(await connect(first), 'before');
    run('mv', data, `${data}-moved`);
    expect(await first.exited, first.output).toBe(1);
    expect(first.output).toContain('E_LOG_GONE');
    data = `${data}-moved`;
    expect(await sweepIds(await connect(start()))).toEqual([expect.stringMatching(/^before/)]);
  });

  it('refuses a folder that another one has, which goes on', async () => {
    const first = start();
    const client = await connect(first);
    await launch(client, 'mine');
    await expectRefused(`E_DATA_LOCKED`);
    expect(started.at(-1)?.output).toContain(`process ${first.pid}`);
    await launch(client, 'still-mine');
    expect(await sweepIds(client)).toHaveLength(2);
  });

  it('refuses a log whose end was damaged after kill -9, and goes on from the rest as the guide says', async () => {
    const first = start();
    const client = await connect(first);
    await launch(client, 'kept');
    await launch(client, 'damaged');
    first.kill('SIGKILL');
    await first.exited;
    const wal = join(data, 'yates.db-wal');
    const bytes = readFileSync(wal);
    writeFileSync(wal, bytes.fill(0, bytes.length - 200));
    const before = contents();
    await expectRefused('E_LOG_LOST');
    expect(contents()).toEqual(before);
    const rescue = openDatabase(join(data, 'yates.db'), { timeoutMs: 0 });
    rescue.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    rescue.close();
    rmSync(join(data, 'yates.mark'));
    expect(await sweepIds(await connect(start()))).toEqual([expect.stringMatching(/^kept/)]);
  });
});
