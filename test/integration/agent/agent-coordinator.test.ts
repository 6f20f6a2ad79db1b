/** Real agents, a real coordinator, real sockets, real trainer processes whose trials end as we say. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { metricsFromWire } from '../../../proto/convert-settings.ts';
import { yates } from '../../../proto/generated/yates.js';
import { controlService } from '../../../proto/service.ts';
import { copyFolder } from '../../copy-folder.ts';
import { Cluster, kill9 } from './cluster.ts';
import { isAlive, untilGone } from '../../process-life.ts';
import { SweepWatch, TrialState } from './sweep-watch.ts';

const { FaultClass } = yates.v1;
type TrialView = yates.v1.TrialView.$Properties;

const isDone = ({ state }: TrialView): boolean => state === TrialState.TRIAL_STATE_DONE;

describe('agents and their coordinator', () => {
  it('run a sweep to its end, each trial once, with its artifacts', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent({ name: 'one' });
    await cluster.agent({ name: 'two' });
    const sweep = await cluster.launch(['succeed', 'again'], 4);
    const trials = await sweep.untilFinished();
    expect(trials).toHaveLength(8);
    for (const trial of trials) {
      expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, attempts: 1, backend: 'fake' });
      expect(trial.lateResults ?? 0).toBe(0);
      expect(metricsFromWire(trial.metrics ?? [])).toMatchObject({ score: trial.replicate });
    }
    const note = trials.find(({ replicate }) => replicate === 3)?.artifacts?.[0];
    expect((await cluster.artifact(note?.sha256 ?? '')).toString()).toBe('trial 3');
  });

  it('pass on an artifact of many chunks as it is', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent();
    const [trial] = await (await cluster.launch(['big'])).untilFinished();
    const { sha256 = '', sizeBytes } = trial?.artifacts?.[0] ?? {};
    const bytes = await cluster.artifact(sha256);
    expect(bytes.length).toBe(sizeBytes);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  });

  it('tell why a trial failed, and live on', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent();
    const retry = 'retry: { user: 0, diverged: 0 }';
    const sweep = await cluster.launch(['succeed', 'exit', 'diverge'], 1, retry);
    const trials = await sweep.untilFinished();
    const faults = trials.map(({ fault }) => fault?.faultClass ?? 0);
    expect(faults.toSorted((left, right) => left - right)).toEqual([
      0,
      FaultClass.FAULT_CLASS_USER,
      FaultClass.FAULT_CLASS_DIVERGED,
    ]);
    const exited = trials.find(({ fault }) => fault?.message?.includes('exit code 7'));
    expect(exited?.fault?.outputTail).toContain('about to leave');
  });

  it('go on when a trainer is killed: the trial runs again at once', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent();
    const sweep = await cluster.launch(['on-signal']);
    const { pid } = await sweep.running();
    process.kill(pid, 'SIGKILL');
    process.kill((await sweep.running({ pid })).pid, 'SIGUSR2');
    const [trial] = await sweep.untilFinished();
    expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, attempts: 2 });
    expect(trial?.fault?.faultClass).toBe(FaultClass.FAULT_CLASS_INFRASTRUCTURE);
  });

  it('stop a trial that the user cancels, and take the next', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent();
    const sweep = await cluster.launch(['on-signal']);
    const { pid } = await sweep.running();
    const request = { requestId: 'cancel', sweepId: sweep.sweepId };
    await cluster.client().unary(controlService.cancel, request);
    await untilGone(pid);
    const next = await cluster.launch(['succeed']);
    expect((await next.untilFinished()).every(isDone)).toBe(true);
  });

  it('give a running trial back when the sweep is paused at once, and run it again when it goes on', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    await cluster.agent();
    const sweep = await cluster.launch(['on-signal']);
    const { pid } = await sweep.running();
    const { sweepId } = sweep;
    await cluster.client().unary(controlService.pause, { requestId: 'pause', sweepId, stopRunning: true });
    await sweep.until(([trial]) => (trial?.state === TrialState.TRIAL_STATE_QUEUED ? true : undefined));
    await untilGone(pid);
    await cluster.client().unary(controlService.resume, { requestId: 'resume', sweepId });
    process.kill((await sweep.running({ pid })).pid, 'SIGUSR2');
    expect((await sweep.untilFinished()).every(isDone)).toBe(true);
  });

  it('part in good order: what will not end in time runs elsewhere at once', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const leaver = await cluster.agent({ name: 'leaver' });
    const sweep = await cluster.launch(['on-signal']);
    const { pid } = await sweep.running();
    await leaver.drain({ graceMs: 0 });
    await untilGone(pid);
    await cluster.agent({ name: 'stayer' });
    process.kill((await sweep.running({ pid })).pid, 'SIGUSR2');
    const [trial] = await sweep.untilFinished();
    expect(trial).toMatchObject({ agentName: 'stayer', attempts: 2 });
  });

  it('part when the running trial is done, if that is soon', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const leaver = await cluster.agent();
    const sweep = await cluster.launch(['on-signal']);
    const { pid } = await sweep.running();
    const left = leaver.drain({ graceMs: 60_000 });
    process.kill(pid, 'SIGUSR2');
    await left;
    expect((await sweep.untilFinished()).every(isDone)).toBe(true);
  });
});

describe('after kill -9', () => {
  it('of the coordinator, the trial that ran meanwhile is counted, and not run again', async () => {
    const cluster = new Cluster();
    const coordinator = await cluster.coordinatorProcess();
    await cluster.agent();
    const sweep = await cluster.launch(['on-signal'], 2);
    const { trialId, pid } = await sweep.running();
    await kill9(coordinator);
    process.kill(pid, 'SIGUSR2');
    await untilSpooled(join(cluster.folder, 'one'));
    await cluster.coordinatorProcess();
    process.kill((await sweep.running({ trialId })).pid, 'SIGUSR2');
    const trials = await sweep.untilFinished();
    expect(trials).toHaveLength(2);
    for (const trial of trials)
      expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, attempts: 1 });
  });

  it('of an agent, its trainers end too, and its trial runs again', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const agent = await cluster.agentProcess();
    const sweep = await cluster.launch(['on-signal', 'succeed']);
    const { pid } = await sweep.running();
    await kill9(agent);
    await untilGone(pid);
    await cluster.agentProcess();
    process.kill((await sweep.running({ pid })).pid, 'SIGUSR2');
    const trials = await sweep.untilFinished();
    expect(trials).toHaveLength(2);
    expect(trials.every(isDone)).toBe(true);
  });

  it('of an agent whose trainer is stuck in one long computation, the trainer ends too', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const agent = await cluster.agentProcess();
    const sweep = await cluster.launch(['spin']);
    const pid = await sweep.until((trials) => metricsFromWire(trials[0]?.progress?.metrics ?? [])['pid']);
    await kill9(agent);
    await untilGone(pid);
    expect(isAlive(pid)).toBe(false);
  });

  it('of both, a result in the spool is handed over by the next life of the agent', async () => {
    const cluster = new Cluster();
    const coordinator = await cluster.coordinatorProcess();
    const agent = await cluster.agentProcess();
    const sweep = await cluster.launch(['on-signal']);
    const { pid } = await sweep.running();
    await kill9(coordinator);
    process.kill(pid, 'SIGUSR2');
    await untilSpooled(join(cluster.folder, 'one'));
    await kill9(agent);
    await cluster.coordinatorProcess();
    await cluster.agentProcess();
    const [trial] = await sweep.untilFinished();
    expect(trial).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, attempts: 1 });
    expect(metricsFromWire(trial?.metrics ?? [])['pid']).toBe(pid);
    expect(trial?.artifacts).toHaveLength(1);
  });
});

describe('another log at the same address', () => {
  it('gets no result of the first, whatever its fences, and the first gets it when it is back', async () => {
    const cluster = new Cluster();
    const first = await cluster.coordinatorProcess();
    await cluster.agent();
    const sweep = await cluster.launch(['on-signal']);
    const { pid } = await sweep.running();
    await kill9(first);
    sweep.close();
    process.kill(pid, 'SIGUSR2');
    await untilSpooled(join(cluster.folder, 'one'));

    cluster.serveLog('other');
    const second = await cluster.coordinatorProcess();
    const other = await cluster.launch(['on-signal']);
    // Its trainer is the same process, and its trial has the same id under the same fence.
    const again = await other.running();
    expect([...other.trials.values()]).toMatchObject([{ attempts: 1, lateResults: 0, metrics: [] }]);
    process.kill(again.pid, 'SIGUSR2');
    const [counted] = await other.untilFinished();
    expect(metricsFromWire(counted?.metrics ?? [])).toMatchObject({ trials: 2 });
    expect(counted?.lateResults).toBe(0);
    await kill9(second);
    other.close();

    cluster.serveLog('coordinator');
    await cluster.coordinatorProcess();
    const watch = new SweepWatch(cluster.endpoint, sweep.sweepId);
    onTestFinished(() => watch.close());
    const [late] = await watch.untilFinished();
    expect(late).toMatchObject({ trialId: again.trialId, state: TrialState.TRIAL_STATE_DONE });
    expect(metricsFromWire(late?.metrics ?? [])).toMatchObject({ trials: 1, pid });
  });
});

describe('joining', () => {
  it('waits for a coordinator that comes later', async () => {
    const cluster = new Cluster();
    const probe = await cluster.coordinator();
    await probe.stop();
    const agent = cluster.agent();
    await cluster.coordinator();
    await agent;
    const sweep = await cluster.launch(['succeed']);
    expect((await sweep.untilFinished()).every(isDone)).toBe(true);
  });

  it('shows what the agent computes with', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const { agentId } = await cluster.agent({ labels: { gpu: 'none' } });
    await (await cluster.launch(['succeed'])).untilFinished();
    // Its backend is known once its trainer was up: it registers again then.
    const client = cluster.client();
    let { agents } = await client.unary(controlService.listAgents, {});
    while (agents[0]?.backend === '') ({ agents } = await client.unary(controlService.listAgents, {}));
    expect(agents).toMatchObject([
      { agentId, name: 'one', slots: 1, backend: 'fake', labels: { gpu: 'none' } },
    ]);
  });

  it('gives up where no coordinator of Yates listens, and says so', async () => {
    const cluster = new Cluster();
    const other = new Server();
    const port = await promisify(other.bindAsync.bind(other))(
      '127.0.0.1:0',
      ServerCredentials.createInsecure(),
    );
    onTestFinished(() => other.forceShutdown());
    cluster.address = `127.0.0.1:${port}`;
    await expect(cluster.agent()).rejects.toMatchObject({
      code: 'E_COORDINATOR_PLAIN',
      message: expect.stringContaining(cluster.address),
    });
  });

  it('is for one agent per data folder', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const first = await cluster.agent();
    await expect(cluster.agent()).rejects.toMatchObject({ code: 'E_AGENT_FOLDER_BUSY' });
    await first.stop();
    const second = await cluster.agent();
    expect(second.agentId).toBe(first.agentId);
  });

  it('is for one process: a copy of a folder waits beside the original, says why, and takes its place once it has left', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const first = await cluster.agent({ name: 'one' });
    const sweep = await cluster.launch(['succeed']);
    expect((await sweep.untilFinished()).every(isDone)).toBe(true);
    const copy = join(cluster.folder, 'copy');
    copyFolder(join(cluster.folder, 'one'), copy, (path) => !/\.(lock|log)$/.test(path));
    const second = await cluster.agent({ name: 'copy', dataDir: copy });
    expect(second.agentId).toBe(first.agentId);
    const said = (): string => readFileSync(join(copy, 'agent.log'), 'utf8');
    await expect
      .poll(said, { timeout: 20_000 })
      .toMatch(/not joined yet: E_AGENT_TWICE agent \S+ is at work/);
    // The original is not disturbed.
    const meanwhile = await cluster.launch(['again'], 2);
    expect((await meanwhile.untilFinished()).every(isDone)).toBe(true);
    expect(said()).not.toContain('joined the coordinator');
    await first.stop();
    await expect.poll(said, { timeout: 20_000 }).toContain('joined the coordinator');
  });

  it('with a trainer that cannot start says why, and still runs programs', async () => {
    const cluster = new Cluster();
    await cluster.coordinator();
    const trainerEntry = new URL('./no-such-trainer.ts', import.meta.url);
    await cluster.agent({ trainerEntry, allowCommands: [process.execPath] });
    const sweep = await cluster.launch(['succeed'], 1, 'retry: { infrastructure: 0 }');
    const fault = await sweep.until(([trial]) => trial?.fault ?? undefined);
    expect(fault).toMatchObject({
      faultClass: FaultClass.FAULT_CLASS_MACHINE,
      message: expect.stringContaining('no-such-trainer'),
    });
    const programs = await cluster.launchPrograms(['result-file']);
    expect((await programs.untilFinished()).every(isDone)).toBe(true);
  });
});

/** Resolves once an outcome lies in the spool of this agent. */
async function untilSpooled(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'spool');
  const isThere = (): boolean => readdirSync(folder).some((name) => name.endsWith('.json'));
  await new Promise<void>((resolve) => {
    const watcher = watch(folder, () => {
      if (!isThere()) return;
      watcher.close();
      resolve();
    });
    if (isThere()) {
      watcher.close();
      resolve();
    }
  });
}
