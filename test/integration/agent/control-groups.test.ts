/** Real control groups, where this machine lets us make them; elsewhere these tests are skipped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { agentGroupName, AttemptGroups, groupPlace } from '../../../agent/cgroup/attempt-groups.ts';
import { membersOf, removeGroup, signalMembers } from '../../../agent/cgroup/group-members.ts';
import { temporaryFolder } from '../../unit/agent/temporary-folder.ts';
import { CommandUnderTest } from './command-under-test.ts';
import { isAlive, untilGone } from '../../process-life.ts';

const place = groupPlace();
const home = 'folder' in place ? place.folder : '';

/** Opens the groups of this process, which plays the agent. */
async function openGroups(warnings: string[] = []): Promise<AttemptGroups> {
  const groups = await AttemptGroups.open((text) => warnings.push(text));
  if (groups === undefined) throw new Error('groups can be made here');
  onTestFinished(() => groups.close());
  return groups;
}

const childrenOf = (group: string): string[] =>
  readdirSync(group, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** Starts a process that stays, in this group. */
async function sleeper(group?: string): Promise<ChildProcess & { readonly pid: number }> {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  await once(child, 'spawn');
  onTestFinished(() => void child.kill('SIGKILL'));
  if (group !== undefined) writeFileSync(join(group, 'cgroup.procs'), String(child.pid));
  return child as ChildProcess & { readonly pid: number };
}

describe.skipIf(home === '')('a program that clears its environment and leaves its session', () => {
  it.each([
    ['ends with its trial', 'end'],
    ['ends with a trial that is killed', 'kill'],
    ['ends with the supervisor', 'supervisor'],
  ])('%s', async (_, how) => {
    const groups = await openGroups();
    const command = await CommandUnderTest.ready({ groups });
    const over = how === 'end' ? command.next('ended') : command.next('down');
    const file = join(temporaryFolder(), 'pid');
    const { daemon = 0 } = await command.start(['daemon', file, how === 'end' ? 'end' : 'stay']);
    if (how === 'kill') command.process.kill();
    if (how === 'supervisor') process.kill(command.process.pid ?? 0, 'SIGKILL');
    await over;
    expect(isAlive(daemon)).toBe(false);
    expect(childrenOf(join(home, agentGroupName(process.pid)))).toEqual([]);
  });

  it('and has no group of its own runs nevertheless', async () => {
    const command = await CommandUnderTest.ready({ groups: { create: () => '/nonexistent/group' } });
    expect(await command.run(['report'])).toMatchObject({ kind: 'completed' });
  });
});

describe.skipIf(home === '')('the groups of agents', () => {
  it('that were killed are emptied and removed at the next start, those of living ones stay', async () => {
    const [killed, living] = [await sleeper(), await sleeper()];
    const [left, kept] = [killed, living].map(({ pid }) =>
      join(home, agentGroupName(pid), 'trial.1', 'inner'),
    ) as [string, string];
    for (const group of [left, kept]) mkdirSync(group, { recursive: true });
    const [orphan, trial] = [await sleeper(left), await sleeper(kept)];
    onTestFinished(() => {
      for (const group of [left, kept]) removeGroup(dirname(dirname(group)));
    });
    killed.kill('SIGKILL');
    await once(killed, 'exit');

    const warnings: string[] = [];
    await openGroups(warnings);
    await untilGone(orphan.pid);
    expect(existsSync(left)).toBe(false);
    expect(warnings).toEqual([
      `ended 1 process that a killed agent (process ${killed.pid}) had left running`,
    ]);
    expect(isAlive(trial.pid)).toBe(true);
    expect(membersOf(dirname(kept))).toEqual([trial.pid]);
    trial.kill('SIGKILL');
    await once(trial, 'exit');
  });

  it('are emptied by signals where the kernel has no other way', async () => {
    const groups = await openGroups();
    const group = groups.create('trial.1') ?? '';
    const one = await sleeper(group);
    expect(removeGroup(group)).toBe(false);
    signalMembers(group);
    await untilGone(one.pid);
    expect(removeGroup(group)).toBe(true);
  });
});
