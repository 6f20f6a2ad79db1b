/** Verbs in processes of their own, on one data folder at once, while no coordinator runs on it. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
  await watch.says(/A coordinator runs on this folder now/);
  const asked = yates('ls');
  expect({ code: await asked.exited, output: asked.output }).toMatchObject({ code: 0 });
  watch.kill('SIGINT');
  expect(await watch.exited).toBe(0);
}, 300_000);

test('reading leaves no trace of a coordinator in the folder', async () => {
  const process = yates('show', 'edited');
  expect(await process.exited).toBe(0);
  expect(process.output).toContain('8 done of 8');
  expect(existsSync(join(data, 'coordinator.lock'))).toBe(false);
  expect(readdirSync(data).filter((name) => !name.startsWith('yates.db'))).toEqual([]);
}, 60_000);
