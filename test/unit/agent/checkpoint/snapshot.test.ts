/** Snapshots of folders that a program goes on to write in. */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf, takeSnapshot } from '../../../../agent/checkpoint/snapshot.ts';
import { isPathOfCheckpoint, parseManifest, printManifest } from '../../../../proto/checkpoint-manifest.ts';
import { temporaryFolder } from '../temporary-folder.ts';

let root: string;
let folder: string;
beforeEach(() => {
  root = temporaryFolder();
  folder = join(root, 'now');
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(join(folder, 'a.pt'), 'first');
  writeFileSync(join(folder, 'deep', 'b.pt'), 'other');
});

const snap = (options: Partial<Parameters<typeof takeSnapshot>[0]> = {}) =>
  takeSnapshot({ folder, to: join(root, 'snapshot'), owner: undefined, known: new Map(), ...options });

const contentOf = ({ at }: { readonly at: string | undefined }): string => readFileSync(at ?? '', 'utf8');

describe('a snapshot', () => {
  it('has the plain files of all folders, and goes with what it held', async () => {
    symlinkSync('/etc/passwd', join(folder, 'link'));
    const snapshot = await snap();
    expect(snapshot.files.map(({ path }) => path)).toEqual(['a.pt', 'deep/b.pt']);
    await snapshot.drop();
    expect(readdirSync(root)).toEqual(['now']);
  });

  it('keeps a file as it was when the program puts another in its place', async () => {
    const { files } = await snap();
    writeFileSync(join(folder, 'a.pt.part'), 'second');
    renameSync(join(folder, 'a.pt.part'), join(folder, 'a.pt'));
    expect(files.map(contentOf)).toEqual(['first', 'other']);
    expect(await hashOf(files[0]!)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is given up when the program writes into a file of it', async () => {
    const { files } = await snap();
    writeFileSync(join(folder, 'a.pt'), 'more than before');
    await expect(hashOf(files[0]!)).rejects.toThrow(/a\.pt was written to while it was read.*os\.replace/);
  });

  it('knows a file that has not changed since the last one, but never one that may have', async () => {
    const { files } = await snap();
    const known = new Map(files.map(({ path, mark }) => [path, { mark, sha256: 'f'.repeat(64) }]));
    let number = 0;
    const later = (knownAtMs: number) => snap({ to: join(root, String(++number)), known, knownAtMs });
    const { mtimeMs } = statSync(join(folder, 'a.pt'));
    expect((await later(mtimeMs + 10_000)).files.map(({ isKnown }) => isKnown)).toEqual([true, true]);
    // Written within the time that a file system may take for one moment.
    expect((await later(mtimeMs + 100)).files.map(({ isKnown }) => isKnown)).toEqual([false, false]);
    utimesSync(join(folder, 'a.pt'), 1, 1);
    expect((await later(mtimeMs + 10_000)).files.map(({ isKnown }) => isKnown)).toEqual([false, true]);
  });
});

describe('a manifest', () => {
  const files = [
    { path: 'b', sha256: 'b'.repeat(64), sizeBytes: 2 },
    { path: 'a', sha256: 'a'.repeat(64), sizeBytes: 1 },
  ];

  it('is the same for the same files in any order, and read as it was written', () => {
    const { text, sha256, bytes } = printManifest(files);
    expect(printManifest(files.toReversed())).toEqual({ text, sha256, bytes });
    expect([bytes, parseManifest(text)]).toEqual([3, files.toReversed()]);
  });

  it.each(['../a', 'a/../b', '/etc/passwd', 'a//b', './a', '', 'a\\b', 'a\0b'])(
    'names no file %j',
    (path) => {
      expect(isPathOfCheckpoint(path)).toBe(false);
      const { text } = printManifest([{ path, sha256: 'a'.repeat(64), sizeBytes: 1 }]);
      expect(() => parseManifest(text)).toThrow(/no manifest/);
    },
  );
});
