/** Processor time of this process and of the children that it has waited for, and theirs. */
import { readFileSync } from 'node:fs';

/** Seconds of processor time, user and system. */
export interface ProcessorTime {
  readonly own: number;
  readonly children: number;
}

/** Linux counts the clock ticks of /proc in hundredths of a second on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;

/** What this process has used so far. Children are known on Linux only, and count once they have ended. */
export function processorTime(): ProcessorTime {
  const { user, system } = process.cpuUsage();
  return { own: (user + system) / 1e6, children: childrenTime() };
}

function childrenTime(): number {
  if (process.platform !== 'linux') return 0;
  const stat = readFileSync('/proc/self/stat', 'utf8');
  // The name of the program, in brackets, may hold blanks. Field 16 is cutime, field 17 is cstime (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
}
