import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { targetOf } from '../../../../cli/get/target.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-target-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file goes below the folder, also into folders that are still to be made', () => {
  expect(targetOf(join(folder, 'new'), 'logs/a.txt')).toBe(join(folder, 'new', 'logs', 'a.txt'));
  expect(targetOf(folder, '..a')).toBe(join(folder, '..a'));
});

test.each(['', '..', '../a', 'a/../../b', '/etc/passwd', 'a//b', './a', 'a\\..\\b', 'a\0b', '\ud800'])(
  'the name %j is refused',
  (name) => {
    expect(() => targetOf(folder, name)).toThrow('E_GET_PATH');
  },
);

test('no name leads through a link to somewhere else, and none takes the place of a folder', () => {
  mkdirSync(join(folder, 'into'));
  mkdirSync(join(folder, 'other'));
  symlinkSync(join(folder, 'other'), join(folder, 'into', 'link'));
  expect(() => targetOf(join(folder, 'into'), 'link/a')).toThrow('E_GET_PATH');
  mkdirSync(join(folder, 'into', 'below'));
  expect(() => targetOf(join(folder, 'into'), 'below')).toThrow('E_GET_PATH');
  // The folder itself may be a link.
  symlinkSync(join(folder, 'into'), join(folder, 'named'));
  expect(targetOf(join(folder, 'named'), 'below/a')).toBe(join(folder, 'named', 'below', 'a'));
});
