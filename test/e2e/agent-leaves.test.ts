/** Real agents and programs under the signals, ends of jobs and full disks that schedulers and clouds bring. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agentGroupName, groupPlace } from '../../agent/cgroup/attempt-groups.ts';
import { membersOf } from '../../agent/cgroup/group-members.ts';
import { openDatabase } from '../../base/sqlite/open-database.ts';
import { packageVersion } from '../../base/package-root.ts';
import type { RpcClient } from '../../proto/client.ts';
import { controlService } from '../../proto/service.ts';
import { TestClient } from '../coordinator-client.ts';
import { casesOf } from '../in-full.ts';
import { descendants, isRunning, YatesProcess } from './yates-process.ts';

let folder: string;
let coordinator: YatesProcess;
let address: string;
let client: RpcClient;
/** Ids by name. */
const sweeps = new Map<string, string>();
const started: YatesProcess[] = [];
const place = groupPlace();
const groups = 'folder' in place ? place.folder : undefined;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

async function until<T>(find: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined && found !== false) return found;
    await pause();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yates-leaves-'));
  coordinator = start(['coordinator', '--data', 'd', '--listen', '127.0.0.1:0', '--lease-ttl', '5s']);
  await coordinator.says(/listening on (\S+),/);
  address = /listening on (\S+),/.exec(coordinator.output)?.[1] ?? '';
  client = new TestClient(join(folder, 'd'));
});
afterEach(async () => {
  // What a failed test leaves would be run by the agents of the next.
  for (const one of started) if (one !== coordinator && isRunning(one.pid)) one.kill('SIGKILL');
  for (const name of sweeps.keys()) await cancel(name).catch(refuseAllButEnded);
});
afterAll(async () => {
  client.close();
  for (const one of started) if (isRunning(one.pid)) one.kill('SIGTERM');
  for (const one of started) await one.exited;
  rmSync(folder, { recursive: true, force: true });
});

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): YatesProcess {
  const one = new YatesProcess(args, folder, env);
  started.push(one);
  return one;
}

async function agent(name: string, more: readonly string[] = [], env = {}): Promise<YatesProcess> {
  const joining = ['--join-file', 'd/secrets/agents.join', '--join', address];
  const one = start(
    ['agent', ...joining, '--slots', '1', '--name', name, '--allow-command', 'sh', ...more],
    env,
  );
  await one.says(/joined the coordinator/);
  return one;
}

/** Launches a sweep of one trial, which runs this script. */
async function launch(name: string, script: string, more = ''): Promise<void> {
  const source = `version: 1
name: ${name}
factors: { x: [1] }
response: { primary: y, goal: minimize }
trainer:
  kind: command
  run: ${JSON.stringify(['sh', '-c', script])}
  ${more}
`;
  const request = { requestId: `launch ${name}`, source, fileName: `${name}.yaml` };
  const { sweepId } = await client.unary(controlService.launch, request);
  sweeps.set(name, sweepId);
}

/** A sweep that has ended cannot be cancelled, and need not be. */
function refuseAllButEnded(error: Error): void {
  if (!error.message.includes('E_SWEEP_STATE')) throw error;
}

/** So that later agents get no trial of it. */
async function cancel(name: string): Promise<void> {
  const request = { requestId: `cancel ${name}`, sweepId: sweeps.get(name) ?? '' };
  await client.unary(controlService.cancel, request);
}

interface Event {
  readonly type: string;
  readonly sweepId?: string;
  readonly reason?: string;
  readonly preempted?: boolean;
  readonly environment?: object;
  readonly fault?: { readonly faultClass: string; readonly message: string };
}

/** What the log says of the trials of this sweep. */
function events(sweep: string): Event[] {
  const database = openDatabase(join(folder, 'd', 'yates.db'), { timeoutMs: 5_000 });
  try {
    const rows = database.prepare('select type, data from events order by seq').all() as {
      type: string;
      data: string;
    }[];
    return rows
      .map(({ type, data }) => ({ ...(JSON.parse(data) as Event), type }))
      .filter(({ sweepId }) => sweepId === sweeps.get(sweep));
  } finally {
    database.close();
  }
}

