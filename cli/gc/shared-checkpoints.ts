/** Clears a folder that agents share for checkpoints of what trials that have ended do not keep. */
import { resolve } from 'node:path';
import {
  filesBeside,
  removeFiles,
  sharedFolderId,
  type TrialFolder,
  trialFolders,
} from '../../agent/checkpoint/shared-folder-contents.ts';
import { YatesError } from '../../base/error.ts';
import { getTrial, listSweeps } from '../../client/ask.ts';
import { trialHasEnded } from '../../client/facts.ts';
import type { Garbage } from '../../client/garbage.ts';
import type { RpcClient } from '../../proto/client.ts';

interface Request {
  readonly folder: string;
  /** Undefined: all sweeps. */
  readonly sweepId: string | undefined;
  readonly isDry: boolean;
}

/**
 * A trial that waits or runs is left alone, and so is what belongs to no sweep of this coordinator.
 *
 * @throws YatesError E_GC_FOLDER; Error of the file system
 */
export async function clearShared(
  client: RpcClient,
  { folder: named, sweepId, isDry }: Request,
): Promise<Garbage[]> {
  const folder = resolve(named);
  const store = await sharedFolderId(folder);
  if (store === undefined)
    throw new YatesError({
      code: 'E_GC_FOLDER',
      place: { file: folder },
      message: 'agents keep no checkpoints in this folder: it has no yates-checkpoints.json',
      next: 'name the folder that `yates agent` was given with --checkpoint-dir',
    });
  const sweeps = new Map((await listSweeps(client)).map((sweep) => [sweep.id as string, sweep]));
  const rows = new Map<string, Garbage>();
  for await (const one of trialFolders(folder)) {
    const sweep = sweeps.get(one.sweepId);
    if (sweep === undefined || (sweepId !== undefined && sweep.id !== sweepId)) continue;
    const files = await leftOver(client, one, store);
    if (files.length === 0) continue;
    if (!isDry) await removeFiles(one, files);
    const { trials, files: count, bytes } = rows.get(sweep.id) ?? { trials: 0, files: 0, bytes: 0 };
    rows.set(sweep.id, {
      kind: 'shared-checkpoints',
      sweep: { id: sweep.id, name: sweep.name },
      trials: trials + 1,
      files: count + files.length,
      bytes: bytes + files.reduce((sum, file) => sum + file.bytes, 0),
      isKept: false,
    });
  }
  return [...rows.values()];
}

/** Asked just before the files go: a trial may be run again at any time. */
async function leftOver(client: RpcClient, folder: TrialFolder, store: string) {
  const { trial, checkpoints } = await getTrial(client, folder.trialId, folder.sweepId);
  if (trial.id !== folder.trialId || !trialHasEnded(trial.state)) return [];
  const kept = checkpoints.filter((one) => one.store === store).map(({ manifest }) => manifest ?? '');
  return filesBeside(folder, kept);
}
