/** An agent on a machine whose nvidia-smi says what we write. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { controlService } from '../../../proto/service.ts';
import { temporaryFolder } from '../../unit/agent/temporary-folder.ts';
import { AgentState, Cluster } from './cluster.ts';
import { TrialState } from './sweep-watch.ts';

/** Two GPUs of 80 GiB; `hold` changes how much of the first is in use. */
function fakeNvidiaSmi() {
  const folder = join(temporaryFolder(), 'bin');
  mkdirSync(folder);
  const held = join(folder, 'held');
  const hold = (mib: number): void => writeFileSync(held, String(mib));
  hold(0);
  const script = `#!/bin/sh
case "$*" in
  *temperature*) echo "GPU-aa, 81920, $(cat ${held}), 37, 41, NVIDIA H100 80GB HBM3" ;;
  *) echo "0, GPU-aa, 81920, NVIDIA H100 80GB HBM3"; echo "1, GPU-bb, 81920, NVIDIA H100 80GB HBM3" ;;
esac
`;
  writeFileSync(join(folder, 'nvidia-smi'), script);
  chmodSync(join(folder, 'nvidia-smi'), 0o755);
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH']}`);
  vi.stubEnv('CUDA_VISIBLE_DEVICES', undefined);
  return { hold };
}

it('a sweep asks for a kind of GPU, each slot has one of its own, and a trial waits until its memory is free', async () => {
  const smi = fakeNvidiaSmi();
  const cluster = new Cluster();
  await cluster.coordinator();
  const gpuGate = { timings: { lookMs: 20, setAsideAfterMs: 40, asideLookMs: 20 } };
  const lines: string[] = [];
  const { pino } = await import('pino');
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  await cluster.agent({ name: 'box', slots: 0, allowCommands: [process.execPath], gpuGate, logger });
  await cluster.untilAgent('box', AgentState.AGENT_STATE_ONLINE);
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
  smi.hold(70_000);
  process.kill(one.pid, 'SIGUSR2');
  process.kill(two.pid, 'SIGUSR2');
  await sweep.untilFinished();
  while (!lines.some((line) => line.includes('slot 1 is set aside'))) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const next = await cluster.launchPrograms(['echo'], 3, resources);
  const trials = await next.untilFinished();
  const seen = async (): Promise<string[]> =>
    await Promise.all(
      trials.map(async ({ artifacts }) => {
        const file = await cluster.artifact(artifacts?.[0]?.sha256 ?? '');
        return (JSON.parse(file.toString()) as { gpu: string }).gpu;
      }),
    );
  expect(trials.every(({ state }) => state === TrialState.TRIAL_STATE_DONE)).toBe(true);
  expect(await seen()).toEqual(['GPU-bb', 'GPU-bb', 'GPU-bb']);
  smi.hold(0);
  while (!lines.some((line) => line.includes('slot 1 works again'))) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
});
