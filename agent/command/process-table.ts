/**
 * The processes of one trial: those of its process group and of its control group, and those that left both but still carry the
 * trial's mark in their environment, which every child inherits. Read from /proc; elsewhere from `ps`, which knows the process
 * group only.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { promisify } from 'node:util';
import { membersOf } from '../cgroup/group-members.ts';
import { markVariable } from './protocol.ts';

const hasProc = process.platform === 'linux';

/** What the processes of one program are known by. */
export interface ProgramTracks {
  /** Id of the process that was started, which is also that of its process group; undefined where it is not known. */
  readonly pid: number | undefined;
  /** See `markVariable`. */
  readonly mark: string;
  /** Folder of its control group; undefined where it has none of its own. */
  readonly controlGroup: string | undefined;
}

/** @returns ids of the group's processes, and of marked ones outside of it; without zombies */
export async function processesOf({ pid: leader, mark, controlGroup }: ProgramTracks): Promise<number[]> {
  if (!hasProc) return (await psOfGroup(leader)).map(({ pid }) => pid);
  const members = new Set(controlGroup === undefined ? [] : membersOf(controlGroup));
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const stat = parseStat(read(`/proc/${pid}/stat`));
    if (stat === undefined || stat.state === 'Z') continue;
    if (stat.group === leader || members.has(pid) || isMarked(pid, mark)) found.push(pid);
  }
  return found;
}

/**
 * Memory that these processes hold, in bytes. Pages that they share count in each; where that sum goes over the limit,
 * it is taken again with every shared page divided among its holders, which costs more to find out.
 */
export async function memoryOf(program: ProgramTracks, limitBytes: number): Promise<number> {
  if (!hasProc) return (await psOfGroup(program.pid)).reduce((sum, { rssBytes }) => sum + rssBytes, 0);
  const pids = await processesOf(program);
  const resident = sum(pids.map((pid) => kilobytes(read(`/proc/${pid}/status`), 'VmRSS') ?? 0));
  if (resident <= limitBytes) return resident;
  const shares = pids.map(async (pid) => {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    return kilobytes(rollup, 'Pss') ?? kilobytes(read(`/proc/${pid}/status`), 'VmRSS') ?? 0;
  });
  return sum(await Promise.all(shares));
}

/** True if the process has a handler for this signal; also where that cannot be known. */
export function handles(pid: number, name: NodeJS.Signals): boolean {
  const [, mask] = /^SigCgt:\s+([0-9a-f]+)$/m.exec(read(`/proc/${pid}/status`)) ?? [];
  if (mask === undefined) return !hasProc;
  return ((BigInt(`0x${mask}`) >> BigInt(constants.signals[name] - 1)) & 1n) === 1n;
}

interface Stat {
  readonly state: string;
  readonly group: number;
}

/** @param text `/proc/<pid>/stat`; the name in it may hold spaces and brackets */
function parseStat(text: string): Stat | undefined {
  const [, state, group] = /^.*\) (\S) \d+ (\d+) /s.exec(text) ?? [];
  return state === undefined ? undefined : { state, group: Number(group) };
}

/** Bytes of a line such as `VmRSS:     1024 kB`. */
function kilobytes(text: string, key: string): number | undefined {
  const [, count] = new RegExp(`^${key}:\\s+(\\d+) kB$`, 'm').exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * 1024;
}

function isMarked(pid: number, mark: string): boolean {
  // Of other users' processes the environment cannot be read: they are not ours.
  return `\0${read(`/proc/${pid}/environ`)}`.includes(`\0${markVariable}=${mark}\0`);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

async function psOfGroup(group: number | undefined): Promise<{ pid: number; rssBytes: number }[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,pgid=,rss=,stat=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, pgid, rss, state = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)/.exec(line) ?? [];
    if (Number(pgid) !== group || state.startsWith('Z')) return [];
    return [{ pid: Number(pid), rssBytes: Number(rss) * 1024 }];
  });
}
