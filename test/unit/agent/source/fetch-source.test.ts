import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import type { ReadContent } from '../../../../agent/content/fetch-content.ts';
import type { SourceFile } from '../../../../agent/core/lease.ts';
import { fetchSource } from '../../../../agent/source/fetch-source.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const fileOf = (name: string, content: string): SourceFile => ({
  name,
  sha256: createHash('sha256').update(content).digest('hex'),
  sizeBytes: content.length,
});

/** Gives the contents a few bytes at a time. */
const reading = (...contents: readonly string[]): ReadContent =>
  async function* read(sha256, from) {
    const content = contents.find((one) => fileOf('', one).sha256 === sha256);
    if (content === undefined)
      throw Object.assign(new Error('gone'), { code: status.NOT_FOUND, details: 'gone' });
    for (let at = from; at < content.length; at += 3) yield Buffer.from(content.slice(at, at + 3));
  };

function fetching(files: readonly SourceFile[], read: ReadContent) {
  const folder = join(temporaryFolder());
  const { signal } = new AbortController();
  const done = fetchSource({ sweepId: 's', trialId: 't', files }, { folder, read, signal, retryMs: 1 });
  return { folder, done };
}

const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true }).map(String).toSorted();

describe('the files of a trial that is scored', () => {
  it('lie in the folder under their names', async () => {
    const files = [fileOf('model.pt', 'weights'), fileOf('deep/er/x.txt', 'deep')];
    const { folder, done } = fetching(files, reading('weights', 'deep'));
    await done;
    expect(readFileSync(join(folder, 'model.pt'), 'utf8')).toBe('weights');
    expect(readFileSync(join(folder, 'deep/er/x.txt'), 'utf8')).toBe('deep');
  });

  it.each([
    ['../out', 'no path below'],
    ['/etc/passwd', 'no path below'],
    ['a/../../out', 'no path below'],
    ['a\\b', 'no path below'],
    ['a\0b', 'no path below'],
    ['', 'no path below'],
  ])('are refused before any is fetched where one is called %j', async (name, why) => {
    const { folder, done } = fetching([fileOf('good', 'good'), fileOf(name, 'bad')], reading('good', 'bad'));
    await expect(done).rejects.toMatchObject({
      code: 'E_SCORE_FILES',
      message: expect.stringContaining(why),
    });
    expect(filesIn(folder)).toEqual([]);
  });

  it.each([
    [['same', 'same'], 'two of them'],
    [['a', 'a/b'], 'a file and a folder'],
  ])('are refused where two of them cannot be together: %j', async (names, why) => {
    const { done } = fetching(
      names.map((name) => fileOf(name, 'x')),
      reading('x'),
    );
    await expect(done).rejects.toMatchObject({
      code: 'E_SCORE_FILES',
      message: expect.stringContaining(why),
    });
  });

  it('are refused where one is not what its hash says, or is gone', async () => {
    const damaged = { ...fileOf('model.pt', 'weights'), sizeBytes: 3 };
    await expect(fetching([damaged], reading('weights')).done).rejects.toMatchObject({
      code: 'E_SCORE_FILES',
    });
    const gone = fetching([fileOf('model.pt', 'weights')], reading());
    await expect(gone.done).rejects.toMatchObject({
      code: 'E_SCORE_FILES',
      message: expect.stringContaining('"model.pt" cannot be fetched: gone'),
    });
  });

  it('are fetched from where it broke off when nobody answers for a while', async () => {
    let isFirst = true;
    const asked: number[] = [];
    const read: ReadContent = async function* read(sha256, from, signal) {
      asked.push(from);
      for await (const chunk of reading('weights')(sha256, from, signal)) {
        yield chunk;
        if (isFirst) {
          isFirst = false;
          throw Object.assign(new Error('away'), { code: status.UNAVAILABLE });
        }
      }
    };
    const { folder, done } = fetching([fileOf('model.pt', 'weights')], read);
    await done;
    expect(asked).toEqual([0, 3]);
    expect(readFileSync(join(folder, 'model.pt'), 'utf8')).toBe('weights');
  });
});
