import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeOwnFile } from '../../../base/write-own-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-own-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a link under the name of a file of ours is replaced, never written through', () => {
  const [victim, path] = [join(folder, 'victim'), join(folder, 'coordinator.pid')];
  writeFileSync(victim, 'keep');
  symlinkSync(victim, path);
  writeOwnFile(path, '123\n');
  expect(readFileSync(victim, 'utf8')).toBe('keep');
  expect(readFileSync(path, 'utf8')).toBe('123\n');
  expect(lstatSync(path).mode & 0o777).toBe(0o600);
});
