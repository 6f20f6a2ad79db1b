/** What a process has cost so far, as Linux counts it: on a busy machine the one figure that others do not falsify. */
import { readFileSync } from 'node:fs';
import { descendants } from '../../test/e2e/yates-process.ts';

/** Linux reports in hundredths of a second. */
const ticksPerSecond = 100;

export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Milliseconds that the first thread of a process, which serves, has had a processor. */
export function servingMs(pid: number): number {
  const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}

/** Of a process and all below it that still run. */
export function cpuSecondsOfTree(root: number): number {
  const ofOne = (pid: number): number => {
    try {
      return cpuSeconds(pid);
    } catch {
      // It ended meanwhile.
      return 0;
    }
  };
  return descendants(root).reduce((sum, { pid }) => sum + ofOne(pid), ofOne(root));
}

/** Resident now, and at its highest. */
export function memoryMiB(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: of('VmRSS'), peak: of('VmHWM') };
}
