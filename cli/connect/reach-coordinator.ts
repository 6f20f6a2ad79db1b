/**
 * Finds the coordinator that a verb talks to. In this order: the one named by --coordinator; the one that runs on the
 * data folder; where none runs on it, one of our own that opens the folder for the length of the question, so that a
 * finished sweep can be read, exported and steered at any time; without a data folder, the usual address.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { shippedBaseVersion } from '../input/base-version.ts';
import { checkAddress, type CoordinatorOptions, defaultCoordinator } from '../options/coordinator-option.ts';
import { addressFileName, defaultDataDir } from '../options/data-option.ts';
import { trainerChecks } from '../input/trainer-checks.ts';

/** @throws YatesError E_DATA_MISSING, E_OPTION_ADDRESS, and those of opening a data folder */
export async function reachCoordinator<T>(
  { coordinator, data }: CoordinatorOptions,
  use: (address: string) => Promise<T>,
): Promise<T> {
  if (coordinator !== undefined && coordinator !== '') return use(checkAddress(coordinator));
  const folder = data ?? defaultDataDir;
  if (!existsSync(join(folder, 'yates.db'))) {
    if (data === undefined) return use(defaultCoordinator);
    throw new YatesError({
      code: 'E_DATA_MISSING',
      place: { file: folder },
      message: 'there is no yates.db in this folder',
      next: 'name the folder that `yates up` or `yates coordinator` was given with --data',
    });
  }
  return useOwn(folder, use).catch((error: unknown) => {
    // The lock tells for certain that one runs; its address file alone may be left over.
    if (!(error instanceof YatesError) || error.code !== 'E_DATA_LOCKED') throw error;
    return use(runningAddress(folder, error));
  });
}

async function useOwn<T>(folder: string, use: (address: string) => Promise<T>): Promise<T> {
  const { startCoordinator } = await import('../../coordinator/start-coordinator.ts');
  const own = await startCoordinator({
    dataDir: folder,
    listen: '127.0.0.1:0',
    baseVersion: shippedBaseVersion(),
    trainers: await trainerChecks(),
  });
  try {
    return await use(own.address);
  } finally {
    await own.stop();
  }
}

function runningAddress(folder: string, locked: YatesError): string {
  try {
    return readFileSync(join(folder, addressFileName), 'utf8').trim();
  } catch {
    throw locked;
  }
}
