import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchFile, isThere } from '../../../../cli/get/fetch-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-fetch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* chunksOf(...chunks: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk;
    yield Buffer.from(chunk);
  }
}

const wanted = (text: string) => ({
  path: join(folder, 'model'),
  sha256: createHash('sha256').update(text).digest('hex'),
  sizeBytes: text.length,
});

test('a file comes whole, in the place of another', async () => {
  writeFileSync(join(folder, 'model'), 'older');
  expect(await isThere(wanted('weights'))).toBe(false);
  await fetchFile(wanted('weights'), chunksOf('wei', 'ghts'));
  expect(readFileSync(join(folder, 'model'), 'utf8')).toBe('weights');
  expect(await isThere(wanted('weights'))).toBe(true);
  // As long, and another.
  expect(await isThere(wanted('WEIGHTS'))).toBe(false);
});

test.each([
  ['other content of its length', ['WEIGHTS']],
  ['less', ['wei']],
  ['more', ['weights', '!']],
])('what is damaged does not stay, and leaves what was there: %s', async (_what, chunks) => {
  writeFileSync(join(folder, 'model'), 'older');
  await expect(fetchFile(wanted('weights'), chunksOf(...chunks))).rejects.toThrow('E_GET_DAMAGED');
  expect(readdirSync(folder)).toEqual(['model']);
  expect(readFileSync(join(folder, 'model'), 'utf8')).toBe('older');
});

test('a transfer that breaks off leaves nothing half-written', async () => {
  await expect(fetchFile(wanted('weights'), chunksOf('wei', new Error('gone')))).rejects.toThrow('gone');
  expect(readdirSync(folder)).toEqual([]);
});
