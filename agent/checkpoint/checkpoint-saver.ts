/**
 * Saves the checkpoints of one attempt, one after the other, beside the program that runs on. What the program says to have
 * saved is snapped up at once; while an older snapshot is still on its way, only the newest waits.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '../../base/limits.ts';
import { groupDigits } from '../../design/level-text.ts';
import { type CheckpointFile, printManifest } from '../../proto/checkpoint-manifest.ts';
import { formatMemorySize } from '../../base/memory-size.ts';
import type { Grant, Held } from '../core/lease.ts';
import { contentOfBytes, contentOfFile, type SpooledContent } from '../spooled-content.ts';
import type { CheckpointPlace } from './checkpoint-place.ts';
import {
  fingerprintOf,
  fingerprintOfFiles,
  hashOf,
  type KnownFile,
  type Snapshot,
  SnapshotFailure,
  takeSnapshot,
} from './snapshot.ts';
import { type Trouble, troubleOf, wordsOf } from '../content/trouble.ts';

/** A checkpoint whose files are all where they are kept. */
export interface SavedCheckpoint {
  /** From 1 for each attempt, growing. */
  readonly number: number;
  readonly step: number;
  readonly manifest: string;
  readonly bytes: number;
  readonly files: number;
  readonly store: string;
}

export interface SaveAnswer {
  readonly verdict: 'kept' | 'late' | 'over-quota' | 'unwanted';
  readonly message: string;
  /** Manifests of the trial that are kept now, newest first. */
  readonly kept: readonly string[];
}

export interface SaverOptions {
  readonly grant: Grant;
  /** Of the program. */
  readonly folder: string;
  /** Of the snapshots; on the same disk. */
  readonly snapshots: string;
  /** User id of the program, where that is not the agent's own. */
  readonly owner: number | undefined;
  readonly place: CheckpointPlace;
  /** Tells the coordinator. @throws an error that `troubleOf` sorts */
  readonly record: (lease: Held, checkpoint: SavedCheckpoint, signal: AbortSignal) => Promise<SaveAnswer>;
  readonly notice: (severity: 'info' | 'warning', text: string) => void;
  /** Until the next try while nobody answers, in milliseconds. Default: 2 000. */
  readonly retryMs?: number;
  /** At the end: how long it may take without coming any further, and in all. Default: 30 s and 10 min. */
  readonly patienceMs?: { readonly stalled: number; readonly inAll: number };
}

const retryMsDefault = 2_000;
const patienceDefault = { stalled: 30_000, inAll: 600_000 };
const lookMs = 100;

interface Content {
  readonly sha256: string;
  readonly content: SpooledContent;
  /** It is there already, unless that turns out otherwise. */
  readonly isKnown: boolean;
}

interface Waiting {
  readonly snapshot: Snapshot;
  readonly step: number;
}

export class CheckpointSaver {
  readonly #options: SaverOptions;
  readonly #abort = new AbortController();
  /** Snapshots are taken one after the other, in the order in which they were asked for. */
  #snapping: Promise<void> = Promise.resolve();
  #waiting: Waiting | undefined;
  #saving: Promise<void> | undefined;
  #known: ReadonlyMap<string, KnownFile> = new Map();
  #knownAtMs: number | undefined;
  /** Of what was asked for last. */
  #fingerprint: string | undefined;
  #snapshots = 0;
  #numbers = 0;
  #step = 0;
  #progressedAtMs = 0;
  readonly #said = new Set<string>();

  /** @param restored step that the folder holds already, and its fingerprint */
  constructor(options: SaverOptions, restored?: { readonly step: number; readonly fingerprint: string }) {
    this.#options = options;
    this.#step = restored?.step ?? 0;
    this.#fingerprint = restored?.fingerprint;
  }

  /** The program has come to this step. */
  progressed(step: number): void {
    this.#step = step;
  }

  /** The program says that it has saved. @param step default: the last that it reported */
  save(step = this.#step): void {
    this.#inTurn(() => this.#snap(step));
  }

  /** The program has ended in its own time: what it left is taken, unless it is saved already. */
  saveRest(): void {
    const step = this.#step;
    this.#inTurn(async () => {
      const fingerprint = await fingerprintOf(this.#options.folder);
      if (fingerprint !== '' && fingerprint !== this.#fingerprint) await this.#snap(step);
    });
  }

  /** Resolves once all is saved that was asked for, or cannot be saved in time. */
  async finish(): Promise<void> {
    const { stalled, inAll } = this.#options.patienceMs ?? patienceDefault;
    const startMs = performance.now();
    this.#progressedAtMs = startMs;
    const idle = this.#idle();
    for (;;) {
      const isOver = await Promise.race([idle.then(() => true), sleep(lookMs, false)]);
      if (isOver) break;
      const nowMs = performance.now();
      if (nowMs - this.#progressedAtMs < stalled && nowMs - startMs < inAll) continue;
      this.#say('warning', 'its last checkpoint could not be saved in time');
      break;
    }
    await this.abandon();
  }

  /** Nothing of it is wanted any more. */
  async abandon(): Promise<void> {
    this.#abort.abort();
    await this.#idle();
  }

  async #idle(): Promise<void> {
    await this.#snapping;
    await this.#saving;
  }

