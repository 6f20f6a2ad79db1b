/**
 * Removes files of trials once it is durable that they are collected, but for content that anybody else still names: another
 * trial, another sweep, or a result that is being recorded. A restart goes on with what was not removed yet.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import { formatMemorySize } from '../../base/memory-size.ts';
import { plural } from '../../base/plural.ts';
import type { BlobStore } from '../blob/blob-store.ts';
import { artifactsOf } from '../core/apply-retention.ts';
import type { Attempt } from '../core/state.ts';
import type { Host } from '../host.ts';

export interface ArtifactFilesOptions {
  readonly host: Host;
  readonly blobs: BlobStore;
  readonly logger: Logger;
  /** Changes nothing in the folder. Default: false. */
  readonly isReadOnly?: boolean;
}

export interface Removed {
  readonly files: number;
  readonly bytes: number;
}

/** Several are looked for in one pass over all attempts. */
const gatherMs = 1_000;
/** Attempts that are looked at before others get their turn. */
const atOnce = 10_000;
/** After a start, what was collected so long ago is looked at again: it may not have been removed. */
const lookBackMs = 24 * 60 * 60_000;

export class ArtifactFiles {
  readonly #host: Host;
  readonly #blobs: BlobStore;
  readonly #logger: Logger;
  /** Content that results which are being recorded name, with their number. */
  readonly #held = new Map<string, number>();
  /** Content that was held since the search under way began. */
  #heldMeanwhile: Set<string> | undefined;
  #collected: Attempt[] = [];
  #timer: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor({ host, blobs, logger, isReadOnly = false }: ArtifactFilesOptions) {
    this.#host = host;
    this.#blobs = blobs;
    this.#logger = logger;
    if (isReadOnly) return;
    const sinceMs = host.nowMs() - lookBackMs;
    for (const attempt of host.state.attempts.values())
      if (attempt.collected !== undefined && attempt.collected.atMs >= sinceMs) this.#collected.push(attempt);
    if (this.#collected.length > 0) this.#removeSoon();
    host.onDurable((events) => {
      for (const event of events) {
        if (event.type !== 'artifacts-collected') continue;
        const attempt = host.state.attempts.get(event.fence);
        if (attempt !== undefined) this.#collected.push(attempt);
        this.#removeSoon();
      }
    });
  }

  /** Nothing of this content is removed until it is let go. */
  hold(content: Iterable<string>): void {
    for (const sha256 of content) {
      this.#held.set(sha256, (this.#held.get(sha256) ?? 0) + 1);
      this.#heldMeanwhile?.add(sha256);
    }
  }

  letGo(content: Iterable<string>): void {
    for (const sha256 of content) {
      const times = (this.#held.get(sha256) ?? 0) - 1;
      if (times > 0) this.#held.set(sha256, times);
      else this.#held.delete(sha256);
    }
  }

  /** Resolves once all that was collected so far is removed. @returns what was removed by that */
  settled(): Promise<Removed> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return this.#remove();
  }

  /** Looks through what is kept for content that no result names, which has been here for so long. */
  async strays(ageMsMin: number): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for await (const { sha256, sizeBytes, ageMs } of this.#blobs.all())
      if (ageMs >= ageMsMin) found.set(sha256, sizeBytes);
    await this.#leaveNamed(found);
    return found;
  }

  /** @returns what was removed of it: what has been named since stays */
  removeStrays(content: Map<string, number>): Promise<Removed> {
    return this.#inTurn(() => this.#removeUnnamed(content));
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #removeSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#remove().catch(() => {});
    }, gatherMs).unref();
  }

  /** @throws Error of the file system, which the log has, too */
  #remove(): Promise<Removed> {
    const collected = this.#collected.splice(0);
    return this.#inTurn(async () => {
      const content = new Map<string, number>();
      for (const attempt of collected)
        for (const { sha256, sizeBytes } of artifactsOf(attempt))
          if (this.#blobs.has(sha256)) content.set(sha256, sizeBytes);
      try {
        const removed = content.size === 0 ? { files: 0, bytes: 0 } : await this.#removeUnnamed(content);
        const { files, bytes } = removed;
        const what = `removed ${plural(files, 'file')} of trials (${formatMemorySize(bytes)}), which their sweeps do not keep`;
        if (files > 0) this.#logger.info(removed, what);
        return removed;
      } catch (error) {
        this.#collected.push(...collected);
        this.#logger.warn({ err: error }, 'files of trials could not be removed');
        throw error;
      }
    });
  }

  async #removeUnnamed(content: Map<string, number>): Promise<Removed> {
    const heldMeanwhile = new Set(this.#held.keys());
    this.#heldMeanwhile = heldMeanwhile;
    const removed = { files: 0, bytes: 0 };
    try {
      await this.#leaveNamed(content);
      for (const [sha256, bytes] of content) {
        if (this.#isClosed) break;
        if (heldMeanwhile.has(sha256)) continue;
        // It is out of its place before anything else happens.
        await this.#blobs.remove(sha256);
        removed.files++;
        removed.bytes += bytes;
      }
    } finally {
      this.#heldMeanwhile = undefined;
    }
    return removed;
  }

  /** Takes out what any attempt names whose files are not collected. */
  async #leaveNamed(content: Map<string, number>): Promise<void> {
    let looked = 0;
    for (const attempt of this.#host.state.attempts.values()) {
      if (attempt.collected === undefined)
        for (const { sha256 } of artifactsOf(attempt)) content.delete(sha256);
      if (++looked % atOnce === 0) await nextTurn();
      if (content.size === 0) return;
    }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(work);
    this.#last = ended(done);
    return done;
  }
}

/** Settles when the work has ended, whichever way. */
async function ended(work: Promise<unknown>): Promise<void> {
  await Promise.allSettled([work]);
}
