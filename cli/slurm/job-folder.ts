/**
 * What the submitter keeps, in a folder that the jobs see too: who it is, and for each agent its join string and its data folder. One
 * submitter at a time uses it.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { makeDataFolder } from '../../base/make-data-folder.ts';
import { makeSecretFolder, writeSecretFile } from '../../base/secret/secret-file.ts';
import { type Database, SqliteFailure } from '../../base/sqlite/database.ts';
import { openDatabase } from '../../base/sqlite/open-database.ts';
import { writeOwnFile } from '../../base/write-own-file.ts';

export interface JobFolder {
  /** Tells the jobs of this submitter from those of others. */
  readonly owner: string;
  /** Where the jobs print to, one file each. */
  readonly logs: string;
  /** Data folder of an agent. */
  agentFolder(key: number): string;
  joinFile(key: number): string;
  /** Puts a join string where its job finds it; the id of its token is remembered. */
  keepJoin(key: number, joinString: string, tokenId: string): void;
  /** @returns id of the token that was kept last; undefined where there is none */
  dropJoin(key: number): string | undefined;
  /** Keys with a join string, and when it was made. */
  kept(): { readonly key: number; readonly atMs: number }[];
  /** The last line that a job printed; undefined where it printed none. */
  lastLine(jobId: string): string | undefined;
  /** Releases the lock. */
  close(): void;
}

/** @throws YatesError E_SLURM_FOLDER_BUSY, E_DATA_DIR, E_SECRET_FOLDER, E_SQLITE_MISSING */
export function openJobFolder(named: string): JobFolder {
  const folder = resolve(named);
  makeDataFolder(folder);
  const lock = takeLock(folder);
  const [joins, logs] = [join(folder, 'joins'), join(folder, 'logs')];
  makeSecretFolder(joins);
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const joinFile = (key: number): string => join(joins, `${key}.join`);
  const tokenFile = (key: number): string => join(joins, `${key}.token`);
  return {
    owner: ownerOf(join(folder, 'owner')),
    logs,
    agentFolder: (key) => join(folder, 'agents', String(key)),
    joinFile,
    keepJoin: (key, joinString, tokenId) => {
      // First what is needed to take it back.
      writeOwnFile(tokenFile(key), `${tokenId}\n`);
      writeSecretFile(joinFile(key), `${joinString}\n`);
    },
    dropJoin: (key) => {
      const tokenId = readText(tokenFile(key))?.trim();
      rmSync(joinFile(key), { force: true });
      rmSync(tokenFile(key), { force: true });
      return tokenId;
    },
    kept: () =>
      readdirSync(joins).flatMap((name) => {
        const [, key] = /^(\d+)\.token$/.exec(name) ?? [];
        if (key === undefined) return [];
        return [{ key: Number(key), atMs: statSync(join(joins, name)).mtimeMs }];
      }),
    lastLine: (jobId) =>
      readText(join(logs, `${jobId}.out`))
        ?.trimEnd()
        .split('\n')
        .findLast((line) => line.trim() !== ''),
    close: () => lock.close(),
  };
}

function ownerOf(path: string): string {
  const known = readText(path)?.trim() ?? '';
  if (/^[0-9a-f]{12}$/.test(known)) return known;
  const owner = randomBytes(6).toString('hex');
  writeOwnFile(path, `${owner}\n`);
  return owner;
}

/** One of the operating system, taken by SQLite: it ends with its process, however that ends. */
function takeLock(folder: string): Database {
  const lock = openDatabase(join(folder, 'submitter.lock'), { timeoutMs: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock.close();
    if (!(cause instanceof SqliteFailure) || cause.code !== 'SQLITE_BUSY') throw cause;
    throw new YatesError({
      code: 'E_SLURM_FOLDER_BUSY',
      place: { file: folder },
      message: 'another process submits jobs from this folder',
      next: 'end that `yates slurm` or `yates up --slurm` first, or give this one a folder of its own with --job-folder',
    });
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
