import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Copies what Git has and what it would take, as it is now, into a repository of its own: some tests ask Git for files. */
export function copyWorkingTree(from: string, to: string): void {
  const listed = git(from, 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
  for (const path of listed.split('\0')) {
    // The list has files that are deleted and not committed.
    if (path === '' || !existsSync(join(from, path))) continue;
    mkdirSync(dirname(join(to, path)), { recursive: true });
    cpSync(join(from, path), join(to, path));
  }
  git(to, 'init', '--quiet');
  git(to, 'add', '--all');
}

function git(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}
