import { describe, expect, it } from 'vitest';
import { detectDevices, parseNvidiaSmi, planSlots, visibleGpus } from '../../../agent/devices.ts';

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
