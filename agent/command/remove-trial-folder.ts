import { execFile } from 'node:child_process';
import { rm, rmdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { RunAs } from './run-as.ts';

/** A program that was left behind may stop the removal, or make files faster than they go. */
const removeTimeoutMs = 30_000;

/**
 * Removes the folder of a trial with all that is in it.
 *
 * @param user whom the trial ran as, where that is another than the agent's own: what is in the folder is removed as that user.
 *   A program that was left behind may put a link in the place of a folder at any moment, and root would remove what it leads to
 * @throws Error of Node where something is left; a folder that is gone already is none
 */
export async function removeTrialFolder(folder: string, user: RunAs | undefined): Promise<void> {
  if (user === undefined) return rm(folder, { recursive: true, force: true });
  const { uid, gid } = user;
  // The user sees the environment of its processes in /proc, so the agent's own is not in it.
  const env = { PATH: process.env['PATH'] };
  const options = { uid, gid, env, cwd: '/', timeout: removeTimeoutMs, killSignal: 'SIGKILL' as const };
  // It fails at the folder itself, which stands in one of the agent's; whatever else it leaves, `rmdir` tells.
  await promisify(execFile)('rm', ['-rf', '--', folder], options).catch(() => {});
  await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
