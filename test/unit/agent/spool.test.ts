import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SpooledOutcome } from '../../../agent/core/outcome.ts';
import { Spool } from '../../../agent/spool.ts';
import { type SpooledContent, wholeContent } from '../../../agent/spooled-content.ts';
import { fence, trialId } from '../../../base/ids.ts';
import { temporaryFolder } from './temporary-folder.ts';

const bytes = Buffer.from('weights of an adapter');
const sha256 = createHash('sha256').update(bytes).digest('hex');

const done: SpooledOutcome = {
  kind: 'completed',
  trialId: trialId('trial'),
  fence: fence(3),
  logId: 'log',
  metrics: { loss: Number.NaN, score: 0.25, bound: Number.POSITIVE_INFINITY, low: Number.NEGATIVE_INFINITY },
  artifacts: [
    { name: 'adapter.safetensors', mediaType: 'application/octet-stream', sha256, sizeBytes: bytes.length },
  ],
  backend: 'wasm',
  startedAtMs: 1_000.5,
  endedAtMs: 2_000.25,
};
const failed: SpooledOutcome = {
  kind: 'failed',
  trialId: trialId('other'),
  fence: fence(4),
  logId: '',
  fault: { faultClass: 'outOfMemory', message: 'no room', outputTail: 'last\nlines\n' },
  startedAtMs: 1,
  endedAtMs: 2,
};

async function openSpool(folder: string) {
  const warnings: string[] = [];
  const opened = await Spool.open({ folder, warn: (text) => warnings.push(text) });
  return { ...opened, warnings };
}

async function contentIn(spool: Spool): Promise<Buffer | undefined> {
  const content = await spool.artifact('trial.3~log', sha256);
  return content === undefined ? undefined : wholeContent(content);
}

const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));

