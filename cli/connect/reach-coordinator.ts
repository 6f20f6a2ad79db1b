/**
 * Finds the coordinator that a verb talks to. In this order: what the command line names, with --coordinator or --data; what
 * the environment names; the data folder here; the newest login. There is no other: a verb never talks to whoever happens
 * to listen somewhere.
 *
 * For a data folder this is the coordinator that runs on it. If none does, one is started here until the verb ends, so that a
 * finished sweep can be read, exported and steered at any time.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { LoginStore } from '../../client/join/login-store.ts';
import { loginEndpoint } from '../../client/join/login-endpoint.ts';
import { readFolderEndpoint } from '../../coordinator/access/folder-endpoint.ts';
import type { Coordinator } from '../../coordinator/start-coordinator.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';
import { shippedBaseVersion } from '../input/base-version.ts';
import { checkAddress, type CoordinatorOptions } from '../options/coordinator-option.ts';
import { defaultDataDir } from '../options/data-option.ts';
import { trainerChecks } from '../input/trainer-checks.ts';

/**
 * @throws YatesError E_COORDINATOR_NONE where there is none; E_LOGIN_MISSING, E_DATA_MISSING, E_OPTION_ADDRESS, and those of
 *   reading logins and of opening a data folder
 */
export async function reachCoordinator<T>(
  options: CoordinatorOptions,
  use: (endpoint: Endpoint) => Promise<T>,
): Promise<T> {
  const { address, data } = named(options);
  if (address !== undefined) return use(endpointAt(checkAddress(address), data ?? defaultDataDir));
  if (data === undefined && !hasLog(defaultDataDir)) return use(newestLogin());
  const folder = data ?? defaultDataDir;
  if (!hasLog(folder)) {
    throw new YatesError({
      code: 'E_DATA_MISSING',
      place: { file: folder },
      message: 'there is no yates.db in this folder',
      next: 'name the folder that `yates up` or `yates coordinator` was given with --data',
    });
  }
  return useOwn(folder, use).catch((error: unknown) => {
    // The lock tells for certain that one runs.
    if (!(error instanceof YatesError) || error.code !== 'E_DATA_LOCKED') throw error;
    const running = readFolderEndpoint(folder);
    if (running === undefined) throw error;
    return use(running);
  });
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

async function useOwn<T>(folder: string, use: (endpoint: Endpoint) => Promise<T>): Promise<T> {
  const own = await openFolder(folder);
  try {
    return await use(own.endpoint);
  } finally {
    await own.stop();
  }
}

async function openFolder(folder: string): Promise<Coordinator> {
  const { startCoordinator } = await import('../../coordinator/start-coordinator.ts');
  const options = {
    dataDir: folder,
    listen: '127.0.0.1:0',
    baseVersion: shippedBaseVersion(),
    trainers: await trainerChecks([]),
  };
  try {
    return await startCoordinator(options);
  } catch (error) {
    if (!(error instanceof YatesError) || error.code !== 'E_LOG_READ_ONLY') throw error;
    const { serveArchive } = await import('../../coordinator/open-archive.ts');
    return serveArchive(options);
  }
}