const ends = (sweep: string): string[] =>
  events(sweep)
    .filter(({ type }) => /^(?:attempt-failed|lease-released|lease-expired|trial-completed)$/.test(type))
    .map(({ type, preempted }) => (preempted ? `${type} preempted` : type));
const untilEnds = (sweep: string, count: number): Promise<string[]> =>
  until(() => (ends(sweep).length >= count ? ends(sweep) : undefined));

const ledger = (name: string): string[] =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').trim().split('\n') : [];
const untilLine = (name: string, line: string): Promise<boolean> => until(() => ledger(name).includes(line));

/** Everything that this agent runs: its supervisors, and their programs. */
const processesOf = (one: YatesProcess): number[] => [one.pid, ...descendants(one.pid).map(({ pid }) => pid)];

/** To a process that may have ended on its own, as the short ones of a shell do. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const result = `echo '{"result":{"y":1}}'`;

describe('an agent that is asked to leave', () => {
  const silent = ['exits 0 without a result', 'exit 0'] as const;
  it.each(casesOf([silent], [['exits 143', 'exit 143'], ['exits 1', 'exit 1'], silent]))(
    'as every process of its job: a trial that %s was preempted',
    async (title, end) => {
      const name = title.replaceAll(' ', '-');
      await launch(name, `trap "${end}" TERM; echo up >> ${name}; while :; do sleep 0.1; done`);
      const one = await agent(name);
      await untilLine(name, 'up');
      for (const pid of processesOf(one)) signal(pid, 'SIGTERM');
      expect(await one.exited).toBe(0);
      expect(await untilEnds(name, 1)).toEqual(['lease-released preempted']);
      await cancel(name);
    },
  );

  it('holds the lease until the program is gone, and asks it to end once', async () => {
    const save = 'echo term >> saves; sleep 1; echo saved >> saves; exit 0';
    await launch(
      'saves',
      `if [ -e saves ]; then echo again >> saves; ${result}; exit; fi; trap "${save}" TERM; echo up >> saves; while :; do sleep 0.1; done`,
      'kill_grace: 30s',
    );
    const first = await agent('saves');
    await untilLine('saves', 'up');
    const second = await agent('second');
    for (const pid of processesOf(first)) signal(pid, 'SIGTERM');
    expect(await first.exited).toBe(0);
    expect(await untilEnds('saves', 2)).toEqual(['lease-released preempted', 'trial-completed']);
    expect(ledger('saves')).toEqual(['up', 'term', 'saved', 'again']);
    second.kill('SIGTERM');
    await second.exited;
  });

  it('keeps the result that a trial still brings', async () => {
    const last = `echo '{\\"result\\":{\\"y\\":1}}'; exit 0`;
    await launch('last', `trap "${last}" TERM; echo up >> last; while :; do sleep 0.1; done`);
    const one = await agent('last', ['--drain', '1ms']);
    await untilLine('last', 'up');
    one.kill('SIGTERM');
    expect(await one.exited).toBe(0);
    expect(await untilEnds('last', 1)).toEqual(['trial-completed']);
  });
});

describe('a scheduler announces the end of a job', () => {
  it.each(casesOf<'USR1' | 'USR2'>(['USR2'], ['USR1', 'USR2']))(
    'by SIG%s: trials that heed it hear it once, all go on, and the agent leaves after them',
    async (name) => {
      const until = `while [ ! -e go-${name} ]; do sleep 0.1; done`;
      await launch(name, `trap "echo warned >> ${name}" ${name}; echo up >> ${name}; ${until}; ${result}`);
      const one = await agent(name);
      await untilLine(name, 'up');
      // The shell's own helper does not heed it, as any program that knows nothing of it.
      const job = descendants(one.pid).filter(({ command }) => !command.startsWith('sleep'));
      for (const pid of [one.pid, ...job.map(({ pid }) => pid)]) signal(pid, `SIG${name}`);
      await one.says(/no more trials are begun/);
      await untilLine(name, 'warned');
      writeFileSync(join(folder, `go-${name}`), '');
      expect(await one.exited).toBe(0);
      expect(ends(name)).toEqual(['trial-completed']);
      expect(ledger(name)).toEqual(['up', 'warned']);
      expect(one.output).not.toMatch(/Debugger|inspector/);
    },
  );

  it('to the agent alone: it is passed on to a trial that heeds it, and ends none that does not', async () => {
    await launch(
      'alone',
      `trap "echo warned >> alone" USR2; echo up >> alone; while [ ! -e go-alone ]; do sleep 0.1; done; ${result}`,
    );
    const one = await agent('alone');
    await untilLine('alone', 'up');
    one.kill('SIGUSR2');
    await untilLine('alone', 'warned');
    writeFileSync(join(folder, 'go-alone'), '');
    expect(await one.exited).toBe(0);
    await launch('deaf', `echo up >> deaf; while [ ! -e go-deaf ]; do sleep 0.1; done; ${result}`);
    const other = await agent('deaf');
    await untilLine('deaf', 'up');
    other.kill('SIGUSR1');
    await other.says(/no more trials are begun/);
    writeFileSync(join(folder, 'go-deaf'), '');
    expect(await other.exited).toBe(0);
    expect([...ends('alone'), ...ends('deaf')]).toEqual(['trial-completed', 'trial-completed']);
  });

  it('by --preempt-when', async () => {
    await launch('spot', 'echo up >> spot; while :; do sleep 0.1; done');
    const one = await agent('spot', ['--preempt-when', 'test -e preempted', '--drain', '1ms']);
    await untilLine('spot', 'up');
    writeFileSync(join(folder, 'preempted'), '');
    expect(await one.exited).toBe(0);
    expect(await untilEnds('spot', 1)).toEqual(['lease-released preempted']);
    await cancel('spot');
  });
});

describe('an agent', () => {
  // Elsewhere such a program is only found while it carries its mark.
  it.skipIf(groups === undefined)(
    'that is killed takes along a program that left its session and has no environment',
    async () => {
      const daemon = `setsid env -i sh -c 'echo $$ > daemon; exec sleep 600' < /dev/null > /dev/null 2>&1 &`;
      await launch('daemon', `${daemon} while :; do sleep 0.1; done`);
      const one = await agent('daemon');
      const [pid] = await until(() => (ledger('daemon')[0] ? ledger('daemon') : undefined));
      const group = join(groups ?? '', agentGroupName(one.pid));
      expect(membersOf(group)).toContain(Number(pid));
      one.kill('SIGKILL');
      // It can be removed only once all in it have ended.
      await until(() => !existsSync(group));
      await one.exited;
      await cancel('daemon');
    },
  );

  it('without a terminal outlives SIGHUP, as the coordinator does', async () => {
    const end = Math.ceil(Date.now() / 1000) + 3_600;
    const one = await agent('hangup', [], { SLURM_JOB_ID: '4711', SLURM_JOB_END_TIME: String(end) });
    expect(one.output).toMatch(/Slurm job 4711 ends at \d{4}-/);
    one.kill('SIGHUP');
    coordinator.kill('SIGHUP');
    await launch('hangup', result);
    expect(await untilEnds('hangup', 1)).toEqual(['trial-completed']);
    // The log describes it once, with the first sweep that met it.
    expect(events('hangup').filter(({ type }) => type === 'environment-seen')).toHaveLength(1);
    const described = [...sweeps.keys()]
      .flatMap((name) => events(name))
      .filter(({ environment }) => environment);
    expect(described.map(({ environment }) => environment)).toContainEqual(
      expect.objectContaining({ interpreter: 'sh', agentVersion: packageVersion }),
    );
    await one.says(/trial \S+ of hangup-\S+ begins, attempt 1\n.*ended: completed/);
    one.kill('SIGTERM');
    expect(await one.exited).toBe(0);
  });

  it('whose health command fails runs nothing, which is the fault of the machine', async () => {
    const one = await agent('sick', ['--health-command', 'echo the fan stands still; exit 3']);
    await launch('sick', `echo up >> sick; ${result}`);
    await untilEnds('sick', 1);
    const [failed] = events('sick').filter(({ type }) => type === 'attempt-failed');
    expect(failed?.fault).toMatchObject({
      faultClass: 'machine',
      message: expect.stringMatching(/^E_AGENT_HEALTH .*exit code 3\): the fan stands still/),
    });
    expect(ledger('sick')).toEqual([]);
    one.kill('SIGTERM');
    await one.exited;
    await cancel('sick');
  });

  it('gets a folder of its own beside another one, and programs get absolute paths', async () => {
    const first = await agent('first');
    const second = await agent('second', ['--label', 'here=second']);
    expect(readdirSync(join(folder, '.yates')).filter((name) => name.startsWith('agent'))).toEqual(
      expect.arrayContaining(['agent', 'agent-2']),
    );
    mkdirSync(join(folder, 'elsewhere'));
    await launch(
      'paths',
      `test -d "$YATES_ARTIFACTS" && echo weights > "$YATES_ARTIFACTS/model" && ${result}`,
      'cwd: elsewhere',
    );
    expect(await untilEnds('paths', 1)).toEqual(['trial-completed']);
    expect(JSON.stringify(events('paths'))).toContain('"name":"model"');
    for (const one of [first, second]) one.kill('SIGTERM');
    await Promise.all([first.exited, second.exited]);
  });

  it('whose coordinator is not there says so on its terminal', async () => {
    const file = join(folder, 'nobody.join');
    const join_ = readFileSync(join(folder, 'd', 'secrets', 'agents.join'), 'utf8');
    writeFileSync(file, join_.replace(/@[^#]+/, '@127.0.0.1:9'), { mode: 0o600 });
    const one = start(['agent', '--join-file', file, '--data', 'lonely']);
    await one.says(/cannot join yet: E_COORDINATOR_OFFLINE .*; trying again/);
    one.kill('SIGTERM');
    expect(await one.exited).toBe(0);
  });
});

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

const canMount = ((): boolean => {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return false;
  const at = mkdtempSync(join(tmpdir(), 'yates-mount-'));
  const isMounted = run('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', at);
  if (isMounted) run('umount', at);
  rmSync(at, { recursive: true });
  return isMounted;
})();

it.skipIf(!canMount)('a full disk under its folder ends neither the agent nor its trials', async () => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  expect(run('mount', '-t', 'tmpfs', '-o', 'size=3m,mode=0700', 'tmpfs', disk)).toBe(true);
  try {
    await launch(
      'long',
      `echo up >> long; while [ ! -e go-long ]; do sleep 0.1; done; echo done >> long; ${result}`,
    );
    const one = await agent('disk', ['--data', join(disk, 'a')]);
    await untilLine('long', 'up');
    const ballast = join(disk, 'ballast');
    spawnSync('sh', ['-c', `cat /dev/zero > ${ballast}`]);
    await launch('waits', `echo up >> waits; ${result}`);
    writeFileSync(join(folder, 'go-long'), '');
    expect(await untilEnds('long', 1)).toEqual(['trial-completed']);
    await one.says(/takes no trials: nothing can be written/);
    expect(ledger('waits')).toEqual([]);
    rmSync(ballast);
    expect(await untilEnds('waits', 1)).toEqual(['trial-completed']);
    expect(ledger('long')).toEqual(['up', 'done']);
    one.kill('SIGTERM');
    expect(await one.exited).toBe(0);
  } finally {
    run('umount', '-l', disk);
  }
});
