/**
 * Outcomes on disk, from the end of a trial until the coordinator has them: a file for each, its artifacts beside it.
 * A result survives the agent, the machine's power, and a coordinator that is away for a week.
 *
 *     spool/<trial>.<fence>~<log>.json          the outcome
 *     spool/<trial>.<fence>~<log>.<sha256>      an artifact of it
 *     spool/aside/                              what the coordinator did not take
 *     spool/staging/                            artifacts of an outcome that is not spooled yet; cleared at the start
 *
 * Each file is written under another name, synced, and renamed, artifacts first: an outcome that is there is whole.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { YatesError } from '../base/error.ts';
import { type SpooledOutcome, outcomeKey } from './core/outcome.ts';
import { contentOfBytes, contentOfFile, type SpooledContent } from './spooled-content.ts';
import { parseOutcome, printOutcome } from './spooled-outcome.ts';

export interface SpoolOptions {
  readonly folder: string;
  readonly warn: (text: string) => void;
}

/** A file in the staging folder, synced: the spool moves it. */
export interface StagedContent {
  readonly path: string;
  readonly sizeBytes: number;
}

/** Content of an outcome's artifacts by SHA-256. */
export type ArtifactContents = ReadonlyMap<string, Uint8Array | StagedContent>;

const temporary = '.partial';
const outcomeEnd = '.json';

/** Lease keys are plain in practice; whatever a coordinator says, they name files of this folder only. */
const fileNameOf = (key: string): string => encodeURIComponent(key);

export class Spool {
  /** Folder from which `put` moves files. */
  readonly staging: string;
  readonly #folder: string;
  readonly #aside: string;
  readonly #warn: (text: string) => void;
  /** What the disk refused to take up: kept for as long as this process lives. */
  readonly #unwritten = new Map<string, ArtifactContents>();
  /** One write after the other: an outcome and its removal must not overtake each other. */
  #last: Promise<void> = Promise.resolve();

  private constructor({ folder, warn }: SpoolOptions) {
    this.#folder = folder;
    this.#aside = join(folder, 'aside');
    this.staging = join(folder, 'staging');
    this.#warn = warn;
  }

