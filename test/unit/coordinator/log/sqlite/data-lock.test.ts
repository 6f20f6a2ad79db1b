import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockData } from '../../../../../coordinator/log/sqlite/data-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('keeps a second coordinator out, naming the first, until it is released', () => {
  const lock = lockData(folder);
  expect(() => lockData(folder)).toThrow(
    expect.objectContaining({
      code: 'E_DATA_LOCKED',
      message: expect.stringContaining(`process ${process.pid}`) as unknown,
    }),
  );
  lock.release();
  expect(existsSync(join(folder, 'coordinator.pid'))).toBe(false);
  lockData(folder).release();
});

test('goes away with a process that is killed', async () => {
  const module = JSON.stringify(
    new URL('../../../../../coordinator/log/sqlite/data-lock.ts', import.meta.url).href,
  );
  const script = `
    import(${module}).then(({ lockData }) => {
      lockData(${JSON.stringify(folder)});
      process.stdout.write('locked');
      setInterval(() => {}, 1000);
    });`;
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), '--eval', script]);
  await once(child.stdout, 'data');
  expect(() => lockData(folder)).toThrow(`process ${child.pid}`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockData(folder).release();
});
