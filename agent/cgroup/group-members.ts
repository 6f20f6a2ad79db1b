/** What is in a control group, and how it is emptied. A group's children belong to it: a program may make some. */
import { readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns ids of the processes in the group and below it, without zombies; none where the group is gone */
export function membersOf(folder: string): number[] {
  return treeOf(folder).flatMap((group) =>
    read(join(group, 'cgroup.procs'))
      .split('\n')
      .map(Number)
      // 0 is a process that this process's namespace does not show.
      .filter((pid) => pid > 0),
  );
}

/** Kills all that is in the group, and what those processes start at this moment. Asks for it once; see `membersOf` for what is left. */
export function killMembers(folder: string): void {
  const members = membersOf(folder);
  if (members.length === 0) return;
  // We are in it only if we could not leave it.
  if (!members.includes(process.pid) && write(join(folder, 'cgroup.kill'), '1')) return;
  signalMembers(folder);
}

/** The way before Linux 5.14: a frozen process cannot start another before it dies. Spares this process. */
export function signalMembers(folder: string): void {
  write(join(folder, 'cgroup.freeze'), '1');
  for (const pid of membersOf(folder)) {
    try {
      if (pid !== process.pid) process.kill(pid, 'SIGKILL');
    } catch {
      // Gone, or another user's.
    }
  }
  write(join(folder, 'cgroup.freeze'), '0');
}

/** @returns false while a process is in it, or where it may not be removed */
export function removeGroup(folder: string): boolean {
  try {
    for (const group of treeOf(folder).toReversed()) rmdirSync(group);
    return true;
  } catch {
    return false;
  }
}

/** Moves this process, with all of its threads. @throws Error of the system */
export function enterGroup(folder: string): void {
  writeFileSync(join(folder, 'cgroup.procs'), String(process.pid));
}

/** The group and all below it, parents first. */
function treeOf(folder: string): string[] {
  let children: string[];
  try {
    children = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
  return [folder, ...children.flatMap(treeOf)];
}

function write(file: string, text: string): boolean {
  try {
    writeFileSync(file, text);
    return true;
  } catch {
    return false;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