  /** @throws YatesError E_SPOOL_FOLDER when the folder cannot be made or read */
  static async open(options: SpoolOptions): Promise<{ spool: Spool; outcomes: SpooledOutcome[] }> {
    const spool = new Spool(options);
    try {
      await mkdir(spool.#aside, { recursive: true, mode: 0o700 });
      await rm(spool.staging, { recursive: true, force: true });
      await mkdir(spool.staging, { mode: 0o700 });
      return { spool, outcomes: await spool.#load() };
    } catch (error) {
      throw new YatesError({
        code: 'E_SPOOL_FOLDER',
        place: { file: options.folder },
        message: `the spool folder cannot be used: ${(error as Error).message}`,
        next: 'choose another data folder, or give write permission on this one',
        cause: error,
      });
    }
  }

  /** Resolves when the outcome is safe: on disk, or, with a warning, in memory where the disk refuses it. */
  put(outcome: SpooledOutcome, artifacts: ArtifactContents): Promise<void> {
    return this.#inOrder(async () => {
      const name = fileNameOf(outcomeKey(outcome));
      try {
        for (const [sha256, content] of artifacts) await this.#keep(`${name}.${sha256}`, content);
        await this.#write(`${name}${outcomeEnd}`, printOutcome(outcome));
      } catch (error) {
        this.#unwritten.set(outcomeKey(outcome), artifacts);
        this.#warn(
          `the outcome of trial ${outcome.trialId} could not be written to disk and is kept in memory: ${(error as Error).message}`,
        );
      }
    });
  }

  /** Content of an artifact, read once to see that it is whole; undefined when it is lost or damaged. */
  async artifact(key: string, sha256: string): Promise<SpooledContent | undefined> {
    const held = this.#unwritten.get(key)?.get(sha256);
    if (held instanceof Uint8Array) return contentOfBytes(held);
    try {
      return await wholeFile(join(this.#folder, `${fileNameOf(key)}.${sha256}`), sha256);
    } catch {
      // A file that the disk did not let us move is still where it was staged.
      return held === undefined ? undefined : wholeFile(held.path, sha256).catch(() => undefined);
    }
  }

  remove(key: string): Promise<void> {
    return this.#inOrder(async () => {
      await this.#forget(key);
      // The outcome first: artifacts without one are swept up at the next start.
      for (const name of await this.#namesOf(key)) await rm(join(this.#folder, name), { force: true });
    });
  }

  setAside(key: string): Promise<void> {
    return this.#inOrder(async () => {
      await this.#forget(key);
      for (const name of await this.#namesOf(key))
        await rename(join(this.#folder, name), join(this.#aside, name));
    });
  }

  /** Resolves when all that was asked so far is done. */
  async settled(): Promise<void> {
    await this.#last;
  }

  #inOrder(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work).catch((error: unknown) => {
      this.#warn(`a file in the spool folder could not be moved or removed: ${(error as Error).message}`);
    });
    return this.#last;
  }

  async #load(): Promise<SpooledOutcome[]> {
    const names = (await readdir(this.#folder)).toSorted();
    const outcomes: SpooledOutcome[] = [];
    const whole = new Set<string>();
    for (const name of names.filter((name) => name.endsWith(outcomeEnd))) {
      try {
        const outcome = parseOutcome(await readFile(join(this.#folder, name), 'utf8'));
        if (outcome === undefined) throw new Error('it holds no outcome that this version knows');
        const ownName = fileNameOf(outcomeKey(outcome));
        if (`${ownName}${outcomeEnd}` !== name) throw new Error('its name belongs to another trial');
        outcomes.push(outcome);
        whole.add(ownName);
      } catch (error) {
        await rename(join(this.#folder, name), join(this.#aside, name));
        this.#warn(
          `${name} in the spool folder is damaged and was moved to aside/: ${(error as Error).message}`,
        );
      }
    }
    // Left by a crash between two writes, or between two removals.
    for (const name of names) {
      const isArtifact = /\.[0-9a-f]{64}$/.test(name) && !whole.has(name.slice(0, -65));
      if (name.endsWith(temporary) || isArtifact) await rm(join(this.#folder, name), { force: true });
    }
    return outcomes.toSorted((left, right) => left.endedAtMs - right.endedAtMs);
  }

  async #namesOf(key: string): Promise<string[]> {
    const names = (await readdir(this.#folder)).filter((name) => name.startsWith(`${fileNameOf(key)}.`));
    return names.toSorted(
      (left, right) => Number(right.endsWith(outcomeEnd)) - Number(left.endsWith(outcomeEnd)),
    );
  }

  async #forget(key: string): Promise<void> {
    for (const content of this.#unwritten.get(key)?.values() ?? [])
      if (!(content instanceof Uint8Array)) await rm(content.path, { force: true });
    this.#unwritten.delete(key);
  }

  async #keep(name: string, content: Uint8Array | StagedContent): Promise<void> {
    if (content instanceof Uint8Array) await this.#write(name, content);
    else await this.#rename(content.path, name);
  }

  async #write(name: string, content: string | Uint8Array): Promise<void> {
    const path = join(this.#folder, `${name}${temporary}`);
    // A link that somebody put there is replaced, never written through.
    await rm(path, { force: true });
    await withFile(path, 'wx', async (file) => {
      await file.writeFile(content);
      await file.sync();
    });
    await this.#rename(path, name);
  }

  async #rename(path: string, name: string): Promise<void> {
    await rename(path, join(this.#folder, name));
    // The rename itself is on disk once its folder is.
    await withFile(this.#folder, 'r', (folder) => folder.sync());
  }
}

/** @throws Error when it is not there, or its content does not have this hash */
async function wholeFile(path: string, sha256: string): Promise<SpooledContent> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  if (hash.digest('hex') !== sha256) throw new Error(`${path} is damaged`);
  return contentOfFile(path, sizeBytes);
}

async function withFile(
  path: string,
  flags: string,
  use: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}