describe('the spool', () => {
  it('gives back after a restart what was put, oldest first, NaN and all', async () => {
    const folder = join(temporaryFolder(), 'spool');
    const { spool, outcomes } = await openSpool(folder);
    expect(outcomes).toEqual([]);
    await spool.put(done, new Map([[sha256, bytes]]));
    await spool.put(failed, new Map());
    const again = await openSpool(folder);
    expect(again.outcomes).toEqual([failed, done]);
    expect(await contentIn(again.spool)).toEqual(bytes);
    expect(again.warnings).toEqual([]);
  });

  it('removes an outcome with its artifacts, and nothing else', async () => {
    const folder = temporaryFolder();
    const { spool } = await openSpool(folder);
    await spool.put(done, new Map([[sha256, bytes]]));
    await spool.put({ ...failed, trialId: done.trialId, fence: fence(33) }, new Map());
    await spool.remove('trial.3~log');
    expect(filesIn(folder)).toEqual(['trial.33.json']);
  });

  it('keeps outcomes of one lease name in two logs apart', async () => {
    const folder = temporaryFolder();
    const { spool } = await openSpool(folder);
    const other = { ...failed, trialId: done.trialId, fence: done.fence, logId: 'other' };
    const unknown = { ...other, logId: '' };
    await spool.put(done, new Map([[sha256, bytes]]));
    await spool.put(other, new Map());
    await spool.put(unknown, new Map());
    await spool.remove('trial.3');
    expect((await openSpool(folder)).outcomes).toEqual([other, done]);
    await spool.remove('trial.3~other');
    expect((await openSpool(folder)).outcomes).toEqual([done]);
    expect(await contentIn(spool)).toEqual(bytes);
  });

  it('puts aside what was not taken, and does not offer it again', async () => {
    const folder = temporaryFolder();
    const { spool } = await openSpool(folder);
    await spool.put(done, new Map([[sha256, bytes]]));
    await spool.setAside('trial.3~log');
    expect(filesIn(join(folder, 'aside')).toSorted()).toEqual([`trial.3~log.${sha256}`, 'trial.3~log.json']);
    expect((await openSpool(folder)).outcomes).toEqual([]);
  });

  it('does what it is told in order, also when nobody waits', async () => {
    const folder = temporaryFolder();
    const { spool } = await openSpool(folder);
    void spool.put(done, new Map([[sha256, bytes]]));
    void spool.setAside('trial.3~log');
    void spool.put({ ...failed, trialId: done.trialId, fence: done.fence }, new Map());
    await spool.settled();
    expect((await openSpool(folder)).outcomes).toMatchObject([{ kind: 'failed', trialId: 'trial' }]);
  });

  it('survives damage: half a file, a strange file, left-overs of a crash', async () => {
    const folder = temporaryFolder();
    const { spool } = await openSpool(folder);
    await spool.put(done, new Map([[sha256, bytes]]));
    writeFileSync(join(folder, 'half.1.json'), '{"formatVersion":1,"kind":"comp');
    writeFileSync(join(folder, 'newer.1.json'), '{"formatVersion":2}');
    writeFileSync(join(folder, 'trial.4.json'), JSON.stringify({ formatVersion: 1, ...failed }));
    writeFileSync(join(folder, 'x.1.json.partial'), 'nothing');
    writeFileSync(join(folder, `gone.1.${sha256}`), bytes);
    const again = await openSpool(folder);
    expect(again.outcomes).toEqual([done]);
    expect(again.warnings).toHaveLength(3);
    expect(filesIn(folder).toSorted()).toEqual([`trial.3~log.${sha256}`, 'trial.3~log.json']);
  });

  it('does not pass on a damaged artifact', async () => {
    const folder = temporaryFolder();
    const { spool } = await openSpool(folder);
    await spool.put(done, new Map([[sha256, bytes]]));
    writeFileSync(join(folder, `trial.3~log.${sha256}`), 'rotten');
    expect(await spool.artifact('trial.3~log', sha256)).toBeUndefined();
  });

  it('keeps an outcome in memory when the disk refuses it, and says so', async () => {
    const folder = join(temporaryFolder(), 'spool');
    const { spool, warnings } = await openSpool(folder);
    rmSync(folder, { recursive: true });
    await spool.put(done, new Map([[sha256, bytes]]));
    expect(warnings).toMatchObject([expect.stringContaining('kept in memory')]);
    expect(await contentIn(spool)).toEqual(bytes);
  });

  it('keeps a hostile trial id inside its folder', async () => {
    const folder = join(temporaryFolder(), 'deep', 'spool');
    const { spool } = await openSpool(folder);
    const hostile = { ...failed, trialId: trialId('../../evil') };
    await spool.put(hostile, new Map());
    expect(existsSync(join(folder, '..', '..', 'evil.4.json'))).toBe(false);
    expect((await openSpool(folder)).outcomes).toEqual([hostile]);
    await spool.remove('../../evil.4');
    expect(filesIn(folder)).toEqual([]);
  });

  it('says where it cannot be', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'ok'));
    await expect(openSpool(join(folder, 'file', 'spool'))).rejects.toMatchObject({ code: 'E_SPOOL_FOLDER' });
  });

  it('moves staged files in, reads them piece by piece, and clears what an earlier life staged', async () => {
    const folder = temporaryFolder();
    const { spool } = await openSpool(folder);
    const size = 16 * 2 ** 20;
    const large = Buffer.alloc(size, 'weights');
    const hash = createHash('sha256').update(large).digest('hex');
    const path = join(spool.staging, 'copy');
    writeFileSync(path, large);
    writeFileSync(join(spool.staging, 'left'), 'of a trial that was killed');
    await spool.put(done, new Map([[hash, { path, sizeBytes: size }]]));
    expect(existsSync(path)).toBe(false);
    const again = await openSpool(folder);
    expect(readdirSync(again.spool.staging)).toEqual([]);
    const content = await again.spool.artifact('trial.3~log', hash);
    expect(content?.sizeBytes).toBe(size);
    expect((await wholeContent(content as SpooledContent)).equals(large)).toBe(true);
    let read = 0;
    for await (const chunk of content?.read(1_000) ?? []) {
      // What is read although the file is empty by now was held.
      if (read === 0) truncateSync(join(folder, `trial.3~log.${hash}`), 0);
      read += chunk.length;
    }
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(size / 4);
  });

  it('offers a staged file from where it lies when the disk does not let it be moved', async () => {
    const folder = join(temporaryFolder(), 'spool');
    const { spool, warnings } = await openSpool(folder);
    const path = join(temporaryFolder(), 'copy');
    writeFileSync(path, bytes);
    rmSync(folder, { recursive: true });
    await spool.put(done, new Map([[sha256, { path, sizeBytes: bytes.length }]]));
    expect(warnings).toHaveLength(1);
    expect(await contentIn(spool)).toEqual(bytes);
    mkdirSync(folder);
    await spool.remove('trial.3~log');
    expect(existsSync(path)).toBe(false);
  });
});
