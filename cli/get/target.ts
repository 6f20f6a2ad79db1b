/** Where a fetched file goes: below the folder that the user named, and nowhere else. */
import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { YatesError } from '../../base/error.ts';

/** A name as a trial or a checkpoint gave it, which may be anything. Relative, without a part that leads elsewhere. */
function isPlainPath(name: string): boolean {
  if (name === '' || !name.isWellFormed() || /[\0\\]/.test(name)) return false;
  // A drive of Windows or a stream of its files.
  if (process.platform === 'win32' && name.includes(':')) return false;
  return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** @throws YatesError E_GET_PATH for a name that leads out of the folder, by itself or through a link that lies there */
export function targetOf(folder: string, name: string): string {
  if (!isPlainPath(name)) throw leadsOut(folder, name, 'is no path below a folder');
  const target = join(resolve(folder), ...name.split('/'));
  refuseLinks(folder, name, target);
  return target;
}

/** What exists on the way must lie in the folder, links followed. */
function refuseLinks(folder: string, name: string, target: string): void {
  if (!existsSync(folder)) return;
  const root = realpathSync(folder);
  let there = dirname(target);
  while (!existsSync(there)) there = dirname(there);
  const real = realpathSync(there);
  const isBelow = real === root || real.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
  // Above the folder, nothing of it exists yet.
  if (!isBelow && !root.startsWith(`${real}${sep}`))
    throw leadsOut(folder, name, 'leads through a link to somewhere else');
  if (lstatSync(target, { throwIfNoEntry: false })?.isDirectory() === true)
    throw leadsOut(folder, name, 'is a folder there');
}

const leadsOut = (folder: string, name: string, why: string): YatesError =>
  new YatesError({
    code: 'E_GET_PATH',
    place: { file: folder },
    message: `${JSON.stringify(name)} ${why}: nothing was fetched`,
    next: 'name an empty folder with --to, or fetch single files by name',
  });
