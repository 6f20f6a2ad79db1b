/** What is kept of what trials left, beside the log: removes it in small turns as its time comes, and at once when asked. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import { formatMemorySize } from '../../base/memory-size.ts';
import { plural } from '../../base/plural.ts';
import type { BlobStore } from '../blob/blob-store.ts';
import type { CheckpointFiles } from '../checkpoint/checkpoint-files.ts';
import type { Host } from '../host.ts';
import type { CurveStore } from '../output/curve-store.ts';
import type { OutputStore } from '../output/output-store.ts';
import { type AgedFile, agedFiles } from './aged-files.ts';
import { ArtifactFiles } from './artifact-files.ts';

export interface RetentionOptions {
  readonly host: Host;
  readonly blobs: BlobStore;
  readonly checkpoints: CheckpointFiles;
  readonly outputs: OutputStore;
  readonly curves: CurveStore;
  readonly logger: Logger;
  /** Changes nothing in the folder. Default: false. */
  readonly isReadOnly?: boolean;
}

const lookEveryMs = 60 * 60_000;
/** The first look comes soon after the start, but not while agents come back. */
const firstLookMs = 60_000;

export class Retention {
  readonly host: Host;
  readonly checkpoints: CheckpointFiles;
  readonly artifacts: ArtifactFiles;
  readonly blobs: BlobStore;
  readonly #outputs: OutputStore;
  readonly #curves: CurveStore;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: RetentionOptions) {
    const { host, blobs, checkpoints, outputs, curves, logger, isReadOnly = false } = options;
    this.host = host;
    this.blobs = blobs;
    this.checkpoints = checkpoints;
    this.artifacts = new ArtifactFiles({ host, blobs, logger, isReadOnly });
    this.#outputs = outputs;
    this.#curves = curves;
    this.#logger = logger;
    if (!isReadOnly) this.#lookAfter(firstLookMs);
  }

  /** Output and curves whose time is over. */
  aged(): AsyncGenerator<AgedFile> {
    const files = { output: this.#outputs.files, curves: this.#curves.files };
    return agedFiles({ state: this.host.state, files, nowMs: this.host.nowMs() });
  }

  removeAged(file: AgedFile): Promise<void> {
    return (file.kind === 'output' ? this.#outputs : this.#curves).files.remove(file);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.artifacts.close();
  }

  #lookAfter(ms: number): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#removeAllAged().then(
        () => this.#lookAfter(lookEveryMs),
        (error: unknown) => {
          this.#logger.warn({ err: error }, 'old output and curves could not be removed');
          this.#lookAfter(lookEveryMs);
        },
      );
    }, ms).unref();
  }

  async #removeAllAged(): Promise<void> {
    let [files, bytes] = [0, 0];
    for await (const file of this.aged()) {
      await this.removeAged(file);
      files++;
      bytes += file.bytes;
      await nextTurn();
    }
    if (files > 0)
      this.#logger.info(
        { files, bytes },
        `removed ${plural(files, 'file')} of output and curves (${formatMemorySize(bytes)}), older than their sweeps keep them`,
      );
  }
}
