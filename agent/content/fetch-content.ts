/** Fetches content that its hash names: files of checkpoints, and those that a trial scores. */
import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DamagedContent, troubleOf } from './trouble.ts';

/** Content as its hash names it. */
export interface NamedContent {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** The content from a byte on. @throws an error that `troubleOf` sorts */
export type ReadContent = (sha256: string, from: number, signal: AbortSignal) => AsyncIterable<Uint8Array>;

export interface FetchOptions {
  readonly read: ReadContent;
  readonly signal: AbortSignal;
  /** Until the next try while nobody answers, in milliseconds. Default: 2 000. */
  readonly retryMs?: number | undefined;
}

const retryMsDefault = 2_000;

/** Goes on where it broke off, for as long as it takes. @throws DamagedContent; an error of `take` or of `read` */
export async function fetchContent(
  { sha256, sizeBytes }: NamedContent,
  { read, signal, retryMs = retryMsDefault }: FetchOptions,
  take: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  const hash = createHash('sha256');
  let received = 0;
  for (;;) {
    try {
      for await (const chunk of read(sha256, received, signal)) {
        received += chunk.length;
        if (received > sizeBytes) throw new DamagedContent('a file of it is larger than was said');
        hash.update(chunk);
        await take(chunk);
      }
      break;
    } catch (error) {
      if (signal.aborted || troubleOf(error) !== 'away') throw error;
      await sleep(retryMs, undefined, { signal });
    }
  }
  if (hash.digest('hex') !== sha256) throw new DamagedContent('a file of it does not have its hash');
}

/** Puts it into a new file of a folder, below folders that are made. @param path with `/` between its parts, already checked */
export async function fetchFile(
  folder: string,
  path: string,
  named: NamedContent,
  options: FetchOptions,
): Promise<void> {
  const to = join(folder, ...path.split('/'));
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const handle = await open(to, 'wx', 0o600);
  try {
    await fetchContent(named, options, async (chunk) => {
      for (let written = 0; written < chunk.length; )
        written += (await handle.write(chunk, written)).bytesWritten;
    });
  } finally {
    await handle.close();
  }
}
