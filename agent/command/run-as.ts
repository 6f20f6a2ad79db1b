/**
 * Programs as another user than the agent's, for agents that run as root: a trial then reads neither the agent's files, its
 * credential among them, nor its memory and environment in /proc.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';

export interface RunAs {
  readonly uid: number;
  readonly gid: number;
  /** What names the user to programs. */
  readonly env: Readonly<Record<string, string>>;
}

/** @throws YatesError E_RUN_AS for a user that is not there or is root, and where the agent is not root itself */
export function findUser(name: string): RunAs {
  if (process.geteuid?.() !== 0)
    throw fault('only an agent that runs as root can run programs as another user');
  const [, , uid, gid, , home = '/'] = passwordEntry(name).split(':');
  const user = { uid: Number(uid), gid: Number(gid), env: { USER: name, LOGNAME: name, HOME: home } };
  if (!Number.isInteger(user.uid) || !Number.isInteger(user.gid)) throw fault(`there is no user ${name}`);
  if (user.uid === 0) throw fault(`${name} is root`);
  return user;
}

/** Makes a folder for trials of another user, who may lack access to the agent's own folder. */
export function makeTrialsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yates-trials-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** Gives what a trial finds when it begins to its user. */
export function handOver(paths: readonly string[], { uid, gid }: RunAs): void {
  for (const path of paths) chownSync(path, uid, gid);
}

function passwordEntry(name: string): string {
  if (!/^[A-Za-z_][\w.-]{0,31}$/.test(name)) throw fault(`${JSON.stringify(name)} is no name of a user`);
  try {
    // The system's own look-up, which also knows users of a directory service.
    return execFileSync('getent', ['passwd', name], { encoding: 'utf8' }).trim();
  } catch {
    throw fault(`there is no user ${name}`);
  }
}

function fault(message: string): YatesError {
  return new YatesError({
    code: 'E_RUN_AS',
    place: { file: '--run-as' },
    message,
    next: 'start the agent as root and name another user, or leave --run-as out',
  });
}
