/**
 * Shows what a data folder holds while no coordinator runs on it. A reader takes no lock and changes nothing in the folder, so
 * any number of them may read it at once, beside a coordinator that starts, and from a disk that cannot be written.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { systemClock } from '../base/clock.ts';
import { YatesError } from '../base/error.ts';
import { seq } from '../base/ids.ts';
import type { Endpoint } from '../proto/tls/endpoint.ts';
import { openAccess } from './access/open-access.ts';
import { BlobStore } from './blob/blob-store.ts';
import { CheckpointFiles } from './checkpoint/checkpoint-files.ts';
import { foldOne } from './core/recover.ts';
import { emptyState } from './core/empty-state.ts';
import type { CoordinatorState } from './core/state.ts';
import { Host } from './host.ts';
import { checkTail } from './log/sqlite/check-tail.ts';
import { fromSqlite } from './log/sqlite/error.ts';
import { markFileOf } from './log/sqlite/high-water-mark.ts';
import { readEvents, readStretch } from './log/sqlite/read-events.ts';
import { SqliteReader } from './log/sqlite/reader.ts';
import { CurveStore } from './output/curve-store.ts';
import { OutputStore } from './output/output-store.ts';
import { Planner } from './planning/planner.ts';
import { Retention } from './retention/retention.ts';
import { serve } from './server.ts';
import { leaseTtlMsDefault } from './start-coordinator.ts';

export interface FolderReader {
  /** How this process calls it: nobody else knows its token. */
  readonly endpoint: Endpoint;
  stop(): Promise<void>;
}

interface ReadFile {
  readonly state: CoordinatorState;
  /** The log, or its copy. */
  readonly file: string;
}

/** Time until the end of a log that seems damaged is looked at again: somebody may just be writing it. */
const secondLookMs = 300;

/** Hears how many events have been read, of how many. */
type OnRead = (done: number, total: number) => void;

/** @throws YatesError of reading the log */
export async function startReader(dataDir: string, onRead: OnRead = () => {}): Promise<FolderReader> {
  // Certificate and token of this reader alone; and the log, where it cannot be read in its place.
  const scratch = mkdtempSync(join(tmpdir(), 'yates-read-'));
  const clear = (): void => rmSync(scratch, { recursive: true, force: true });
  process.once('exit', clear);
  let reader: SqliteReader | undefined;
  try {
    const { state, file } = await readState(join(dataDir, 'yates.db'), join(scratch, 'yates.db'), onRead);
    reader = new SqliteReader(file);
    const log = reader;
    const host = Host.frozen(state, systemClock);
    const logger = pino({ level: 'silent' });
    const access = await openAccess({ dataDir: scratch, clock: systemClock, logger });
    const blobs = new BlobStore(join(dataDir, 'blobs'), { isReadOnly: true });
    const folder = join(dataDir, 'checkpoints');
    const checkpoints = new CheckpointFiles({ folder, host, logger, isReadOnly: true });
    const outputs = new OutputStore(join(dataDir, 'outputs'));
    const curves = new CurveStore(join(dataDir, 'curves'));
    const kept = { blobs, checkpoints, outputs, curves };
    const serving = await serve({
      access,
      host,
      ...kept,
      retention: new Retention({ host, ...kept, logger, isReadOnly: true }),
      logger,
      listen: '127.0.0.1:0',
      baseVersion: '',
      trainers: {},
      planner: new Planner({ trainers: {} }),
      readStretch: (fromSeq, toSeq) => readStretch(log, fromSeq, toSeq),
    });
    return {
      endpoint: { address: serving.address, security: access.security, token: access.folderToken },
      stop: async () => {
        serving.refuse();
        await serving.stop();
        log.close();
        access.close();
        process.off('exit', clear);
        clear();
      },
    };
  } catch (error) {
    reader?.close();
    process.off('exit', clear);
    clear();
    throw error;
  }
}

/** @param copy where the log is copied to if SQLite cannot read it in its place, as on a disk that cannot be written */
async function readState(file: string, copy: string, onRead: OnRead): Promise<ReadFile> {
  try {
    return await replay(file, onRead);
  } catch (error) {
    if (!(error instanceof YatesError)) throw error;
    if (error.code === 'E_LOG_CORRUPT' || error.code === 'E_LOG_LOST') {
      await sleep(secondLookMs);
      return replay(file, onRead);
    }
    if (error.code !== 'E_LOG_READ_ONLY') throw error;
    copyLog(file, copy);
    return replay(copy, onRead);
  }
}

/** The database, what is not folded into it yet, and how far it had come. @throws YatesError E_ARCHIVE */
function copyLog(file: string, copy: string): void {
  try {
    copyFileSync(file, copy);
    for (const [from, to] of [
      [`${file}-wal`, `${copy}-wal`],
      [markFileOf(file), markFileOf(copy)],
    ] as const)
      if (existsSync(from)) copyFileSync(from, to);
  } catch (cause) {
    throw new YatesError({
      code: 'E_ARCHIVE',
      place: { file: dirname(file) },
      message: `this folder cannot be written, and its log not be copied to ${tmpdir()}: ${(cause as Error).message}`,
      next: 'see that you may read the folder, or name a disk with more room in TMPDIR',
      cause,
    });
  }
}

async function replay(file: string, onRead: OnRead): Promise<ReadFile> {
  try {
    checkTail(file);
  } catch (error) {
    throw fromSqlite(error, file);
  }
  const reader = new SqliteReader(file);
  try {
    // Nobody hears its name: fences and ids are those of the log.
    const state = emptyState({ logId: 'reader', leaseTtlMs: leaseTtlMsDefault });
    let done = 0;
    for await (const batch of readEvents(file, reader, seq(1))) {
      for (const { event } of batch) foldOne(state, event);
      done += batch.length;
      onRead(done, reader.lastSeq);
    }
    // Agents get no time to be heard from: nobody hears them.
    const nowMs = systemClock.nowMs();
    state.wallMs = nowMs;
    state.nowMs = Math.max(state.nowMs, nowMs);
    return { state, file };
  } finally {
    reader.close();
  }
}
