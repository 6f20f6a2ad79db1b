/**
 * Finds the coordinator that a verb talks to. In this order: what the command line names, with --coordinator or --data; what
 * the environment names; the data folder here; the newest login. There is no other: a verb never talks to whoever happens
 * to listen somewhere.
 *
 * For a data folder this is the coordinator that runs on it. If none does, a verb that only asks reads the folder without a lock, and
 * one that changes something starts a coordinator here until it ends: a sweep can be read, exported and steered at any time.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { YatesError } from '../../base/error.ts';
import { LoginStore } from '../../client/join/login-store.ts';
import { loginEndpoint } from '../../client/join/login-endpoint.ts';
import { readFolderEndpoint } from '../../coordinator/access/folder-endpoint.ts';
import type { Coordinator } from '../../coordinator/start-coordinator.ts';
import { holderOf, runningCoordinator } from '../../coordinator/running-coordinator.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import { checkAddress, type CoordinatorOptions } from '../options/coordinator-option.ts';
import { defaultDataDir } from '../options/data-option.ts';
import { withProgress } from '../output/progress.ts';

/** What a verb wants: `read` changes nothing, `steer` may. */
export type Purpose = 'read' | 'steer';

/** The data folder that a verb is about, and whether it is read because no coordinator runs on it. */
export interface FolderInUse {
  readonly folder: string;
  readonly isRead: boolean;
}

/** @param at undefined where a coordinator is reached by its address */
type Use<T> = (endpoint: Endpoint, at?: FolderInUse) => Promise<T>;

/**
 * @throws YatesError E_COORDINATOR_NONE where there is none; E_LOGIN_MISSING, E_DATA_MISSING, E_OPTION_ADDRESS, and those of
 *   reading logins and of opening a data folder
 */
export async function reachCoordinator<T>(
  options: CoordinatorOptions,
  use: Use<T>,
  purpose: Purpose = 'read',
): Promise<T> {
  const { address, data } = named(options);
  if (address !== undefined) return use(endpointAt(checkAddress(address), data ?? defaultDataDir));
  if (data === undefined && !hasLog(defaultDataDir)) return use(newestLogin());
  const folder = data ?? defaultDataDir;
  if (!hasLog(folder)) {
    // The log of the coordinator that runs here may be elsewhere, as on NATS JetStream.
    const running = await runningCoordinator(folder);
    if (running !== undefined) return use(running);
    throw new YatesError({
      code: 'E_DATA_MISSING',
      place: { file: folder },
      message: 'there is no yates.db in this folder',
      next: 'name the folder that `yates up` or `yates coordinator` was given with --data',
    });
  }
  return purpose === 'read' ? readFolder(folder, use) : steerFolder(folder, use);
}

/** What the command line says, and where it says nothing, what the environment does. */
function named({ coordinator, data }: CoordinatorOptions): {
  readonly address: string | undefined;
  readonly data: string | undefined;
} {
  const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
  if (given(coordinator) !== undefined || given(data) !== undefined) {
    return { address: given(coordinator), data: given(data) };
  }
  const { YATES_COORDINATOR, YATES_DATA } = process.env;
  return { address: given(YATES_COORDINATOR), data: given(YATES_DATA) };
}

const hasLog = (folder: string): boolean => existsSync(join(folder, 'yates.db'));

/** With the login for this address, or as the owner of the folder whose coordinator listens there. */
function endpointAt(address: string, folder: string): Endpoint {
  const login = new LoginStore().find(address);
  if (login !== undefined) return loginEndpoint(login);
  const own = readFolderEndpoint(folder);
  if (own?.address === address) return own;
  throw new YatesError({
    code: 'E_LOGIN_MISSING',
    place: { file: address },
    message: 'there is no login for this coordinator',
    next: 'hand its string to `yates login --join-file -`, or name its data folder with --data',
  });
}

function newestLogin(): Endpoint {
  const login = new LoginStore().find();
  if (login !== undefined) return loginEndpoint(login);
  throw new YatesError({
    code: 'E_COORDINATOR_NONE',
    message: `there is nothing here: no data folder ${defaultDataDir} in this directory, and no login`,
    next: 'run a sweep with `yates up SWEEP`, log in with `yates login`, or name a folder with --data',
  });
}

async function readFolder<T>(folder: string, use: Use<T>): Promise<T> {
  const running = await runningCoordinator(folder);
  if (running !== undefined) return use(running, { folder, isRead: false });
  const { startReader } = await import('../../coordinator/start-reader.ts');
  const reader = await withProgress((say) => {
    const what = `reading ${join(folder, 'yates.db')}`;
    say(what);
    return startReader(folder, (done, total) => say(what, done, total));
  });
  try {
    return await use(reader.endpoint, { folder, isRead: true });
  } finally {
    await reader.stop();
  }
}

/** How long a verb waits for another that has the folder for itself. */
const lockPatienceMs = 60_000;
/** After which it says what it waits for. */
const silenceMs = 1_000;

/** Two verbs that change something take turns. */
async function steerFolder<T>(folder: string, use: Use<T>): Promise<T> {
  const sinceMs = performance.now();
  const silence = setTimeout(() => {
    const pid = holderOf(folder);
    if (pid !== undefined && pid !== process.pid) process.stderr.write(waitingInWords(folder, pid));
  }, silenceMs);
  try {
    for (;;) {
      const running = await runningCoordinator(folder);
      if (running !== undefined) {
        clearTimeout(silence);
        return await use(running);
      }
      try {
        const own = await withProgress((say) => {
          say(`opening ${folder}`);
          return startOwn(folder);
        });
        clearTimeout(silence);
        try {
          return await use(own.endpoint);
        } finally {
          await own.stop();
        }
      } catch (error) {
        const isLocked = error instanceof YatesError && error.code === 'E_DATA_LOCKED';
        if (!isLocked || performance.now() - sinceMs > lockPatienceMs) throw asArchive(error, folder);
        await sleep(100 + 100 * Math.random());
      }
    }
  } finally {
    clearTimeout(silence);
  }
}

const waitingInWords = (folder: string, pid: number): string =>
  `Waiting for ${folder}: process ${pid} has it for itself, a verb that changes something or a coordinator that starts.\n` +
  `This goes on as soon as that is done, and gives up after ${lockPatienceMs / 1_000} s. Verbs that only read, such as ` +
  `\`yates ls\`, need not wait. If process ${pid} hangs, end it.\n`;

/** A folder that cannot be written is no fault of the log. */
function asArchive(error: unknown, folder: string): unknown {
  if (!(error instanceof YatesError) || error.code !== 'E_LOG_READ_ONLY') return error;
  return new YatesError({
    code: 'E_ARCHIVE',
    place: { file: folder },
    message: 'this folder cannot be written, so nothing in it can be changed',
    next: 'give write permission on it, or work on a copy',
    cause: error,
  });
}

async function startOwn(folder: string): Promise<Coordinator> {
  const [{ startCoordinator }, { shippedBaseVersion }, { trainerChecks }] = await Promise.all([
    import('../../coordinator/start-coordinator.ts'),
    import('../input/base-version.ts'),
    import('../input/trainer-checks.ts'),
  ]);
  return startCoordinator({
    dataDir: folder,
    listen: '127.0.0.1:0',
    baseVersion: shippedBaseVersion(),
    trainers: await trainerChecks([]),
    isPrivate: true,
  });
}
