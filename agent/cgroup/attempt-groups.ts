/**
 * A control group for each attempt that runs a program. No process leaves it by starting others, by a session of its own or by
 * clearing its environment, so all that an attempt started is found and ended with it. Needs version 2, and a group of ours in
 * which we may make others: root has that, and so has whoever was given a part of the tree (systemd: `Delegate=yes`).
 */
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { plural } from '../../base/plural.ts';
import { killMembers, membersOf, removeGroup } from './group-members.ts';
import { ownGroup } from './own-group.ts';

/** Its folder, or why there can be none. */
export type GroupPlace = { readonly folder: string } | { readonly trouble: string };

/** Where this process may make groups; tried by making one. */
export function groupPlace(home: string | undefined = ownGroup()): GroupPlace {
  if (process.platform !== 'linux') return { trouble: 'only Linux has them' };
  if (home === undefined) return { trouble: 'this system shows no control groups of version 2' };
  const trial = join(home, `yates-test-${process.pid}`);
  try {
    // Between two groups moves who may write into the one above both.
    accessSync(join(home, 'cgroup.procs'), constants.W_OK);
    mkdirSync(trial);
    accessSync(join(trial, 'cgroup.procs'), constants.W_OK);
    return { folder: home };
  } catch (error) {
    return { trouble: (error as Error).message };
  } finally {
    removeGroup(trial);
  }
}

export class AttemptGroups {
  readonly #folder: string;

  /** @param home group of this process, below which we may make others */
  private constructor(home: string) {
    this.#folder = join(home, agentGroupName(process.pid));
  }

  /** Ends what agents that are dead left running in the same group. @returns undefined where groups cannot be made */
  static async open(warn: (text: string) => void): Promise<AttemptGroups | undefined> {
    const place = groupPlace();
    if (!('folder' in place)) return undefined;
    await clearDead(place.folder, warn);
    return new AttemptGroups(place.folder);
  }

  /** @returns the folder of a new group; undefined where it could not be made */
  create(name: string): string | undefined {
    const folder = join(this.#folder, name);
    try {
      mkdirSync(folder, { recursive: true });
      return folder;
    } catch {
      return undefined;
    }
  }

  close(): void {
    removeGroup(this.#folder);
  }
}

/**
 * Name of the group of this agent. Numbers of processes are used again, and differ between containers: time of start and
 * namespace tell them apart.
 *
 * @param pid of the agent
 */
export const agentGroupName = (pid: number): string =>
  `yates-agent-${pidNamespace()}-${pid}-${startOf(pid) ?? ''}`;

const pidNamespace = (): string => /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '';

/** In clock ticks since the machine started; undefined where there is no such process. */
function startOf(pid: number): string | undefined {
  try {
    // The name in brackets may hold spaces and brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    // A zombie runs nothing and owns nothing.
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** How long killed processes may take to go. */
const clearTries = 20;
const clearEveryMs = 50;

async function clearDead(home: string, warn: (text: string) => void): Promise<void> {
  for (const name of readdirSync(home)) {
    const [, namespace, pid, start] = /^yates-agent-(\d+)-(\d+)-(\d+)$/.exec(name) ?? [];
    if (namespace !== pidNamespace() || startOf(Number(pid)) === start) continue;
    const folder = join(home, name);
    const left = membersOf(folder).length;
    for (let tries = 0; tries < clearTries && !removeGroup(folder); tries++) {
      killMembers(folder);
      await sleep(clearEveryMs);
    }
    if (left > 0)
      warn(
        `ended ${plural(left, 'process', 'processes')} that a killed agent (process ${pid}) had left running`,
      );
  }
}
