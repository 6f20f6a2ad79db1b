import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeNewFolder, writeRecords } from '../../../../cli/export/record-file.ts';
import { writeNewFile } from '../../../../cli/output/new-file.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const codeOf = (work: Promise<void>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

describe('a folder that is written in pieces', () => {
  it('appears once it is complete', async () => {
    const folder = join(temporaryFolder(), 'a', 'runs');
    await writeNewFolder(`${folder}/`, async (path) => {
      writeFileSync(join(path, 'x'), '1');
      expect(existsSync(folder)).toBe(false);
    });
    expect(readdirSync(folder)).toEqual(['x']);
    expect(readdirSync(join(folder, '..'))).toEqual(['runs']);
  });

  it('takes the place of an empty one, and of nothing else', async () => {
    const parent = temporaryFolder();
    const folder = join(parent, 'runs');
    mkdirSync(folder);
    await writeNewFolder(folder, async (path) => writeFileSync(join(path, 'x'), '1'));
    expect(await codeOf(writeNewFolder(folder, async () => {}))).toBe('E_WRITE');
    expect(await codeOf(writeNewFolder(join(folder, 'x'), async () => {}))).toBe('E_WRITE');
    expect(readFileSync(join(folder, 'x'), 'utf8')).toBe('1');
    expect(readdirSync(parent)).toEqual(['runs']);
  });

  it('leaves nothing where it was cut off', async () => {
    const parent = temporaryFolder();
    const fails = async (): Promise<void> => {
      throw new Error('cut off');
    };
    expect(await codeOf(writeNewFolder(join(parent, 'runs'), fails))).toBe('Error: cut off');
    expect(await codeOf(writeNewFile(join(parent, 'file'), fails))).toBe('Error: cut off');
    expect(
      await codeOf(writeNewFile(join(parent, 'no', 'file'), async (path) => writeFileSync(path, ''))),
    ).toBe('E_WRITE');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('has all records in order, however many', () => {
    const file = join(temporaryFolder(), 'records');
    const records = Array.from({ length: 3_000 }, (_, n) => Buffer.from(`${n},`.padEnd(200, 'x')));
    writeRecords(file, records);
    expect(Buffer.compare(readFileSync(file), Buffer.concat(records))).toBe(0);
  });
});

describe('a file that is written in pieces', () => {
  const writes = (text: string) => async (path: string) => writeFileSync(path, text);

  it('follows a link, which stays one', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'target'), 'old');
    symlinkSync('target', join(folder, 'link'));
    await writeNewFile(join(folder, 'link'), writes('new'));
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['link', 'target']);
  });

  it('follows a link to a file that is not there yet, also through others', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    symlinkSync('a/b', join(folder, 'short'));
    symlinkSync('../target', join(folder, 'a', 'b', 'link'));
    symlinkSync('short/link', join(folder, 'first'));
    await writeNewFile(join(folder, 'first'), writes('new'));
    expect(lstatSync(join(folder, 'first')).isSymbolicLink()).toBe(true);
    expect(lstatSync(join(folder, 'a', 'b', 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'a', 'target'), 'utf8')).toBe('new');
    symlinkSync('no/folder', join(folder, 'nowhere'));
    symlinkSync('circle', join(folder, 'circle'));
    for (const name of ['nowhere', 'circle']) {
      expect(await codeOf(writeNewFile(join(folder, name), writes('')))).toBe('E_WRITE');
      expect(lstatSync(join(folder, name)).isSymbolicLink()).toBe(true);
    }
  });

  it('never takes the place of a pipe, or of a device', async () => {
    const pipe = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    // Both ends, so that nobody waits for another.
    const reader = openSync(pipe, 'r+');
    await writeNewFile(pipe, writes('text'));
    const read = Buffer.alloc(4);
    readSync(reader, read, 0, 4, null);
    closeSync(reader);
    expect([read.toString(), lstatSync(pipe).isFIFO()]).toEqual(['text', true]);
  });

  it('is refused where a folder has its name', async () => {
    const folder = temporaryFolder();
    expect(await codeOf(writeNewFile(folder, writes('')))).toBe('E_WRITE');
    expect(readdirSync(folder)).toEqual([]);
  });
});
