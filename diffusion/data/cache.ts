import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { contentHash, type Json } from '../../base/canonical-json.ts';

const digestBytes = 32;

/** `YATES_CACHE`, or `~/.cache/yates`. Deleting it costs time and nothing else. */
function cacheFolder(): string {
  return process.env['YATES_CACHE'] || join(homedir(), '.cache', 'yates');
}

/**
 * The value that `compute` gives, kept on disk under the hash of `key`: name in the key all that the value depends on
 * (package versions, version of the code). Several processes may ask at once: each writes a file of its own and renames
 * it into place. A folder that cannot be read or written, or a damaged entry, costs the computation and no error.
 */
export async function cached(key: Json, compute: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const found = await readCached(key);
  if (found !== undefined) return found;
  const value = await compute();
  await writeCached(key, value);
  return value;
}

export async function readCached(key: Json): Promise<Uint8Array | undefined> {
  let stored: Uint8Array;
  try {
    stored = await readFile(pathOf(key));
  } catch {
    return undefined;
  }
  const value = stored.subarray(digestBytes);
  const intact = Buffer.compare(digestOf(value), stored.subarray(0, digestBytes)) === 0;
  // A copy with memory of its own (a Buffer's slice would share it): callers view it as floats, which want alignment.
  return intact ? new Uint8Array(value) : undefined;
}

export async function writeCached(key: Json, value: Uint8Array): Promise<void> {
  const path = pathOf(key);
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(cacheFolder(), { recursive: true });
    await writeFile(draft, Buffer.concat([digestOf(value), value]));
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

const pathOf = (key: Json): string => join(cacheFolder(), `${contentHash(key)}.bin`);

const digestOf = (value: Uint8Array): Buffer => createHash('sha256').update(value).digest();
