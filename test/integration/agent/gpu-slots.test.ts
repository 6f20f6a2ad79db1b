/** Agents on a machine whose nvidia-smi says what we write. */
import { delimiter } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { AgentOptions } from '../../../agent/start-agent.ts';
import { yates } from '../../../proto/generated/yates.js';
import { controlService } from '../../../proto/service.ts';
import { runVerb } from '../../unit/cli/run-verb.ts';
import { FakeNvidiaSmi } from '../../unit/agent/gpu/fake-nvidia-smi.ts';
import { AgentState, Cluster } from './cluster.ts';
import type { SweepWatch } from './sweep-watch.ts';
import { TrialState } from './sweep-watch.ts';

/** Each look starts programs, so that shorter ones keep the machine busy. */
const timings = { lookMs: 100, setAsideAfterMs: 200, asideLookMs: 100 };

class GpuCluster extends Cluster {
  readonly smi: FakeNvidiaSmi;
  readonly lines: string[] = [];

  constructor(smi = new FakeNvidiaSmi()) {
    super();
    this.smi = smi;
    vi.stubEnv('PATH', `${smi.folder}${delimiter}${process.env['PATH']}`);
    vi.stubEnv('CUDA_VISIBLE_DEVICES', undefined);
  }

  async gpuAgent(name: string, options: Partial<AgentOptions> = {}) {
    const logger = pino({}, { write: (line: string) => void this.lines.push(line) });
    const agent = await this.agent({
      name,
      slots: 0,
      allowCommands: [process.execPath],
      gpuGate: { timings },
      logger,
      ...options,
    });
    await this.untilAgent(name, AgentState.AGENT_STATE_ONLINE);
    return agent;
  }

  async said(text: string): Promise<void> {
    while (!this.lines.some((line) => line.includes(text))) await new Promise((next) => setTimeout(next, 10));
  }

  /** What the trials of a sweep saw, in planned order. */
  async seen(sweep: SweepWatch): Promise<Record<string, unknown>[]> {
    const trials = await sweep.untilFinished();
    if (trials.some(({ state }) => state !== TrialState.TRIAL_STATE_DONE))
      throw new Error('every trial of the sweep ends well');
    return await Promise.all(
      trials.map(async ({ artifacts }) => {
        const file = await this.artifact(artifacts?.[0]?.sha256 ?? '');
        return JSON.parse(file.toString()) as Record<string, unknown>;
      }),
    );
  }

  async devices() {
    return (await this.client().unary(controlService.listDevices, { historyMs: 60_000 })).devices;
  }
}

it('a sweep asks for a kind of GPU, each slot has one of its own, and a trial waits until its memory is free', async () => {
  const cluster = new GpuCluster();
  const { smi } = cluster;
  await cluster.coordinator();
  await cluster.gpuAgent('box');
  const { agents } = await cluster.client().unary(controlService.listAgents, {});
  expect(agents[0]).toMatchObject({
    slots: 2,
    labels: { gpu: 'h100', gpu_count: '2', gpu_memory_gib: '80' },
  });

  const resources = 'resources: { labels: { gpu: h100 } }';
  const sweep = await cluster.launchPrograms(['on-signal'], 2, resources);
  const one = await sweep.running();
  const two = await sweep.running({ trialId: one.trialId });
  // The killed trial's memory stays behind.
  smi.change(0, { usedMib: 70_000 });
  process.kill(one.pid, 'SIGUSR2');
  process.kill(two.pid, 'SIGUSR2');
  await sweep.untilFinished();
  await cluster.said('slot 1 is set aside');
  const next = await cluster.launchPrograms(['echo'], 3, resources);
  const seen = await cluster.seen(next);
  expect(seen.map(({ gpu }) => gpu)).toEqual([smi.ids[1], smi.ids[1], smi.ids[1]]);
  // Whoever looks at the devices reads why.
  let [first] = await cluster.devices();
  while (first?.trouble === '') {
    await new Promise((next) => setTimeout(next, 50));
    [first] = await cluster.devices();
  }
  expect(first?.trouble).toMatch(/^on NVIDIA H100.* are free, .* are needed; /);
  smi.change(0, { usedMib: 0 });
  await cluster.said('slot 1 works again');
});

