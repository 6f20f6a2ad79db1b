/** Control groups of version 2: where this process is in their tree. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns absolute folder of the group that this process is in; undefined where the system has none, or does not show it */
export function ownGroup(): string | undefined {
  try {
    return groupFolder(
      readFileSync('/proc/self/mountinfo', 'utf8'),
      readFileSync('/proc/self/cgroup', 'utf8'),
    );
  } catch {
    // Not Linux.
    return undefined;
  }
}

/**
 * @param mounts `/proc/self/mountinfo`: lines of `id parent device ROOT MOUNTPOINT options ... - TYPE source options`
 * @param groups `/proc/self/cgroup`: that of version 2 is the line `0::/path`
 * @example
 * groupFolder('38 31 0:41 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n', '0::/user.slice\n'); // '/sys/fs/cgroup/user.slice'
 */
export function groupFolder(mounts: string, groups: string): string | undefined {
  const [, path] = /^0::(\/.*)$/m.exec(groups) ?? [];
  if (path === undefined) return undefined;
  for (const line of mounts.split('\n')) {
    const [, root, mountPoint] = /^\d+ \d+ \S+ (\S+) (\S+) .* - cgroup2 /.exec(line) ?? [];
    if (root === undefined || mountPoint === undefined) continue;
    // In a container the mount may show a part of the tree only: that which begins at its root.
    const inside = root === '/' ? path : belowOf(path, root);
    if (inside !== undefined) return join(unescaped(mountPoint), inside);
  }
  return undefined;
}

function belowOf(path: string, root: string): string | undefined {
  if (path === root) return '/';
  return path.startsWith(`${root}/`) ? path.slice(root.length) : undefined;
}

/** The kernel writes a space, for example, as `\040`. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
