/** Verbs in processes of their own, on one data folder at once, while no coordinator runs on it. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockData } from '../../coordinator/log/sqlite/data-lock.ts';
import { YatesProcess } from './yates-process.ts';

const fixture = new URL('../fixtures/coordinator/log-policy/yates.db', import.meta.url);

let folder = '';
let data = '';
const started: YatesProcess[] = [];
const yates = (...args: string[]): YatesProcess => {
  const process = new YatesProcess([...args, '--data', data], folder);
  started.push(process);
  return process;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-one-folder-'));
  data = mkdtempSync(join(folder, 'data-'));
  copyFileSync(fixture, join(data, 'yates.db'));
});
afterEach(async () => {
  for (const process of started.splice(0)) {
    process.kill('SIGKILL');
    await process.exited;
  }
  rmSync(folder, { recursive: true, force: true });
});

test('those that read never lock each other out, nor those that change something, nor a coordinator', async () => {
  // Stays open: nothing of this sweep has run.
  const watch = yates('watch', 'plain', '--plain');
  await watch.says(/paused/);
  const verbs = [
    ['ls'],
    ['show', 'plain'],
    ['show', 'edited', '--state', 'done'],
    ['trial', '2', '--sweep', 'edited'],
    ['export', 'edited'],
    ['set', 'plain', 'timeout=2h'],
    ['set', 'early', 'timeout=3h'],
    ['watch', 'edited', '--plain'],
  ].map((args) => ({ args, process: yates(...args) }));
  for (const { args, process } of verbs) {
    expect({ args, code: await process.exited, output: process.output }).toMatchObject({ args, code: 0 });
  }
  // What others changed is there for whoever asks next.
  const after = yates('show', 'plain');
  expect(await after.exited).toBe(0);
  expect(after.output).toMatch(/changed .* timeout none -> 2h by data folder/);

  const coordinator = yates('coordinator', '--listen', '127.0.0.1:0');
  await coordinator.says(/listening on/);
  await watch.says(/now watching the coordinator at 127\.0\.0\.1:/);
  const asked = yates('ls');
  expect({ code: await asked.exited, output: asked.output }).toMatchObject({ code: 0 });
  // It follows the sweep there, and at the next one, which listens elsewhere.
  coordinator.kill('SIGTERM');
  await coordinator.exited;
  const next = yates('coordinator', '--listen', '127.0.0.1:0');
  await next.says(/listening on/);
  await watch.says(/now watching[^]*now watching/);
  expect(await yates('cancel', 'plain').exited).toBe(0);
  await watch.exited;
  expect(watch.output).toMatch(/now watching[^]*cancelled/);
}, 300_000);

test('a verb that waits for the folder says for whom, and goes on when it is free', async () => {
  const lock = lockData(data);
  const verb = yates('set', 'plain', 'timeout=2h');
  await verb.says(new RegExp(`Waiting for .*: process ${process.pid} has it[^]*need not wait`));
  const reading = yates('ls');
  expect(await reading.exited, reading.output).toBe(0);
  expect(reading.output).not.toContain('Waiting');
  lock.release();
  expect(await verb.exited, verb.output).toBe(0);
  expect(verb.output).toMatch(/timeout none -> 2h/);
}, 120_000);

test('reading leaves no trace of a coordinator in the folder', async () => {
  const process = yates('show', 'edited');
  expect(await process.exited).toBe(0);
  expect(process.output).toContain('8 done of 8');
  expect(existsSync(join(data, 'coordinator.lock'))).toBe(false);
  expect(readdirSync(data).filter((name) => !name.startsWith('yates.db'))).toEqual([]);
}, 60_000);

/** Mounting needs more than the name of root in some containers. */
const mounted = (...args: string[]): boolean => spawnSync('mount', args).status === 0;

test.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
  'on a disk that cannot be written is read, and what would change it is refused in words',
  async (context) => {
    const disk = mkdtempSync(join(folder, 'disk-'));
    if (!mounted('--bind', data, disk)) context.skip();
    try {
      if (!mounted('-o', 'remount,bind,ro', disk)) context.skip();
      data = disk;
      const show = yates('show', 'edited');
      expect({ code: await show.exited, output: show.output }).toMatchObject({ code: 0 });
      expect(show.output).toContain('8 done of 8');
      const pause = yates('pause', 'plain');
      expect(await pause.exited).toBe(1);
      expect(pause.output).toMatch(/^E_ARCHIVE .* cannot be written, so nothing in it can be changed; /);
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  },
  60_000,
);
