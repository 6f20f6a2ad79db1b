import { availableParallelism } from 'node:os';
import { detectDevices } from '../../agent/gpu/devices.ts';

export interface LocalSize {
  readonly agents: number;
  /** Of each agent; 0: one per GPU. */
  readonly slots: number;
}

/** Trials of one local agent at a time without GPUs: each takes a core and about 400 MB. */
const cpuSlotsMax = 4;

/** What `yates up` starts unasked: with GPUs one agent that takes them all, otherwise two that share the cores. */
export async function localSize(): Promise<LocalSize> {
  const devices = await detectDevices();
  if (devices.some(({ kind }) => kind === 'gpu')) return { agents: 1, slots: 0 };
  const cores = availableParallelism();
  return { agents: Math.min(2, cores), slots: Math.max(1, Math.min(cpuSlotsMax, Math.floor(cores / 2))) };
}