describe('trials that take several GPUs of one machine', () => {
  it('see all of them and meet at a port of their own; two of them run side by side', async () => {
    const cluster = new GpuCluster(new FakeNvidiaSmi([{}, {}, {}, {}, {}]));
    const { ids } = cluster.smi;
    await cluster.coordinator();
    await cluster.gpuAgent('box');
    const before = await cluster.launchPrograms(['echo'], 1);
    const [alone] = await cluster.seen(before);
    expect(alone).toMatchObject({ meet: [null, null, null] });
    expect(ids).toContain(alone?.['gpu']);
    const sweep = await cluster.launchPrograms(['echo'], 2, 'resources: { gpus: 2 }');
    const seen = await cluster.seen(sweep);
    for (const { gpu, meet, processes, worldSize } of seen) {
      const got = String(gpu).split(',');
      expect(got).toHaveLength(2);
      expect(ids).toEqual(expect.arrayContaining(got));
      const [host, port, pet] = meet as string[];
      expect([host, pet, processes, worldSize]).toEqual(['127.0.0.1', port, '2', undefined]);
      expect(Number(port)).toBeGreaterThanOrEqual(20_000);
    }
    // Of slots as well, whose GPUs they get.
    const slots = await cluster.launchPrograms(['echo'], 3, 'resources: { slots: 5 }');
    expect((await cluster.seen(slots))[0]?.['gpu']).toBe(ids.join());
  });

  it('are shown on each of their devices, with readings, until they end', async () => {
    const cluster = new GpuCluster(new FakeNvidiaSmi([{ percent: 50 }, { percent: 90, usedMib: 8192 }]));
    await cluster.coordinator();
    await cluster.gpuAgent('box');
    const sweep = await cluster.launchPrograms(['on-signal'], 1, 'resources: { gpus: 2 }');
    const { trialId, pid } = await sweep.running();
    let devices = await cluster.devices();
    while (!devices.every(({ trialIds }) => trialIds?.includes(trialId))) {
      await new Promise((next) => setTimeout(next, 50));
      devices = await cluster.devices();
    }
    expect(devices.map(({ id }) => id)).toEqual(cluster.smi.ids);
    expect(devices[1]).toMatchObject({
      agentName: 'box',
      slots: 1,
      utilisation: 0.9,
      usedBytes: 8192 * 2 ** 20,
      temperatureC: 41,
      trouble: '',
    });
    expect(devices[1]?.utilisationHistory?.at(-1)).toBeCloseTo(0.9);
    const listed = await runVerb('agents', '--devices', '--data', cluster.dataDir);
    expect(listed.stdout.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['agent', 'device', 'slots', 'busy', 'memory', 'temp', 'trials', 'id'],
      ['box', 'NVIDIA H100 80GB HBM3', '1', '50%', '0.5 of 80 GiB', '41 C', trialId, cluster.smi.ids[0]],
      ['box', 'NVIDIA H100 80GB HBM3', '1', '90%', '8.0 of 80 GiB', '41 C', trialId, cluster.smi.ids[1]],
      [''],
    ]);
    const { stdout } = await runVerb('agents', '--devices', '--json', '--data', cluster.dataDir);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'yates/devices/v1',
      devices: [
        { utilisation: 0.5, trouble: null },
        { trialIds: [trialId], usedBytes: 8192 * 2 ** 20 },
      ],
    });
    process.kill(pid, 'SIGUSR2');
    await sweep.untilFinished();
  });
});

it('the slices of a GPU in MIG mode are given one a slot, and no trial of several GPUs gets any', async () => {
  const cluster = new GpuCluster(new FakeNvidiaSmi([{ slices: ['3g.40gb', '3g.40gb'] }]));
  await cluster.coordinator();
  await cluster.gpuAgent('box');
  const sweep = await cluster.launchPrograms(['on-signal'], 2);
  const one = await sweep.running();
  const two = await sweep.running({ trialId: one.trialId });
  for (const { pid } of [one, two]) process.kill(pid, 'SIGUSR2');
  await sweep.untilFinished();
  const seen = await cluster.seen(await cluster.launchPrograms(['echo'], 2));
  for (const { gpu } of seen) expect(cluster.smi.sliceIds).toContain(gpu);
  const big = await cluster.launchPrograms(['echo'], 1, 'resources: { gpus: 1 }');
  const { sweep: view } = await cluster.client().unary(controlService.getSweep, { sweepId: big.sweepId });
  expect(view?.notes?.[0]?.text).toMatch(
    /a trial takes 1 GPU of one machine, no agent has a whole GPU to give/,
  );
});

