/**
 * No trial before its GPU answers and has room: a process that was killed may hold memory for a while, or for ever, and a driver
 * may hang. The slot waits, and is set aside, with a word why, when that takes long; it comes back by itself.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { formatMemorySize } from './command/memory-size.ts';
import { type GpuReading, readGpus } from './gpu-readings.ts';

export interface GpuGateOptions {
  /** From 0. */
  readonly slot: number;
  readonly cudaId: string;
  /** How many slots share the GPU. */
  readonly sharers: number;
  readonly notice: (severity: 'info' | 'warning', text: string) => void;
  readonly read?: (cudaId: string) => Promise<readonly GpuReading[]>;
  /** Between two looks, the longer one once the slot is set aside; and how long it waits before that. */
  readonly timings?: {
    readonly lookMs: number;
    readonly setAsideAfterMs: number;
    readonly asideLookMs: number;
  };
}

/** Of its share of the GPU's memory, this much must be free: the rest may be a display's, or a driver's. */
const freeShareMin = 0.8;
const defaultTimings = { lookMs: 1_000, setAsideAfterMs: 30_000, asideLookMs: 15_000 };

/** Resolves once there is room, where that can be known; or when `signal` aborts. */
export type WaitForRoom = (signal: AbortSignal) => Promise<void>;

export function gpuGate(options: GpuGateOptions): WaitForRoom {
  const { slot, cudaId, sharers, notice, read = readGpus, timings = defaultTimings } = options;
  return async (signal) => {
    let waitedMs = 0;
    let isAside = false;
    while (!signal.aborted) {
      const obstacle = await read(cudaId).then(
        (gpus) => lackOfRoom(gpus, cudaId, sharers),
        (error: Error) => `${error.message} (${cudaId})`,
      );
      if (obstacle === undefined) break;
      if (!isAside && waitedMs >= timings.setAsideAfterMs) {
        isAside = true;
        notice('warning', `slot ${slot + 1} is set aside: ${obstacle}`);
      }
      const lookMs = isAside ? timings.asideLookMs : timings.lookMs;
      waitedMs += lookMs;
      await delay(lookMs, undefined, { signal }).catch(() => {});
    }
    if (isAside && !signal.aborted) notice('info', `slot ${slot + 1} works again: its GPU has room`);
  };
}

/** @returns what is missing; undefined if there is room, or nothing is known about it */
function lackOfRoom(gpus: readonly GpuReading[], cudaId: string, sharers: number): string | undefined {
  const gpu = gpus.find((one) => one.cudaId === cudaId);
  // A slice of a GPU, or memory shared with the CPU.
  if (gpu === undefined || gpu.memoryBytes === 0) return undefined;
  const freeBytes = gpu.memoryBytes - gpu.usedBytes;
  const neededBytes = (freeShareMin * gpu.memoryBytes) / sharers;
  if (freeBytes >= neededBytes) return undefined;
  const free = `${formatMemorySize(freeBytes)} of ${formatMemorySize(gpu.memoryBytes)} are free`;
  return `on ${gpu.name} (${cudaId}) ${free}, ${formatMemorySize(neededBytes)} are needed; nvidia-smi shows who holds the rest`;
}
