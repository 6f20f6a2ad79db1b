import { processesOf } from './process-table.ts';

/**
 * Kills what a trial started, whoever of it is left: the whole group, then those that left the group. Asks again until
 * none is found, since a process may start another while it is looked for.
 */
export async function endProgram(group: number, mark: string): Promise<void> {
  for (let round = 0; round < roundsMax; round++) {
    signal(-group, 'SIGKILL');
    const left = await processesOf(group, mark);
    if (left.length === 0) return;
    for (const pid of left) signal(pid, 'SIGKILL');
    // Killed processes need a moment to go, some (in the kernel, on a GPU) a longer one.
    await new Promise((resolve) => setTimeout(resolve, Math.min(500, 5 * 2 ** round)));
  }
}

const roundsMax = 20;

/** To a process, or to a group where the id is negative. Gone already is well too. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone, or another user's now.
  }
}