describe('two agents on one machine', () => {
  it('never share a GPU: the second says who has it, and takes it once that one is gone', async () => {
    const cluster = new GpuCluster();
    await cluster.coordinator();
    const first = await cluster.gpuAgent('first');
    await cluster.gpuAgent('second');
    await cluster.said('slot 2 waits: its GPU');
    expect(cluster.lines.find((line) => line.includes('slot 1 waits'))).toMatch(
      /is held by agent first, process \d+ of user/,
    );
    const sweep = await cluster.launchPrograms(['echo'], 2);
    for (const { agentName } of await sweep.untilFinished()) expect(agentName).toBe('first');
    await first.stop();
    await cluster.said('slot 2 works again');
    const later = await cluster.launchPrograms(['echo'], 3);
    for (const { agentName } of await later.untilFinished()) expect(agentName).toBe('second');
    for (const { gpu } of await cluster.seen(later)) expect(cluster.smi.ids).toContain(gpu);
  });

  it('that use fewer slots than there are GPUs take different ones', async () => {
    const cluster = new GpuCluster();
    await cluster.coordinator();
    await cluster.gpuAgent('first', { slots: 1 });
    await cluster.gpuAgent('second', { slots: 1 });
    const sweep = await cluster.launchPrograms(['on-signal'], 2);
    const one = await sweep.running();
    const two = await sweep.running({ trialId: one.trialId });
    for (const { pid } of [one, two]) process.kill(pid, 'SIGUSR2');
    await sweep.untilFinished();
    const used = (await cluster.devices()).filter(({ slots }) => slots === 1);
    expect(used.map(({ agentName, id }) => [agentName, id])).toEqual([
      ['first', cluster.smi.ids[0]],
      ['second', cluster.smi.ids[1]],
    ]);
  });
});

it('a trial whose GPU is lost while it runs is not to blame; the slot waits until the GPU answers', async () => {
  const cluster = new GpuCluster(new FakeNvidiaSmi([{}]));
  await cluster.coordinator();
  await cluster.gpuAgent('box');
  const sweep = await cluster.launchPrograms(['on-signal'], 1);
  const { pid, trialId } = await sweep.running();
  cluster.smi.lose(0);
  process.kill(pid, 'SIGSEGV');
  const fault = await sweep.until((trials) => trials[0]?.fault ?? undefined);
  expect(fault.message).toMatch(
    /^E_GPU_LOST its GPU GPU-\S+ is out of order: .*GPU is lost.*; the trial: it crashed/,
  );
  await cluster.said('slot 1 is set aside');
  cluster.smi.lose(undefined);
  await cluster.said('slot 1 works again');
  const { agents } = await cluster.client().unary(controlService.listAgents, {});
  expect(agents[0]?.backOffs?.[0]?.reason).toContain('E_GPU_LOST');
  const { attempts } = await cluster.client().unary(controlService.getTrial, { trialId });
  expect(attempts).toHaveLength(1);
});

it('a trial whose GPU falls out of the machine is stopped, at the cost of the machine, and the slot waits for it', async () => {
  const cluster = new GpuCluster(new FakeNvidiaSmi([{}, {}]));
  await cluster.coordinator();
  await cluster.gpuAgent('box', { gpuWatch: { timings: { everyMs: 200, troubledEveryMs: 200 } } });
  const sweep = await cluster.launchPrograms(['on-signal'], 2);
  const one = await sweep.running();
  const two = await sweep.running({ trialId: one.trialId });
  const devices = await cluster.devices();
  const ofFirst = devices[0]?.trialIds?.includes(one.trialId) === true ? one : two;
  const other = ofFirst === one ? two : one;
  cluster.smi.drop(0);
  const fault = await sweep.until(
    (trials) => trials.find(({ trialId }) => trialId === ofFirst.trialId)?.fault ?? undefined,
  );
  expect(fault.message).toBe(
    `E_GPU_LOST its GPU ${cluster.smi.ids[0]} is out of order: nvidia-smi does not list it any more; the trial was stopped`,
  );
  expect(() => process.kill(ofFirst.pid, 0)).toThrow(/ESRCH/);
  // What runs on the other GPU goes on.
  process.kill(other.pid, 0);
  await cluster.said('slot 1 is set aside');
  cluster.smi.drop(undefined);
  await cluster.said('slot 1 works again');
  const { attempts } = await cluster.client().unary(controlService.getTrial, { trialId: ofFirst.trialId });
  expect(attempts?.map(({ fault: of }) => of?.faultClass)).toEqual([yates.v1.FaultClass.FAULT_CLASS_MACHINE]);
});
