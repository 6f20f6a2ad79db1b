/**
 * No trial before its GPU is this agent's, answers and has room: another agent may hold it, a process that was killed may hold
 * memory for a while, or for ever, and a driver may hang. The slot waits, and is set aside, with a word why, when that takes
 * long; it comes back by itself.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { formatMemorySize } from '../../base/memory-size.ts';
import { processesOn } from './gpu-processes.ts';
import { GpuPresence } from './gpu-presence.ts';
import { type GpuReading, readGpus } from './gpu-readings.ts';

export interface GpuGateOptions {
  /** From 0. */
  readonly slot: number;
  readonly cudaId: string;
  /** UUID of the GPU that it is a slice of; undefined for a whole one. */
  readonly sliceOf?: string | undefined;
  /** How many slots share the GPU. */
  readonly sharers: number;
  readonly notice: (severity: 'info' | 'warning', text: string) => void;
  /** Makes the GPU this agent's; gives who has it otherwise. Default: nobody is asked. */
  readonly take?: (cudaId: string) => Promise<string | undefined>;
  /** Hears what the slot waits for once that is said, and undefined when it waits no more. */
  readonly onWait?: (cudaId: string, what: string | undefined) => void;
  readonly read?: (cudaId: string) => Promise<readonly GpuReading[]>;
  /** Default: what this gate has seen. */
  readonly presence?: GpuPresence;
  /** Who holds memory of the GPU, in words; empty where it is not known. */
  readonly holders?: (cudaId: string) => Promise<string>;
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
/** A GPU that another agent holds is taken soon after that one is gone. */
const lockLookMsMax = 2_000;

/** Resolves once there is room, where that can be known; or when `signal` aborts. */
export type WaitForRoom = (signal: AbortSignal) => Promise<void>;

interface Obstacle {
  readonly what: string;
  /** It does not pass by itself in a moment: it is said at once. */
  readonly isLock: boolean;
}

export function gpuGate(options: GpuGateOptions): WaitForRoom {
  const { slot, cudaId, notice, onWait, timings = defaultTimings, presence = new GpuPresence() } = options;
  return async (signal) => {
    let waitedMs = 0;
    let said: string | undefined;
    while (!signal.aborted) {
      const obstacle = await obstacleTo(options, presence);
      if (obstacle === undefined) break;
      const { what, isLock } = obstacle;
      if (said === undefined && (isLock || waitedMs >= timings.setAsideAfterMs)) {
        said = what;
        onWait?.(cudaId, what);
        notice('warning', `slot ${slot + 1} ${isLock ? 'waits' : 'is set aside'}: ${what}`);
      }
      const lookMs = said === undefined ? timings.lookMs : timings.asideLookMs;
      waitedMs += lookMs;
      await delay(isLock ? Math.min(lookMs, lockLookMsMax) : lookMs, undefined, { signal }).catch(() => {});
    }
    if (said !== undefined) onWait?.(cudaId, undefined);
    if (said !== undefined && !signal.aborted)
      notice('info', `slot ${slot + 1} works again: its GPU is free, answers and has room`);
  };
}

async function obstacleTo(options: GpuGateOptions, presence: GpuPresence): Promise<Obstacle | undefined> {
  const { cudaId, sliceOf, sharers, take, holders = processesOn } = options;
  const read = options.read ?? ((id) => readGpus(id, { hasGpu: () => true }));
  const holder = await take?.(cudaId);
  if (holder !== undefined)
    return {
      what: `its GPU ${cudaId} is held by ${holder}; it is taken once that one is gone`,
      isLock: true,
    };
  const gpuId = sliceOf ?? cudaId;
  // A slice of a GPU that is not known.
  if (gpuId === '') return undefined;
  let gpus: readonly GpuReading[];
  try {
    gpus = await read(gpuId);
  } catch (error) {
    return { what: `${(error as Error).message} (${cudaId})`, isLock: false };
  }
  const gpu = gpus.find((one) => one.cudaId === gpuId);
  const trouble = presence.troubleIn(gpus, gpuId);
  if (trouble !== undefined)
    return {
      what: gpu === undefined ? `${trouble.why} (${cudaId})` : `nvidia-smi says of ${cudaId}: ${trouble.why}`,
      isLock: false,
    };
  const lack = sliceOf === undefined && gpu !== undefined ? lackOfRoom(gpu, sharers) : undefined;
  if (lack === undefined) return undefined;
  const who = await holders(cudaId).catch(() => '');
  const rest = who === '' ? 'nvidia-smi shows who holds the rest' : `the rest is held by ${who}`;
  return { what: `${lack}; ${rest}`, isLock: false };
}

/** @returns what is missing; undefined if there is room, or nothing is known about it */
function lackOfRoom(gpu: GpuReading, sharers: number): string | undefined {
  const { cudaId, name, memoryBytes = 0, usedBytes } = gpu;
  if (memoryBytes === 0 || usedBytes === undefined) return undefined;
  const freeBytes = memoryBytes - usedBytes;
  const neededBytes = (freeShareMin * memoryBytes) / sharers;
  if (freeBytes >= neededBytes) return undefined;
  const free = `${formatMemorySize(freeBytes)} of ${formatMemorySize(memoryBytes)} are free`;
  return `on ${name} (${cudaId}) ${free}, ${formatMemorySize(neededBytes)} are needed`;
}
