import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { refuseWipedLog } from '../../../../coordinator/log/known-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-known-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const here = 'nats://127.0.0.1:4222/yates';

it('a folder that was served from another log at this address is refused, again and again', () => {
  refuseWipedLog(folder, here, 'one');
  refuseWipedLog(folder, here, 'one');
  const wiped = (): void => refuseWipedLog(folder, here, 'two');
  expect(wiped).toThrow(/^E_LOG_WIPED nats:.*\(one, now two\).*; restore the stream from a copy/);
  expect(wiped).toThrow('E_LOG_WIPED');
  refuseWipedLog(folder, here, 'one');
});

it('another address has another log, and the folder goes along with it', () => {
  refuseWipedLog(folder, here, 'one');
  const there = (logId: string): void => refuseWipedLog(folder, 'nats://127.0.0.1:4223/yates', logId);
  there('two');
  expect(() => there('two')).not.toThrow();
  expect(() => there('three')).toThrow('E_LOG_WIPED');
});

it('a folder of an earlier version, or a damaged file, knows nothing', () => {
  writeFileSync(join(folder, 'log.json'), '{');
  refuseWipedLog(folder, here, 'one');
  expect(() => refuseWipedLog(folder, here, 'two')).toThrow('E_LOG_WIPED');
});
