import { describe, expect, it } from 'vitest';
import type { Device } from '../../../../agent/gpu/devices.ts';
import { gpuModel, ownLabels } from '../../../../agent/own-labels.ts';
import { devicesOfSlots } from '../../../../agent/gpu/slot-share.ts';

const gpu = (cudaId: string, gib: number, name = 'NVIDIA H100 80GB HBM3'): Device => ({
  kind: 'gpu',
  name,
  memoryBytes: gib * 2 ** 30,
  cudaId,
});
const cpu: Device = { kind: 'cpu', name: 'cpu', memoryBytes: 2 ** 30, cudaId: undefined };
const ids = (devices: readonly Device[]) => devices.map(({ cudaId }) => cudaId).join(' ');

describe('slots on a GPU', () => {
  it('are as many as asked for, the first of them alone', () => {
    expect(ids(devicesOfSlots([gpu('a', 80), gpu('b', 80)], { count: 1 }))).toBe('a b');
    expect(ids(devicesOfSlots([gpu('a', 80), gpu('b', 80)], { count: 2 }))).toBe('a b a b');
  });

  it('are as many as its memory gives', () => {
    expect(ids(devicesOfSlots([gpu('a', 80), gpu('b', 24)], { bytes: 24 * 2 ** 30 }))).toBe('a b a a');
    expect(ids(devicesOfSlots([gpu('a', 80), gpu('b', 16)], { bytes: 24 * 2 ** 30 }))).toBe('a a a');
    expect(() => devicesOfSlots([gpu('b', 16)], { bytes: 24 * 2 ** 30 })).toThrow(
      /^E_SLOT_MEMORY .*24 GiB.* 16 GiB/,
    );
  });

  it('are left alone without one', () => {
    expect(devicesOfSlots([cpu], { count: 4 })).toEqual([cpu]);
  });
});

describe('labels of a machine', () => {
  it.each([
    ['NVIDIA H100 80GB HBM3', 'h100'],
    ['NVIDIA A100-SXM4-40GB', 'a100'],
    ['Tesla V100-SXM2-32GB', 'v100'],
    ['NVIDIA GeForce RTX 4090', 'rtx-4090'],
    ['NVIDIA RTX A6000', 'rtx-a6000'],
    ['NVIDIA L40S', 'l40s'],
    ['NVIDIA', 'unknown'],
  ])('call %s %s', (name, model) => {
    expect(gpuModel(name)).toBe(model);
  });

  it('tell GPUs, their number and their least memory', () => {
    expect(ownLabels([gpu('a', 80), gpu('b', 80)])).toMatchObject({
      gpu: 'h100',
      gpu_count: '2',
      gpu_memory_gib: '80',
    });
    expect(ownLabels([gpu('a', 80), gpu('b', 24, 'NVIDIA L4')])).toMatchObject({
      gpu: 'mixed',
      gpu_memory_gib: '24',
    });
    expect(ownLabels([cpu])).toMatchObject({ gpu: 'none', os: process.platform });
  });
});
