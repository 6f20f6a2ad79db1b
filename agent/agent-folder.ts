/** An agent's data folder: who it is, kept over restarts, and a lock, since two agents must never be the same one. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { YatesError } from '../base/error.ts';
import { type AgentId, agentId } from '../base/ids.ts';
import { closeToOthers, refuseFolderOfAll } from '../base/make-data-folder.ts';
import { type Database, SqliteFailure } from '../base/sqlite/database.ts';
import { openDatabase } from '../base/sqlite/open-database.ts';
import { writeOwnFile } from '../base/write-own-file.ts';

const cardSchema = z.object({
  agentId: z.string().min(1).transform(agentId),
  pid: z.int(),
  /** Where it ran last; left out by earlier versions. */
  host: z.string().optional(),
});

export interface AgentFolder {
  /** Absolute: what lies in it is named to programs that run elsewhere. */
  readonly dataDir: string;
  readonly agentId: AgentId;
  /** Folder of the spool. */
  readonly spool: string;
  /** Folder of what running trials leave behind for the moment; empty at the start. */
  readonly trials: string;
  /** Releases the lock. */
  close(): void;
}

/** More agents than one user starts on one machine. */
const ownFoldersMax = 256;

/**
 * The first of `base`, `base-2`, `base-3`, ... that no agent uses and that none of another host has used, so that each process
 * has a folder of its own, also in a home that machines share.
 *
 * @throws YatesError those of `openAgentFolder`
 */
export function openFreeAgentFolder(base: string): AgentFolder {
  for (let number = 1; ; number++) {
    const dataDir = number === 1 ? base : `${base}-${number}`;
    const { host } = readAgentCard(cardPathOf(dataDir)) ?? {};
    const isLast = number === ownFoldersMax;
    if (host !== undefined && host !== hostname() && !isLast) continue;
    try {
      return openAgentFolder(dataDir);
    } catch (error) {
      if (isLast || !(error instanceof YatesError) || error.code !== 'E_AGENT_FOLDER_BUSY') throw error;
    }
  }
}

const cardPathOf = (dataDir: string): string => join(dataDir, 'agent.json');

/** @throws YatesError E_AGENT_FOLDER_BUSY, E_AGENT_FOLDER, E_DATA_DIR, E_SQLITE_MISSING */
export function openAgentFolder(named: string): AgentFolder {
  const dataDir = resolve(named);
  const cardPath = cardPathOf(dataDir);
  let lock: Database | undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    refuseFolderOfAll(dataDir);
    closeToOthers(dataDir);
    lock = takeLock(join(dataDir, 'agent.lock'));
    if (lock === undefined) throw busyError(dataDir, readAgentCard(cardPath)?.pid);
    const id = readAgentCard(cardPath)?.agentId ?? agentId(`agent-${randomBytes(6).toString('hex')}`);
    writeOwnFile(
      `${cardPath}.partial`,
      `${JSON.stringify({ agentId: id, pid: process.pid, host: hostname() })}\n`,
    );
    renameSync(`${cardPath}.partial`, cardPath);
    const held = lock;
    const trials = join(dataDir, 'trials');
    // An agent that was killed could not clear it. Its trials are gone: they end with it.
    rmSync(trials, { recursive: true, force: true });
    return { dataDir, agentId: id, spool: join(dataDir, 'spool'), trials, close: () => held.close() };
  } catch (error) {
    lock?.close();
    if (error instanceof YatesError) throw error;
    throw new YatesError({
      code: 'E_AGENT_FOLDER',
      place: { file: dataDir },
      message: `the agent's data folder cannot be used: ${(error as Error).message}`,
      next: 'choose another folder, or give write permission on this one',
      cause: error,
    });
  }
}

/**
 * A file lock that the system drops when its process ends, however it ends: a pid file would outlive a `kill -9`. Node
 * has none of its own; SQLite takes one.
 */
function takeLock(path: string): Database | undefined {
  const database = openDatabase(path, { timeoutMs: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof SqliteFailure && error.code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
}

/** @returns undefined where there is none, or a damaged one */
export function readAgentCard(path: string): z.infer<typeof cardSchema> | undefined {
  try {
    return cardSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // None yet, or damaged: a new identity is safe, since what the old one held expires.
    return undefined;
  }
}

function busyError(dataDir: string, pid: number | undefined): YatesError {
  return new YatesError({
    code: 'E_AGENT_FOLDER_BUSY',
    place: { file: dataDir },
    message: `another agent is using this data folder${pid === undefined ? '' : ` (process ${pid})`}`,
    next: 'stop that agent, or give this one a folder of its own',
  });
}
