import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** Gives the tests of this file an empty cache of their own; returns where it lies once they run. */
export function useTemporaryCache(): () => string {
  const former = process.env['YATES_CACHE'];
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yates-cache-'));
    process.env['YATES_CACHE'] = folder;
  });
  afterAll(async () => {
    if (former === undefined) delete process.env['YATES_CACHE'];
    else process.env['YATES_CACHE'] = former;
    await rm(folder, { recursive: true, force: true });
  });
  return () => folder;
}
