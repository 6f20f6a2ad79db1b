import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSecretFolder, readSecretFile, writeSecretFile } from '../../../../base/secret/secret-file.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const modeOf = (path: string): number => statSync(path).mode & 0o777;
const isRoot = process.geteuid?.() === 0;
const refusal = (code: string, words: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(words) });

function folder(): string {
  const path = join(temporaryFolder(), 'secrets');
  makeSecretFolder(path);
  return path;
}

describe('makeSecretFolder', () => {
  it('makes it for its owner alone, whatever the umask', () => {
    const before = process.umask(0);
    try {
      expect(modeOf(folder())).toBe(0o700);
    } finally {
      process.umask(before);
    }
  });

  it('refuses one that others may enter, and a link', () => {
    const open = folder();
    chmodSync(open, 0o750);
    expect(() => makeSecretFolder(open)).toThrow(refusal('E_SECRET_FOLDER', /mode 0750.*chmod 700/));
    const link = join(temporaryFolder(), 'link');
    symlinkSync(folder(), link);
    expect(() => makeSecretFolder(link)).toThrow(refusal('E_SECRET_FOLDER', /symbolic link/));
  });

  it.runIf(isRoot)('refuses one of another user', () => {
    const path = folder();
    chownSync(path, 65_534, 65_534);
    expect(() => makeSecretFolder(path)).toThrow(refusal('E_SECRET_FOLDER', /belongs to user 65534/));
  });
});

describe('writeSecretFile', () => {
  it('writes for its owner alone, whatever the umask and what was there', () => {
    const path = join(folder(), 'a');
    writeFileSync(path, 'old', { mode: 0o644 });
    const before = process.umask(0);
    try {
      writeSecretFile(path, 'new');
    } finally {
      process.umask(before);
    }
    expect(modeOf(path)).toBe(0o600);
    expect(readSecretFile(path)).toBe('new');
    expect(readdirSync(join(path, '..'))).toEqual(['a']);
  });

  it('replaces a link, and leaves alone what it points to', () => {
    const [path, victim] = [join(folder(), 'a'), join(temporaryFolder(), 'victim')];
    writeFileSync(victim, 'kept');
    symlinkSync(victim, path);
    symlinkSync(victim, `${path}.partial`);
    writeSecretFile(path, 'secret');
    expect(readFileSync(victim, 'utf8')).toBe('kept');
    expect(lstatSync(path).isFile()).toBe(true);
    expect(readSecretFile(path)).toBe('secret');
  });

  it('says where it could not write', () => {
    const path = join(temporaryFolder(), 'missing', 'a');
    expect(() => writeSecretFile(path, 'x')).toThrow(refusal('E_SECRET_FILE', /ENOENT/));
  });
});

describe('readSecretFile', () => {
  it('reads nothing where nothing is', () => {
    expect(readSecretFile(join(folder(), 'none'))).toBeUndefined();
  });

  it('refuses what others may read, a link, a folder and a pipe', () => {
    const inside = folder();
    const open = join(inside, 'open');
    writeFileSync(open, 'x', { mode: 0o640 });
    expect(() => readSecretFile(open)).toThrow(refusal('E_SECRET_FILE', /mode 0640.*chmod 600/));
    const link = join(inside, 'link');
    symlinkSync(open, link);
    expect(() => readSecretFile(link)).toThrow(refusal('E_SECRET_FILE', /symbolic link/));
    mkdirSync(join(inside, 'folder'), { mode: 0o700 });
    expect(() => readSecretFile(join(inside, 'folder'))).toThrow(refusal('E_SECRET_FILE', /not a file/));
    execFileSync('/bin/sh', ['-c', 'mkfifo -m 600 "$0"', join(inside, 'pipe')]);
    expect(() => readSecretFile(join(inside, 'pipe'))).toThrow(refusal('E_SECRET_FILE', /not a file/));
  });

  it.runIf(isRoot)('refuses a file of another user', () => {
    const path = join(folder(), 'a');
    writeSecretFile(path, 'x');
    chownSync(path, 65_534, 65_534);
    expect(() => readSecretFile(path)).toThrow(refusal('E_SECRET_FILE', /belongs to user 65534/));
  });

  it.runIf(isRoot)('is the only way in: another user of the machine reads neither file nor folder', () => {
    const path = join(folder(), 'a');
    writeSecretFile(path, 'x');
    chmodSync(join(path, '../..'), 0o755);
    const asNobody = (command: string, ...args: string[]): string => {
      try {
        return execFileSync(command, args, { uid: 65_534, gid: 65_534, encoding: 'utf8', stdio: 'pipe' });
      } catch (error) {
        return (error as { stderr: string }).stderr;
      }
    };
    expect(asNobody('cat', path)).toMatch(/Permission denied/);
    expect(asNobody('ls', join(path, '..'))).toMatch(/Permission denied/);
  });
});
