/** Puts the files of the trial that is scored where the program finds them. */
import { YatesError } from '../../base/error.ts';
import type { RpcClient } from '../../proto/client.ts';
import { isPathOfCheckpoint } from '../../proto/checkpoint-manifest.ts';
import { agentService } from '../../proto/service.ts';
import { fetchFile, type ReadContent } from '../content/fetch-content.ts';
import { troubleOf, wordsOf } from '../content/trouble.ts';
import type { Held, SourceFile, SourceRef } from '../core/lease.ts';
import { receivedData } from '../received-data.ts';

/** Reads files of the trial that a lease scores. */
export type SourceReader = (lease: Held) => ReadContent;

export const sourceReader =
  (client: RpcClient): SourceReader =>
  ({ trialId, fence }) =>
  (sha256, offset, signal) =>
    receivedData(client.serverStream(agentService.readSource, { trialId, fence, sha256, offset }), signal);

export interface FetchSourceOptions {
  /** Empty, and nobody else's. */
  readonly folder: string;
  readonly read: ReadContent;
  readonly signal: AbortSignal;
  /** As `FetchOptions`. */
  readonly retryMs?: number;
}

/**
 * Fetches the files, and holds each against its hash.
 *
 * @throws YatesError E_SCORE_FILES for files that are gone or damaged, or whose names lead out of the folder
 * @throws Error of the file system where this machine cannot hold them; AbortError
 */
export async function fetchSource(
  { files }: SourceRef,
  { folder, ...options }: FetchSourceOptions,
): Promise<void> {
  refuseNames(files);
  for (const file of files) {
    options.signal.throwIfAborted();
    try {
      await fetchFile(folder, file.name, file, options);
    } catch (error) {
      options.signal.throwIfAborted();
      if (troubleOf(error) !== 'damaged') throw error;
      throw refusal(`${JSON.stringify(file.name)} cannot be fetched: ${wordsOf(error)}`);
    }
  }
}

/** Names are what another agent said that its trial left: whatever they are, each is a file below the folder. */
function refuseNames(files: readonly SourceFile[]): void {
  const names = new Set<string>();
  for (const { name } of files) {
    if (!isPathOfCheckpoint(name)) throw refusal(`${JSON.stringify(name)} is no path below a folder`);
    if (names.has(name)) throw refusal(`two of them are called ${JSON.stringify(name)}`);
    names.add(name);
  }
  for (const name of names) {
    const parts = name.split('/');
    for (let length = 1; length < parts.length; length++) {
      const above = parts.slice(0, length).join('/');
      if (names.has(above)) throw refusal(`${JSON.stringify(above)} is a file and a folder`);
    }
  }
}

const refusal = (message: string): YatesError =>
  new YatesError({
    code: 'E_SCORE_FILES',
    message: `the files of the trial that is scored cannot be had: ${message}`,
    next: 'run that trial again in a sweep that keeps its files, then score it',
  });
