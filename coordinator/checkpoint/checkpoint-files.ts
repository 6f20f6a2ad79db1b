/**
 * Files of the checkpoints that the log names, apart from artifacts: they come and go while trials run. A file is kept for as
 * long as a checkpoint that is kept has it, and is removed once the event that ends this is durable.
 */
import type { Logger } from 'pino';
import { YatesError } from '../../base/error.ts';
import { type CheckpointFile, manifestBytesMax, parseManifest } from '../../proto/checkpoint-manifest.ts';
import { BlobStore } from '../blob/blob-store.ts';
import type { CoordinatorEvent } from '../core/event.ts';
import type { CoordinatorState, Trial } from '../core/state.ts';
import type { Host } from '../host.ts';
import { missingFile } from './missing-file.ts';

export interface CheckpointFilesOptions {
  readonly folder: string;
  readonly host: Host;
  readonly logger: Logger;
  /** Largest sum of all files, in bytes. Default: what the disk holds. */
  readonly quotaBytes?: number | undefined;
  /** Changes nothing in the folder. Default: false. */
  readonly isReadOnly?: boolean;
}

/** Manifests whose file names are kept in memory, for agents that read one file after the other. */
const manifestsCached = 64;
/** What no checkpoint names may belong to one that is being uploaded. */
const strayLivesMs = 24 * 60 * 60_000;
const lookForStraysMs = 60 * 60_000;

export class CheckpointFiles {
  readonly blobs: BlobStore;
  readonly #host: Host;
  readonly #logger: Logger;
  readonly #isReadOnly: boolean;
  /** The trials that hold each manifest: it is kept of them, or is to be recorded. */
  readonly #holders = new Map<string, Set<Trial>>();
  /** What each trial kept when it was last looked at. */
  readonly #kept = new WeakMap<Trial, readonly string[]>();
  /** How many manifests that are held name each content, themselves included. */
  readonly #uses = new Map<string, number>();
  readonly #cache = new Map<string, Promise<readonly CheckpointFile[]>>();
  /** One after the other: what is given up, and what is counted at the start. */
  #last: Promise<void>;
  #timer: NodeJS.Timeout | undefined;

  constructor({ folder, host, logger, quotaBytes, isReadOnly = false }: CheckpointFilesOptions) {
    this.blobs = new BlobStore(folder, { quotaBytes, isReadOnly });
    this.#host = host;
    this.#logger = logger;
    this.#isReadOnly = isReadOnly;
    this.#last = Promise.resolve();
    if (isReadOnly) return;
    this.#inTurn(() => this.#countAll());
    this.#timer = setInterval(() => this.#inTurn(() => this.#removeStrays()), lookForStraysMs).unref();
    host.onDurable((events) => {
      for (const event of events) this.#onEvent(event);
    });
  }

  /**
   * Holds the files of a checkpoint that is to be recorded; repeated, it changes nothing.
   *
   * @returns SHA-256 of all that it has
   * @throws YatesError E_CHECKPOINT_FILES where one of them is missing
   */
  async hold(trial: Trial, manifest: string): Promise<string[]> {
    const files = await this.#filesOf(manifest);
    // Held first: nothing that is held is removed while its presence is checked.
    this.#hold(trial, manifest, files);
    const missing = missingFile(files, (sha256, sizeBytes) => this.blobs.has(sha256, sizeBytes));
    // What it names may be known from before, while it has just been removed.
    const hasManifest = this.blobs.has(manifest);
    if (missing === undefined && hasManifest) return contentOf(manifest, files);
    this.giveUp(trial, manifest);
    if (missing === undefined) throw filesMissing('its manifest is not here');
    throw filesMissing(`its file ${JSON.stringify(missing.path)} is not here`);
  }

