/** A client in another language, written by docs/protocol.md: examples/agents/python. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { metricsFromWire } from '../../../proto/convert-settings.ts';
import { yates } from '../../../proto/generated/yates.js';
import { controlService } from '../../../proto/service.ts';
import { AgentState, Cluster, kill9 } from './cluster.ts';
import { isAlive, untilGone } from '../../process-life.ts';
import { startPythonAgent } from './python-agent.ts';
import { pythonAgentFolder, pythonWithGrpc } from './python-with-grpc.ts';
import { TrialState } from './sweep-watch.ts';

const { FaultClass } = yates.v1;
const allowCommands = [process.execPath];

describe.skipIf(pythonWithGrpc === undefined)('the agent in Python', () => {
  it('finishes a sweep together with one in TypeScript', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await startPythonAgent(cluster);
    await cluster.agent({ name: 'typescript', allowCommands });
    // Each trial takes two seconds: neither agent can take them all before the other has asked.
    const sweep = await cluster.launchPrograms(['talk-then-finish'], 4);
    const trials = await sweep.untilFinished();
    for (const trial of trials) {
      expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, attempts: 1, backend: 'command' });
      expect(metricsFromWire(trial.metrics ?? [])).toEqual({ score: 1 });
    }
    expect(new Set(trials.map(({ agentName }) => agentName))).toEqual(new Set(['python', 'typescript']));
  });

  it('gives programs the same, takes the same from them, and calls their ends the same', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await startPythonAgent(cluster);
    const retry = 'retry: { user: 0, infrastructure: 0, metrics_missing: 0 }';
    const levels = ['echo', 'report', 'result-file', 'artifacts', 'exit', 'nothing', 'flood', 'long-line'];
    const trials = await (await cluster.launchPrograms(levels, 1, retry)).untilFinished();
    const by = new Map(trials.map((trial) => [trial.settings?.[0]?.level?.text, trial]));
    const metricsOf = (name: string) => metricsFromWire(by.get(name)?.metrics ?? []);
    expect(metricsOf('report')).toEqual({ score: 0.5, worst: Number.NEGATIVE_INFINITY, ok: 1 });
    expect(metricsOf('result-file')).toEqual({ score: 2, loss: Number.NaN });
    expect(metricsOf('long-line')).toEqual({ score: 3 });
    expect(metricsOf('flood')).toEqual({ score: 1 });
    const files = (by.get('artifacts')?.artifacts ?? []).map(({ name, sizeBytes }) => [name, sizeBytes]);
    expect(files).toEqual([
      ['huge.bin', 200_000],
      ['loss.csv', 6],
      ['deep/er/weights.bin', 5_000],
    ]);
    const seen = await cluster.artifact(by.get('echo')?.artifacts?.[0]?.sha256 ?? '');
    const seed = by.get('echo')?.seed ?? 0;
    expect(seed).toBeGreaterThan(1);
    expect(JSON.parse(seen.toString())).toMatchObject({
      same: true,
      seed: String(seed),
      trial: { settings: { behave: 'echo' }, replicate: 1, seed, attempt: 1, sweep: 'programs' },
    });
    expect(by.get('exit')?.fault).toMatchObject({ faultClass: FaultClass.FAULT_CLASS_USER });
    expect(by.get('exit')?.fault?.outputTail).toContain('ValueError: lr is too large');
    expect(by.get('nothing')?.fault?.faultClass).toBe(FaultClass.FAULT_CLASS_METRICS_MISSING);
  });

  it('has a first try in the guide that works as it stands', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const sweep = await cluster.launch(['one', 'two'], 2);
    const guide = readFileSync(join(packageRoot, 'docs', 'protocol.md'), 'utf8');
    const [, script = ''] = /```python\n(.*?)```/s.exec(guide) ?? [];
    const { stdout } = await promisify(execFile)(
      pythonWithGrpc ?? '',
      ['-c', script, cluster.joinFile(), cluster.folder],
      {
        cwd: pythonAgentFolder,
      },
    );
    expect(stdout.trim().split('\n')).toHaveLength(4);
    for (const { state, metrics } of await sweep.untilFinished()) {
      expect(state).toBe(TrialState.TRIAL_STATE_DONE);
      expect(metricsFromWire(metrics ?? [])).toEqual({ score: 0.5 });
    }
  });

  it('sends nothing to a coordinator of another pin, and needs its string only once', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const file = cluster.joinFile();
    const string = readFileSync(file, 'utf8');
    const data = join(cluster.folder, 'python');
    const run = (...more: string[]) =>
      promisify(execFile)(pythonWithGrpc ?? '', [
        join(pythonAgentFolder, 'agent.py'),
        `--data=${data}`,
        ...more,
      ]);
    writeFileSync(file, string.replace(/#.*/, `#${'A'.repeat(43)}`));
    await expect(run(`--join-file=${file}`)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/another certificate answers at .*, so no token was sent/),
    });
    await expect(run()).rejects.toMatchObject({ stderr: expect.stringContaining('has not joined yet') });
    chmodSync(file, 0o644);
    await expect(run(`--join-file=${file}`)).rejects.toMatchObject({
      stderr: expect.stringContaining('is open to other users'),
    });
  });

  it('goes on while the coordinator is killed, and is adopted by the next', async () => {
    const cluster = new Cluster();
    const coordinator = await cluster.coordinatorProcess();
    await startPythonAgent(cluster);
    const sweep = await cluster.launchPrograms(['on-signal']);
    const { pid } = await sweep.running();
    await kill9(coordinator);
    await cluster.coordinatorProcess();
    await cluster.untilAgent('python', AgentState.AGENT_STATE_ONLINE);
    process.kill(pid, 'SIGUSR2');
    const [trial] = await sweep.untilFinished();
    expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, attempts: 1 });
  });

  it('hands over after its own death what it had spooled while nobody answered', async () => {
    const cluster = new Cluster();
    const coordinator = await cluster.coordinatorProcess();
    const agent = await startPythonAgent(cluster);
    const sweep = await cluster.launchPrograms(['on-signal']);
    const { pid } = await sweep.running();
    await kill9(coordinator);
    process.kill(pid, 'SIGUSR2');
    const spool = join(cluster.folder, 'python', 'spool');
    const isWhole = (name: string): boolean => name !== 'aside' && !name.endsWith('.partial');
    while (!readdirSync(spool).some(isWhole)) await new Promise((resolve) => setTimeout(resolve, 20));
    await kill9(agent);
    await cluster.coordinatorProcess();
    await startPythonAgent(cluster);
    const [trial] = await sweep.untilFinished();
    expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, attempts: 1 });
    while (readdirSync(spool).some(isWhole)) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it('takes its programs along when it is killed', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const agent = await startPythonAgent(cluster);
    const sweep = await cluster.launchPrograms(['on-signal']);
    const { pid } = await sweep.running();
    await kill9(agent);
    await untilGone(pid);
    await startPythonAgent(cluster);
    process.kill((await sweep.running({ pid })).pid, 'SIGUSR2');
    expect(await sweep.untilFinished()).toMatchObject([{ state: TrialState.TRIAL_STATE_DONE }]);
  });

  it('stops what is cancelled, and gives back what is paused', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await startPythonAgent(cluster);
    const cancelled = await cluster.launchPrograms(['on-signal']);
    const { pid } = await cancelled.running();
    await cluster.client().unary(controlService.cancel, { requestId: 'cancel', sweepId: cancelled.sweepId });
    await untilGone(pid);

    const paused = await cluster.launchPrograms(['on-signal'], 1, 'seed: 2');
    const { sweepId } = paused;
    const before = await paused.running();
    await cluster.client().unary(controlService.pause, { requestId: 'pause', sweepId, stopRunning: true });
    await paused.until(([trial]) => (trial?.state === TrialState.TRIAL_STATE_QUEUED ? true : undefined));
    await untilGone(before.pid);
    await cluster.client().unary(controlService.resume, { requestId: 'resume', sweepId });
    process.kill((await paused.running({ pid: before.pid })).pid, 'SIGUSR2');
    expect(await paused.untilFinished()).toMatchObject([{ state: TrialState.TRIAL_STATE_DONE }]);
  });

  it('leaves in good order on SIGTERM: what will not end in time runs elsewhere at once', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const leaver = await startPythonAgent(cluster);
    const sweep = await cluster.launchPrograms(['on-signal']);
    const { pid } = await sweep.running();
    const exit = once(leaver, 'exit');
    leaver.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    await untilGone(pid);
    await cluster.untilAgent('python', AgentState.AGENT_STATE_LEFT);
    await cluster.agent({ name: 'stayer', allowCommands });
    process.kill((await sweep.running({ pid })).pid, 'SIGUSR2');
    const [trial] = await sweep.untilFinished();
    expect(trial).toMatchObject({ agentName: 'stayer', attempts: 2 });
  });

  it('begins no more trials on SIGUSR2, passes it on to programs that heed it, and lets the others go on', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const agent = await startPythonAgent(cluster, 'python', { more: ['--slots=2'] });
    const sweep = await cluster.launchPrograms(['hang', 'on-signal'], 2);
    const stateOf = (trials: readonly { settings?: unknown; state?: unknown }[], state: number) =>
      trials.filter((trial) => trial.state === state);
    await sweep.until((trials) =>
      stateOf(trials, TrialState.TRIAL_STATE_LEASED).length === 2 ? true : undefined,
    );
    await sweep.running();
    const hanging = await sweep.until((trials) => {
      const one = trials.find(({ progress }) => progress?.step === 1);
      return one && metricsFromWire(one.progress?.metrics ?? [])['pid'];
    });
    // It has no terminal, so this says nothing to it.
    agent.kill('SIGHUP');
    agent.kill('SIGUSR2');
    await sweep.until((trials) =>
      stateOf(trials, TrialState.TRIAL_STATE_DONE).length === 1 ? true : undefined,
    );
    // The one without a handler was spared, and nothing took the free slot.
    expect(isAlive(hanging)).toBe(true);
    const exit = once(agent, 'exit');
    agent.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    await cluster.untilAgent('python', AgentState.AGENT_STATE_LEFT);
    const trials = await sweep.until((all) =>
      stateOf(all, TrialState.TRIAL_STATE_QUEUED).length === 3 ? all : undefined,
    );
    expect(trials.filter(({ attempts }) => attempts === 1)).toHaveLength(2);
    await untilGone(hanging);
  });

  it('leaves before its Slurm job ends, early enough for the program to save its work', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const endsAt = Math.ceil(Date.now() / 1_000) + 25;
    const env = { SLURM_JOB_ID: '7', SLURM_JOB_END_TIME: String(endsAt) };
    const agent = await startPythonAgent(cluster, 'python', { env });
    const exit = once(agent, 'exit');
    const sweep = await cluster.launchPrograms(['polite'], 1, 'retry: { user: 0 }');
    const { sweepId } = sweep;
    await cluster.client().unary(controlService.setPolicy, {
      requestId: 'grace',
      sweepId,
      settings: [{ name: 'kill_grace', value: '20s' }],
    });
    // Given back as preempted: its exit code of 0 without a result is no fault of it.
    expect(await exit).toEqual([0, null]);
    const [trial] = await sweep.until((all) =>
      all[0]?.state === TrialState.TRIAL_STATE_QUEUED && (all[0].attempts ?? 0) > 0 ? all : undefined,
    );
    expect(trial?.fault ?? undefined).toBeUndefined();
    expect(Date.now() / 1_000).toBeLessThan(endsAt);
  });

  it('calls what its machine lacks a fault of the machine, and another agent runs the trial', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await startPythonAgent(cluster, 'python', {
      more: ['--health-command=echo the scratch disk is gone; exit 3'],
    });
    const sweep = await cluster.launchPrograms(['report']);
    const fault = await sweep.until(([trial]) => trial?.fault ?? undefined);
    expect(fault).toMatchObject({
      faultClass: FaultClass.FAULT_CLASS_MACHINE,
      message:
        'E_AGENT_HEALTH the health command of this agent failed (exit code 3): the scratch disk is gone',
    });
    await cluster.agent({ name: 'sound', allowCommands });
    const [trial] = await sweep.untilFinished();
    expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, agentName: 'sound' });
  });

  it('keeps to the limits that a user sets while the trial runs', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await startPythonAgent(cluster);
    const sweep = await cluster.launchPrograms(['hang'], 1, 'retry: { timeout: 0 }');
    await sweep.until((trials) => trials.find(({ progress }) => progress?.step === 1));
    await cluster.client().unary(controlService.setPolicy, {
      requestId: 'limit',
      sweepId: sweep.sweepId,
      settings: [{ name: 'timeout', value: '1s' }],
    });
    const [trial] = await sweep.untilFinished();
    expect(trial?.fault).toMatchObject({
      faultClass: FaultClass.FAULT_CLASS_TIMEOUT,
      message: 'it did not end within 1 s (trainer.timeout)',
    });
  });

  it('says what each attempt ran with', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await startPythonAgent(cluster);
    const sweep = await cluster.launchPrograms(['report']);
    const [trial] = await sweep.untilFinished();
    expect(trial?.environment).toMatch(/^[0-9a-f]{64}$/);
  });
});
