/** On a real disk; one that is full is `/dev/full`, which takes no byte. */
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  openSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogFile } from '../../../base/log-file.ts';

let folder: string;
let path: string;
let nowMs = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-log-'));
  path = join(folder, 'some.log');
  nowMs = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = (name = path): string => readFileSync(name, 'utf8');
const flushed = (file: LogFile): Promise<void> => new Promise((resolve) => file.flush(resolve));

describe.each([false, true])(
  'a log file that writes behind the back of its process: %s',
  (isAsynchronous) => {
    const open = (): LogFile =>
      new LogFile(path, { isAsynchronous, nowMs: () => nowMs, open: (file) => openSync(file, 'a') });

    it('is begun again under its name once it was moved away', async () => {
      const file = open();
      file.write('one\n');
      await flushed(file);
      renameSync(path, `${path}.1`);
      file.write('two\n');
      await flushed(file);
      nowMs += 2_000;
      file.write('three\n');
      await flushed(file);
      expect([text(`${path}.1`), text()]).toEqual(['one\ntwo\n', 'three\n']);
    });

    it('that has grown too long becomes .1, in place of the one before', async () => {
      const file = new LogFile(path, {
        isAsynchronous,
        bytesMax: 8,
        nowMs: () => nowMs,
        open: (name) => openSync(name, 'a'),
      });
      for (const line of ['one\n', 'two\n', 'three\n', 'four\n', 'five\n']) {
        file.write(line);
        await flushed(file);
        nowMs += 2_000;
      }
      expect([text(`${path}.1`), text()]).toEqual(['three\nfour\n', 'five\n']);
    });

    it('goes on without a hole in a file that was cut to nothing', async () => {
      const file = open();
      file.write('one\n');
      await flushed(file);
      truncateSync(path);
      file.write('two\n');
      await flushed(file);
      expect(text()).toBe('two\n');
    });

    it.skipIf(!existsSync('/dev/full'))('outlives a full disk, and says how many lines it lost', async () => {
      symlinkSync('/dev/full', path);
      const file = open();
      const log = pino({}, file);
      for (const line of ['a', 'b', 'c']) log.info(line);
      await flushed(file);
      unlinkSync(path);
      nowMs += 2_000;
      log.info('d');
      await flushed(file);
      const lines = text().trim().split('\n');
      expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
        '3 lines of this log are missing: the disk took none',
        'd',
      ]);
    });
  },
);
