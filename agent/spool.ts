/**
 * Outcomes on disk, from the end of a trial until the coordinator has them: a file for each, its artifacts beside it.
 * A result survives the agent, the machine's power, and a coordinator that is away for a week.
 *
 *     spool/<trial>.<fence>~<log>.json          the outcome
 *     spool/<trial>.<fence>~<log>.<sha256>      an artifact of it
 *     spool/aside/                              what the coordinator did not take
 *
 * Each file is written under another name, synced, and renamed, artifacts first: an outcome that is there is whole.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { YatesError } from '../base/error.ts';
import { type SpooledOutcome, outcomeKey } from './core/outcome.ts';
import { parseOutcome, printOutcome } from './spooled-outcome.ts';

export interface SpoolOptions {
  readonly folder: string;
  readonly warn: (text: string) => void;
}

/** Bytes of an outcome's artifacts by SHA-256. */
export type ArtifactBytes = ReadonlyMap<string, Uint8Array>;

const temporary = '.partial';
const outcomeEnd = '.json';

/** Lease keys are plain in practice; whatever a coordinator says, they name files of this folder only. */
const fileNameOf = (key: string): string => encodeURIComponent(key);

export class Spool {
  readonly #folder: string;
  readonly #aside: string;
  readonly #warn: (text: string) => void;
  /** What the disk refused: kept for as long as this process lives. */
  readonly #inMemory = new Map<string, ArtifactBytes>();
  /** One write after the other: an outcome and its removal must not overtake each other. */
  #last: Promise<void> = Promise.resolve();

  private constructor({ folder, warn }: SpoolOptions) {
    this.#folder = folder;
    this.#aside = join(folder, 'aside');
    this.#warn = warn;
  }

  /** @throws YatesError E_SPOOL_FOLDER when the folder cannot be made or read */
  static async open(options: SpoolOptions): Promise<{ spool: Spool; outcomes: SpooledOutcome[] }> {
    const spool = new Spool(options);
    try {
      await mkdir(spool.#aside, { recursive: true });
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
  put(outcome: SpooledOutcome, artifacts: ArtifactBytes): Promise<void> {
    return this.#inOrder(async () => {
      const name = fileNameOf(outcomeKey(outcome));
      try {
        for (const [sha256, bytes] of artifacts) await this.#write(`${name}.${sha256}`, bytes);
        await this.#write(`${name}${outcomeEnd}`, printOutcome(outcome));
      } catch (error) {
        this.#inMemory.set(outcomeKey(outcome), artifacts);
        this.#warn(
          `the outcome of trial ${outcome.trialId} could not be written to disk and is kept in memory: ${(error as Error).message}`,
        );
      }
    });
  }

  /** Content of an artifact; undefined when it is lost or damaged. */
  async artifact(key: string, sha256: string): Promise<Uint8Array | undefined> {
    const held = this.#inMemory.get(key)?.get(sha256);
    if (held !== undefined) return held;
    try {
      const bytes = await readFile(join(this.#folder, `${fileNameOf(key)}.${sha256}`));
      return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  remove(key: string): Promise<void> {
    return this.#inOrder(async () => {
      this.#inMemory.delete(key);
      // The outcome first: artifacts without one are swept up at the next start.
      for (const name of await this.#namesOf(key)) await rm(join(this.#folder, name), { force: true });
    });
  }

  setAside(key: string): Promise<void> {
    return this.#inOrder(async () => {
      this.#inMemory.delete(key);
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

  async #write(name: string, content: string | Uint8Array): Promise<void> {
    const path = join(this.#folder, name);
    await withFile(`${path}${temporary}`, 'w', async (file) => {
      await file.writeFile(content);
      await file.sync();
    });
    await rename(`${path}${temporary}`, path);
    // The rename itself is on disk once its folder is.
    await withFile(this.#folder, 'r', (folder) => folder.sync());
  }
}

async function withFile(
  path: string,
  flags: string,
  use: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}
