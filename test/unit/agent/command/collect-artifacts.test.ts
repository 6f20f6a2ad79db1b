import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectArtifacts } from '../../../../agent/command/collect-artifacts.ts';
import { limits } from '../../../../base/limits.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function folders() {
  const root = temporaryFolder();
  const folder = join(root, 'artifacts');
  mkdirSync(folder);
  return { folder, staging: join(root, 'staging') };
}

/** Largest growth of what buffers hold, in bytes, while something is done. */
async function buffersDuring(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  };
  const timer = setInterval(look, 2);
  await work();
  clearInterval(timer);
  look();
  return most;
}

describe('the files that a trial leaves', () => {
  it('cost no memory for their size, nor disk for their holes', async () => {
    const { folder, staging } = folders();
    const size = 128 * 2 ** 20;
    for (const name of ['one', 'two']) {
      writeFileSync(join(folder, name), 'beginning');
      truncateSync(join(folder, name), size);
    }
    let kept: Awaited<ReturnType<typeof collectArtifacts>> = [];
    const buffers = await buffersDuring(async () => {
      kept = await collectArtifacts(folder, staging, 2 * size);
    });
    expect(buffers).toBeLessThan(size / 4);
    expect(kept.map((artifact) => 'path' in artifact && artifact.sizeBytes)).toEqual([size, size]);
    const disk = readdirSync(staging).map((name) => statSync(join(staging, name)).blocks * 512);
    expect(Math.max(...disk)).toBeLessThan(2 ** 20);
    expect(
      readFileSync(join(staging, readdirSync(staging)[0] ?? ''))
        .subarray(0, 9)
        .toString(),
    ).toBe('beginning');
  });

  it('are copied for the agent alone, and are gone where one of them cannot be read', async () => {
    const { folder, staging } = folders();
    writeFileSync(join(folder, 'a'), 'a');
    await collectArtifacts(folder, staging, 100);
    const [copy = ''] = readdirSync(staging);
    expect(statSync(join(staging, copy)).mode & 0o077).toBe(0);
    const nobody = 54_321;
    await expect(collectArtifacts(folder, staging, 100, nobody)).rejects.toThrow('another user');
    expect(readdirSync(staging)).toEqual([copy]);
  });

  it('are taken up to a number, and never through a link', async () => {
    const { folder, staging } = folders();
    symlinkSync('/etc/hostname', join(folder, 'link'));
    const more = 3;
    for (let at = 0; at < limits.artifacts + more; at++) writeFileSync(join(folder, `${at}`), 'x');
    const kept = await collectArtifacts(folder, staging, 1e6);
    expect(readdirSync(staging)).toHaveLength(limits.artifacts);
    const note = kept.at(-1);
    expect(note?.name).toBe('left-out.txt');
    const text = note !== undefined && 'bytes' in note ? Buffer.from(note.bytes).toString() : '';
    expect(text.match(/: 1 bytes/g)).toHaveLength(more);
    expect(text).not.toContain('link');
  });

  it('are looked for among a number of files and folders', async () => {
    const { folder, staging } = folders();
    for (let at = 0; at < 3; at++) mkdirSync(join(folder, `${at}`, 'below'), { recursive: true });
    const seenMax = 5;
    const kept = await collectArtifacts(folder, staging, 1e6, undefined, seenMax);
    const note = kept.at(-1);
    const text = note !== undefined && 'bytes' in note ? Buffer.from(note.bytes).toString() : '';
    expect(text).toContain(`after the first ${seenMax} files and folders`);
  });
});
