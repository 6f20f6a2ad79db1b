/** The code in a folder: the commit, and a hash of what is tracked by git there. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { RunEnvironment } from '../../base/run-environment.ts';

export type Code = Pick<RunEnvironment, 'commit' | 'isDirty' | 'codeSha256'>;

const none: Code = { commit: '', isDirty: false, codeSha256: '' };
const gitTimeoutMs = 5_000;
const gitBytesMax = 64 * 1024 * 1024;
/** Changed files beyond this number, and files beyond this size, count by size and time of change. */
const changedFilesMax = 200;
const fileBytesMax = 8 * 1024 * 1024;

/**
 * @param folder that the program runs in
 * @param args of the program: outside of git, those that name a file there are its code
 */
export async function codeOf(folder: string, args: readonly string[]): Promise<Code> {
  try {
    return await codeInGit(folder);
  } catch {
    // No git, no repository, no commit yet, or another user's folder.
    return codeOfScripts(folder, args);
  }
}

/** Of a folder that is a repository of its own, as a checkout of Yates is; of one that lies in another's, or in none, nothing is said. */
export async function codeOfRepository(folder: string): Promise<Code> {
  try {
    const { prefix } = await headIn(folder);
    return prefix === '' ? await codeInGit(folder) : none;
  } catch {
    return none;
  }
}

const gitIn =
  (folder: string) =>
  async (...args: string[]): Promise<string> => {
    const options = { cwd: folder, timeout: gitTimeoutMs, maxBuffer: gitBytesMax } as const;
    // It only reads: an index that another git holds must not be refreshed.
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0' };
    return (await promisify(execFile)('git', args, { ...options, env })).stdout;
  };

/** @returns the commit, and the way from the top of the repository to the folder */
async function headIn(folder: string): Promise<{ readonly commit: string; readonly prefix: string }> {
  const [commit = '', prefix = ''] = (await gitIn(folder)('rev-parse', 'HEAD', '--show-prefix')).split('\n');
  return { commit, prefix };
}

async function codeInGit(folder: string): Promise<Code> {
  const git = gitIn(folder);
  const [{ commit, prefix: top }, status, staged] = await Promise.all([
    headIn(folder),
    git('status', '--porcelain', '-z', '--untracked-files=no', '--no-renames'),
    git('ls-files', '-s', '-z'),
  ]);
  // Paths of the status begin at the top of the repository, those of ls-files at the folder.
  const changed = status
    .split('\0')
    .map((entry) => entry.slice(3))
    .filter((path) => path.startsWith(top) && path !== '')
    .map((path) => path.slice(top.length));
  const hash = createHash('sha256');
  const blobs = new Map<string, string>();
  for (const entry of staged.split('\0')) {
    const [, blob, path] = /^\d+ ([0-9a-f]+) \d\t(.*)$/s.exec(entry) ?? [];
    if (blob !== undefined && path !== undefined) blobs.set(path, blob);
  }
  for (const [index, path] of changed.entries())
    blobs.set(path, await contentOf(join(folder, path), index < changedFilesMax));
  for (const [path, blob] of [...blobs].toSorted(([left], [right]) => (left < right ? -1 : 1)))
    hash.update(`${path}\0${blob}\0`);
  return { commit, isDirty: status !== '', codeSha256: hash.digest('hex') };
}

async function codeOfScripts(folder: string, args: readonly string[]): Promise<Code> {
  const hash = createHash('sha256');
  let files = 0;
  for (const arg of args.slice(0, changedFilesMax)) {
    if (arg.startsWith('-') || arg.length > 1_000) continue;
    const path = isAbsolute(arg) ? arg : resolve(folder, arg);
    const content = await contentOf(path, true);
    if (content === '') continue;
    files++;
    hash.update(`${arg}\0${content}\0`);
  }
  return files === 0 ? none : { ...none, codeSha256: hash.digest('hex') };
}

/** As git names the content of a file, or what stands for it; empty where there is none. */
async function contentOf(path: string, isRead: boolean): Promise<string> {
  try {
    const { size, mtimeMs } = await stat(await realpath(path));
    if (!isRead || size > fileBytesMax) return `${size} ${mtimeMs}`;
    const bytes = await readFile(path);
    return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  } catch {
    return '';
  }
}