  #inTurn(work: () => Promise<void>): void {
    this.#snapping = this.#snapping
      .then(() => (this.#abort.signal.aborted ? undefined : work()))
      .catch((error: unknown) => this.#say('warning', `a checkpoint is not saved: ${wordsOf(error)}`));
  }

  async #snap(step: number): Promise<void> {
    const { folder, snapshots, owner } = this.#options;
    const snapshot = await takeSnapshot({
      folder,
      to: join(snapshots, String(++this.#snapshots)),
      owner,
      known: this.#known,
      ...(this.#knownAtMs === undefined ? {} : { knownAtMs: this.#knownAtMs }),
    });
    this.#fingerprint = fingerprintOfFiles(snapshot.files);
    const replaced = this.#waiting;
    this.#waiting = { snapshot, step };
    await replaced?.snapshot.drop();
    this.#saving ??= this.#saveAll();
  }

  async #saveAll(): Promise<void> {
    for (let next = this.#takeWaiting(); next !== undefined; next = this.#takeWaiting()) {
      try {
        if (!this.#abort.signal.aborted) await this.#saveOne(next);
      } catch (error) {
        if (!this.#abort.signal.aborted)
          this.#say(
            'warning',
            `its checkpoint of step ${groupDigits(next.step)} is not saved: ${wordsOf(error)}`,
          );
      } finally {
        await next.snapshot.drop().catch(() => {});
      }
    }
    this.#saving = undefined;
  }

  #takeWaiting(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  async #saveOne({ snapshot, step }: Waiting): Promise<void> {
    const files: CheckpointFile[] = [];
    const known = new Map<string, KnownFile>();
    for (const file of snapshot.files) {
      const sha256 = await hashOf(file);
      this.#came();
      files.push({ path: file.path, sha256, sizeBytes: file.sizeBytes });
      known.set(file.path, { mark: file.mark, sha256 });
    }
    const manifest = printManifest(files);
    if (manifest.bytes > limits.checkpointTrialBytes)
      throw new SnapshotFailure(
        `it has ${formatMemorySize(manifest.bytes)}, more than a trial may keep (${formatMemorySize(limits.checkpointTrialBytes)})`,
      );
    const contents: Content[] = snapshot.files.flatMap(({ at: path, sizeBytes, isKnown }, at) =>
      path === undefined
        ? []
        : [{ sha256: files[at]?.sha256 ?? '', content: contentOfFile(path, sizeBytes), isKnown }],
    );
    contents.push({
      sha256: manifest.sha256,
      content: contentOfBytes(Buffer.from(manifest.text)),
      isKnown: false,
    });
    const { place } = this.#options;
    const checkpoint = {
      number: ++this.#numbers,
      step,
      manifest: manifest.sha256,
      bytes: manifest.bytes,
      files: files.length,
      store: place.store,
    };
    const { verdict, message, kept } = await this.#store(checkpoint, contents);
    if (verdict !== 'kept') {
      this.#say('warning', `its checkpoint of step ${groupDigits(step)} is not kept: ${message}`);
      return;
    }
    this.#known = known;
    this.#knownAtMs = snapshot.takenAtMs;
    await place.retain(this.#options.grant, kept);
    this.#options.notice(
      'info',
      `trial ${this.#options.grant.trialId} saved step ${groupDigits(step)} (${formatMemorySize(manifest.bytes)})`,
    );
  }

  /** Sends and records it, again and again while nobody answers. */
  async #store(checkpoint: SavedCheckpoint, contents: readonly Content[]): Promise<SaveAnswer> {
    const { grant, place, record, retryMs = retryMsDefault } = this.#options;
    const { signal } = this.#abort;
    for (let damaged = 0; ; ) {
      try {
        for (const { sha256, content, isKnown } of contents) {
          if (isKnown && damaged === 0) continue;
          signal.throwIfAborted();
          await place.put(grant, { sha256, sizeBytes: content.sizeBytes }, this.#watched(content), signal);
          this.#came();
        }
        return await record(grant, checkpoint, signal);
      } catch (error) {
        const trouble: Trouble = troubleOf(error);
        if (signal.aborted || (trouble !== 'away' && trouble !== 'damaged')) throw error;
        // Once, since what was there may just have been removed.
        if (trouble === 'damaged' && ++damaged > 1) throw error;
        await sleep(retryMs, undefined, { signal });
      }
    }
  }

  #came(): void {
    this.#progressedAtMs = performance.now();
  }

  #watched(content: SpooledContent): SpooledContent {
    const came = (): void => this.#came();
    return {
      sizeBytes: content.sizeBytes,
      async *read(from) {
        for await (const chunk of content.read(from)) {
          came();
          yield chunk;
        }
      },
    };
  }

  /** The same once an attempt: a program may save every minute. */
  #say(severity: 'info' | 'warning', text: string): void {
    const kind = text.replaceAll(/\d[\d,]*/g, '#');
    if (this.#said.has(kind)) return;
    this.#said.add(kind);
    this.#options.notice(severity, `trial ${this.#options.grant.trialId}: ${text}`);
  }
}
