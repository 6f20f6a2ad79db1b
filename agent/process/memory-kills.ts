import { readFileSync } from 'node:fs';

/** Where Linux counts the processes that it killed for memory: this container first, then the whole machine. */
const counters = ['/sys/fs/cgroup/memory.events', '/proc/vmstat'];

/** Processes killed for memory so far; 0 where the system does not count them. Compare two readings. */
export function countMemoryKills(): number {
  let kills = 0;
  for (const path of counters) {
    try {
      kills += parseMemoryKills(readFileSync(path, 'utf8'));
    } catch {
      // Not Linux, or another version of control groups.
    }
  }
  return kills;
}

/** @param text lines of `name number` */
export function parseMemoryKills(text: string): number {
  return Number(/^oom_kill (\d+)$/m.exec(text)?.[1] ?? 0);
}