  /** What was held for the trial may go, unless the trial keeps it. */
  giveUp(trial: Trial, manifest: string): void {
    this.#inTurn(async () => {
      // The state may be ahead of the log.
      await this.#host.settled();
      if (ownManifests(trial).includes(manifest)) return;
      const holders = this.#holders.get(manifest);
      if (holders === undefined || !holders.delete(trial) || holders.size > 0) return;
      this.#holders.delete(manifest);
      const files = await this.#filesOf(manifest).catch(() => []);
      this.#cache.delete(manifest);
      for (const sha256 of contentOf(manifest, files)) {
        const uses = (this.#uses.get(sha256) ?? 0) - 1;
        if (uses > 0) this.#uses.set(sha256, uses);
        else {
          this.#uses.delete(sha256);
          await this.blobs.remove(sha256);
        }
      }
    });
  }

  /** True if an attempt of this trial may read the content. @throws YatesError E_CHECKPOINT_FILES */
  async mayRead(trial: Trial, sha256: string): Promise<boolean> {
    for (const manifest of ownManifests(trial)) {
      if (manifest === sha256) return true;
      if ((await this.#filesOf(manifest)).some((file) => file.sha256 === sha256)) return true;
    }
    return false;
  }

  /** What no checkpoint has and has been here for a day, with its size. */
  async strays(): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    await this.#ask(async () => {
      if (this.#isReadOnly) await this.#countAll();
      for await (const { sha256, sizeBytes, ageMs } of this.blobs.all())
        if (ageMs >= strayLivesMs && !this.#uses.has(sha256)) found.set(sha256, sizeBytes);
    });
    return found;
  }

  /** Removes them now, and not within the hour. */
  removeStrays(): Promise<void> {
    return this.#ask(() => this.#removeStrays());
  }

  /** Looks for nothing more on its own. */
  close(): void {
    clearInterval(this.#timer);
  }

  /** Resolves once all that was given up so far is removed. */
  settled(): Promise<void> {
    return this.#last;
  }

  #onEvent(event: CoordinatorEvent): void {
    if (event.type === 'run-policy-changed') {
      const isOfCheckpoints = event.changes.some(({ name }) => name === 'keep.checkpoints');
      const trials = isOfCheckpoints ? this.#host.state.sweeps.get(event.sweepId)?.trials.touched() : [];
      for (const trial of trials ?? []) this.#onChanged(trial);
      return;
    }
    if (
      event.type !== 'checkpoint-saved' &&
      event.type !== 'checkpoint-dropped' &&
      event.type !== 'checkpoints-collected' &&
      event.type !== 'trial-completed' &&
      event.type !== 'trial-pruned'
    )
      return;
    const trial = this.#host.state.sweeps.get(event.sweepId)?.trials.get(event.trialId);
    if (trial !== undefined) this.#onChanged(trial);
  }

  #onChanged(trial: Trial): void {
    const before = this.#kept.get(trial) ?? [];
    // Most trials save nothing: they are not remembered.
    if (before.length === 0 && trial.checkpoints.length === 0) return;
    const now = ownManifests(trial);
    if (now.length === 0) this.#kept.delete(trial);
    else this.#kept.set(trial, now);
    for (const manifest of before) if (!now.includes(manifest)) this.giveUp(trial, manifest);
  }

  #hold(trial: Trial, manifest: string, files: readonly CheckpointFile[]): void {
    const holders = this.#holders.get(manifest);
    if (holders !== undefined) {
      holders.add(trial);
      return;
    }
    this.#holders.set(manifest, new Set([trial]));
    for (const sha256 of contentOf(manifest, files))
      this.#uses.set(sha256, (this.#uses.get(sha256) ?? 0) + 1);
  }

  async #countAll(): Promise<void> {
    for (const trial of trialsWithCheckpoints(this.#host.state)) {
      this.#kept.set(trial, ownManifests(trial));
      for (const manifest of ownManifests(trial)) {
        const files = await this.#filesOf(manifest).catch((error: unknown) => {
          this.#logger.warn({ err: error }, `the files of checkpoint ${manifest} cannot be found`);
          return [];
        });
        this.#hold(trial, manifest, files);
      }
    }
    if (!this.#isReadOnly) await this.#removeStrays();
  }

  /** Such as a file of a checkpoint that was still being sent when its trial ended. */
  async #removeStrays(): Promise<void> {
    await this.blobs.removeUnless((sha256) => this.#uses.has(sha256), strayLivesMs);
  }

  /** In its turn, for a caller who hears of errors. */
  #ask(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  #inTurn(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch((error: unknown) => {
      this.#logger.warn({ err: error }, 'files of checkpoints could not be removed');
    });
  }

  #filesOf(manifest: string): Promise<readonly CheckpointFile[]> {
    const cached = this.#cache.get(manifest);
    if (cached !== undefined) return cached;
    const read = this.#read(manifest);
    this.#cache.set(manifest, read);
    read.catch(() => this.#cache.delete(manifest));
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= manifestsCached) break;
      this.#cache.delete(oldest);
    }
    return read;
  }

  async #read(manifest: string): Promise<CheckpointFile[]> {
    if (!this.blobs.has(manifest)) throw filesMissing('its manifest is not here');
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of this.blobs.read(manifest)) {
      length += chunk.length;
      if (length > manifestBytesMax) throw filesMissing('its manifest is too large');
      chunks.push(chunk);
    }
    try {
      return parseManifest(Buffer.concat(chunks).toString('utf8'));
    } catch (error) {
      throw filesMissing((error as Error).message);
    }
  }
}

const contentOf = (manifest: string, files: readonly CheckpointFile[]): string[] => [
  ...new Set([manifest, ...files.map(({ sha256 }) => sha256)]),
];

/** Of those whose files the coordinator keeps. */
const ownManifests = ({ checkpoints }: Trial): readonly string[] =>
  checkpoints.flatMap(({ store, manifest }) => (store === '' ? [manifest] : []));

function* trialsWithCheckpoints(state: CoordinatorState): Iterable<Trial> {
  for (const sweep of state.sweeps.values())
    for (const trial of sweep.trials.touched()) if (trial.checkpoints.length > 0) yield trial;
}

const filesMissing = (why: string): YatesError =>
  new YatesError({
    code: 'E_CHECKPOINT_FILES',
    message: `the checkpoint is not whole: ${why}`,
    next: 'upload its files and its manifest, then record it again',
  });
