import { killMembers, removeGroup } from '../cgroup/group-members.ts';
import { type ProgramTracks, processesOf } from './process-table.ts';

/**
 * Kills what a trial started, whoever of it is left: the whole group, then those that left the group. Asks again until
 * none is found, since a process may start another while it is looked for. Then its control group is removed.
 */
export async function endProgram(program: ProgramTracks): Promise<void> {
  const { pid: leader, controlGroup } = program;
  for (let round = 0; round < roundsMax; round++) {
    if (leader !== undefined) signal(-leader, 'SIGKILL');
    if (controlGroup !== undefined) killMembers(controlGroup);
    const left = await processesOf(program);
    if (left.length === 0) {
      const isRemoved = controlGroup === undefined || removeGroup(controlGroup);
      if (isRemoved || round >= removeRoundsMax) return;
    }
    for (const pid of left) signal(pid, 'SIGKILL');
    // Killed processes need a moment to go, some (in the kernel, on a GPU) a longer one.
    await new Promise((resolve) => setTimeout(resolve, Math.min(500, 5 * 2 ** round)));
  }
}

const roundsMax = 20;
/** An empty control group that still cannot be removed is left to the agent's next start. */
const removeRoundsMax = 6;

/** To a process, or to a group where the id is negative. Gone already is well too. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone, or another user's now.
  }
}
