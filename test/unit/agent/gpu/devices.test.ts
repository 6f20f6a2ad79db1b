import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { detectDevices, parseNvidiaSmi, planSlots, visibleGpus } from '../../../../agent/gpu/devices.ts';
import { gpuGate } from '../../../../agent/gpu/gpu-gate.ts';
import { readGpus } from '../../../../agent/gpu/gpu-readings.ts';
import { temporaryFolder } from '../temporary-folder.ts';

// In the form of nvidia-smi --query-gpu=index,uuid,memory.total,name --format=csv,noheader,nounits
const twoGpus = `0, GPU-8f4c2d5e-1b7a-93c6-a0d4-5e2f6b7c8d90, 81559, NVIDIA H100 80GB HBM3
1, GPU-1a2b3c4d-5e6f-7081-92a3-b4c5d6e7f809, 81559, NVIDIA H100 80GB HBM3
`;

describe('devices', () => {
  it('are the GPUs that nvidia-smi lists', () => {
    expect(parseNvidiaSmi(twoGpus).map(({ gpu }) => gpu)).toEqual([
      {
        kind: 'gpu',
        name: 'NVIDIA H100 80GB HBM3',
        memoryBytes: 81559 * 2 ** 20,
        cudaId: 'GPU-8f4c2d5e-1b7a-93c6-a0d4-5e2f6b7c8d90',
      },
      {
        kind: 'gpu',
        name: 'NVIDIA H100 80GB HBM3',
        memoryBytes: 81559 * 2 ** 20,
        cudaId: 'GPU-1a2b3c4d-5e6f-7081-92a3-b4c5d6e7f809',
      },
    ]);
  });

  it('are none where nvidia-smi says so, and unified memory is unknown, not wrong', () => {
    expect(parseNvidiaSmi('No devices were found\n')).toEqual([]);
    expect(parseNvidiaSmi('Failed to initialize NVML: Driver/library version mismatch\n')).toEqual([]);
    expect(parseNvidiaSmi('0, GPU-aa, [N/A], NVIDIA GB10')[0]?.gpu.memoryBytes).toBe(0);
  });

  it('are only those that the scheduler gave us', () => {
    const gpus = parseNvidiaSmi(twoGpus);
    const names = (allowed: string | undefined) => visibleGpus(gpus, allowed).map(({ index }) => index);
    expect(names(undefined)).toEqual(['0', '1']);
    expect(names('1')).toEqual(['1']);
    expect(names('1,0')).toEqual(['1', '0']);
    expect(names('GPU-1a2b')).toEqual(['1']);
    expect(names('')).toEqual([]);
    expect(names('0,7,1')).toEqual(['0']);
    expect(visibleGpus(gpus, 'MIG-1234')[0]?.gpu.cudaId).toBe('MIG-1234');
  });

  it('are the CPU without a GPU', async () => {
    expect(await detectDevices({ CUDA_VISIBLE_DEVICES: '' })).toMatchObject([
      { kind: 'cpu', cudaId: undefined },
    ]);
  });
});

describe('slots', () => {
  const gpus = parseNvidiaSmi(twoGpus).map(({ gpu }) => gpu);

  it('are one for each GPU, each with a GPU of its own', () => {
    const ids = planSlots(gpus, 0).map((env) => env['CUDA_VISIBLE_DEVICES']);
    expect(ids).toEqual(gpus.map(({ cudaId }) => cudaId));
  });

  it('share the GPUs in turn when more are asked for', () => {
    const ids = planSlots(gpus, 3).map((env) => env['CUDA_VISIBLE_DEVICES']);
    expect(ids).toEqual([gpus[0]?.cudaId, gpus[1]?.cudaId, gpus[0]?.cudaId]);
  });

  it('have WebGPU take the card of their own by its name, where names differ', () => {
    const adapters = (csv: string, environment: Record<string, string> = {}) => {
      const devices = parseNvidiaSmi(csv).map(({ gpu }) => gpu);
      return planSlots(devices, 0, environment).map((env) => env['YATES_WEBGPU_ADAPTER']);
    };
    const mixed = '0, GPU-aa, 24576, NVIDIA RTX A5000\n1, GPU-bb, 49140, NVIDIA RTX A6000\n';
    expect(adapters(mixed)).toEqual(['NVIDIA RTX A5000', 'NVIDIA RTX A6000']);
    expect(adapters(mixed, { YATES_WEBGPU_ADAPTER: 'A6000' })).toEqual([undefined, undefined]);
    expect(adapters(twoGpus)).toEqual([undefined, undefined]);
  });

  it('leave the environment alone on a CPU', () => {
    const cpu = { kind: 'cpu', name: 'cpu', memoryBytes: 1, cudaId: undefined } as const;
    expect(planSlots([cpu], 0)).toEqual([{}]);
    expect(planSlots([cpu], 2)).toEqual([{}, {}]);
  });
});

describe('a machine whose nvidia-smi', () => {
  /** In place of the machine's own. */
  function nvidiaSmi(script: string): void {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'nvidia-smi'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, 'nvidia-smi'), 0o755);
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`);
  }
  const hasGpu = (): boolean => true;

  it('hangs is not taken for one without GPUs', async () => {
    nvidiaSmi('exec sleep 60');
    await expect(detectDevices({}, { timeoutMs: 300, againMs: 1, hasGpu: () => false })).rejects.toThrow(
      /^E_GPU_QUERY .*gives no answer within 0\.3 s; mend the driver/,
    );
  });

  it('fails is not either, where the system lists a GPU', async () => {
    nvidiaSmi("echo 'Failed to initialize NVML: Driver/library version mismatch'; exit 18");
    await expect(detectDevices({}, { hasGpu, againMs: 1 })).rejects.toThrow(
      /E_GPU_QUERY .*fails: Failed to initialize NVML/,
    );
    expect(await detectDevices({}, { hasGpu: () => false })).toMatchObject([{ kind: 'cpu' }]);
  });

  it('hangs is not asked by who hides all GPUs', async () => {
    nvidiaSmi('exec sleep 60');
    expect(await detectDevices({ CUDA_VISIBLE_DEVICES: '' })).toMatchObject([{ kind: 'cpu' }]);
  });

  it('fails later gives no readings as if there were none', async () => {
    nvidiaSmi("printf '%s\\n' 'GPU-1, 100, 10, 0, 30, H100'");
    expect(await readGpus()).toMatchObject([{ cudaId: 'GPU-1' }]);
    const notices: string[] = [];
    const stop = new AbortController();
    const waits = gpuGate({
      slot: 0,
      cudaId: 'GPU-1',
      sharers: 1,
      notice: (_, text) => {
        notices.push(text);
        stop.abort();
      },
      read: () => Promise.reject(new Error('nvidia-smi gives no answer within 10 s')),
      timings: { lookMs: 1, setAsideAfterMs: 2, asideLookMs: 1 },
    });
    await waits(stop.signal);
    expect(notices).toEqual(['slot 1 is set aside: nvidia-smi gives no answer within 10 s (GPU-1)']);
  });
});
