import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLogFile } from '../../../base/open-log-file.ts';

describe('a file of log lines', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yates-lines-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is appended to, and made for its owner', () => {
    const path = join(folder, 'agent.log');
    for (const line of ['one\n', 'two\n']) {
      const file = openLogFile(path);
      writeSync(file, line);
      closeSync(file);
    }
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('is never a link or a pipe', () => {
    const [victim, link, pipe] = [join(folder, 'victim'), join(folder, 'link'), join(folder, 'pipe')];
    writeFileSync(victim, 'keep');
    symlinkSync(victim, link);
    execFileSync('mkfifo', [pipe]);
    for (const path of [link, pipe, folder])
      expect(() => openLogFile(path)).toThrow(expect.objectContaining({ code: 'E_LOG_FILE' }));
    expect(readFileSync(victim, 'utf8')).toBe('keep');
  });
});
