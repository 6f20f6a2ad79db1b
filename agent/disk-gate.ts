/**
 * No trial while its folder takes no files, or its disk is nearly full to the last: it would fail through no fault of its own. The slot waits, says so,
 * and goes on by itself.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { diskSpaceOf, tooFullForTrials } from '../base/disk-space.ts';
import type { WaitForRoom } from './gpu/gpu-gate.ts';

export interface DiskGateOptions {
  /** From 0. */
  readonly slot: number;
  /** Where trials have their passing folders. */
  readonly folder: string;
  readonly notice: (severity: 'info' | 'warning', text: string) => void;
  /** Between two looks, in milliseconds. Default: 2 000. */
  readonly lookMs?: number;
}

/** What a trial is given in files before it begins, and a little more. */
const probe = Buffer.alloc(64 * 1024);

export function diskGate({ slot, folder, notice, lookMs = 2_000 }: DiskGateOptions): WaitForRoom {
  const path = join(folder, `.room-${slot + 1}`);
  return async (signal) => {
    let isWaiting = false;
    while (!signal.aborted) {
      const trouble = await troubleWith(folder, path);
      if (trouble === undefined) break;
      if (!isWaiting) {
        isWaiting = true;
        notice('warning', `slot ${slot + 1} takes no trials: ${trouble}`);
      }
      await delay(lookMs, undefined, { signal }).catch(() => {});
    }
    if (isWaiting && !signal.aborted)
      notice('info', `slot ${slot + 1} takes trials again: ${folder} can be written`);
  };
}

/** Why no trial may begin, for want of room on the disk of its folder; undefined where one may, or nobody can tell. */
export async function lackOfRoom(folder: string, look = diskSpaceOf): Promise<string | undefined> {
  try {
    const lack = tooFullForTrials(await look(folder));
    return lack === undefined ? undefined : `${lack} (${folder})`;
  } catch {
    return undefined;
  }
}

async function troubleWith(folder: string, path: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, probe);
    return await lackOfRoom(folder);
  } catch (error) {
    return `nothing can be written in ${folder} (${(error as NodeJS.ErrnoException).message})`;
  } finally {
    await rm(path, { force: true }).catch(() => {});
  }
}
