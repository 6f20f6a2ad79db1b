import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { withFileLock } from '../../../base/file-lock.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const lockModule = new URL('../../../base/file-lock.ts', import.meta.url).href;

describe('withFileLock', () => {
  it('lets processes change one file in turn', async () => {
    const folder = temporaryFolder();
    const counter = join(folder, 'counter');
    writeFileSync(counter, '0');
    const program = `
      import { readFileSync, writeFileSync } from 'node:fs';
      import { withFileLock } from ${JSON.stringify(lockModule)};
      for (let turn = 0; turn < 50; turn++)
        withFileLock(${JSON.stringify(join(folder, 'lock'))}, () =>
          writeFileSync(${JSON.stringify(counter)}, String(Number(readFileSync(${JSON.stringify(counter)}, 'utf8')) + 1)));
    `;
    const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program];
    await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, args)));
    expect(readFileSync(counter, 'utf8')).toBe('150');
  });

  it('frees it after a change that fails, and says when another holds it', () => {
    const path = join(temporaryFolder(), 'lock');
    expect(() =>
      withFileLock(path, () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    withFileLock(path, () => {
      expect(() => withFileLock(path, () => {}, 50)).toThrow(/^E_FILE_LOCK .*another process has held/);
    });
    expect(withFileLock(path, () => 7)).toBe(7);
  });

  it('says when there is no place for it', () => {
    expect(() => withFileLock(join(temporaryFolder(), 'missing', 'lock'), () => {})).toThrow(/^E_FILE_LOCK /);
  });
});
