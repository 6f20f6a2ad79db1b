/**
 * Watches the GPUs of an agent: how busy, full and warm each is, and whether it answers at all. There is one nvidia-smi at a
 * time, for all GPUs together; where that fails, for each alone, since one lost GPU may spoil the answer about the others.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Device } from './devices.ts';
import { GpuPresence, type GpuTrouble, troubleOfError } from './gpu-presence.ts';
import { type GpuReading, readGpus } from './gpu-readings.ts';

/** How a device is now; undefined for what is not known. */
export interface DeviceState {
  readonly cudaId: string;
  readonly utilisation: number | undefined;
  readonly usedBytes: number | undefined;
  readonly temperatureC: number | undefined;
  /** Why nothing can run on it; undefined where it is in order. */
  readonly trouble: string | undefined;
  /** It is lost, or not there any more. */
  readonly isGone: boolean;
}

export interface DeviceWatchOptions {
  readonly devices: readonly Device[];
  readonly notice: (severity: 'info' | 'warning', text: string) => void;
  /** Hears the state of all devices each time that they were read. */
  readonly heard: (states: readonly DeviceState[]) => void;
  /** Hears once that a device is in trouble. */
  readonly onTrouble?: (cudaId: string, trouble: string) => void;
  /** Hears once that a device is gone, when two readings one after the other have said so. */
  readonly onGone?: (cudaId: string, trouble: string) => void;
  /** Default: what this watch has seen. */
  readonly presence?: GpuPresence;
  readonly read?: (cudaId?: string) => Promise<readonly GpuReading[]>;
  /** From one reading to the next, the longer one while something is in trouble. */
  readonly timings?: { readonly everyMs: number; readonly troubledEveryMs: number };
}

const defaultTimings = { everyMs: 5_000, troubledEveryMs: 15_000 };
/** One reading may be a slip of the driver. */
const goneTimesMin = 2;

const readOrFail = (cudaId?: string): Promise<readonly GpuReading[]> =>
  readGpus(cudaId, { hasGpu: () => true });

export class DeviceWatch {
  readonly #options: DeviceWatchOptions;
  readonly #stop = new AbortController();
  #states: readonly DeviceState[] = [];
  #readings: readonly GpuReading[] = [];
  readonly #presence: GpuPresence;
  /** Number of readings one after the other that said of a device that it is gone. */
  readonly #goneTimes = new Map<string, number>();

  /** Begins at once, where there are GPUs to watch. */
  constructor(options: DeviceWatchOptions) {
    this.#options = options;
    this.#presence = options.presence ?? new GpuPresence();
    if (this.#gpuIds().length > 0) void this.#watch();
  }

  /** Newest readings of whole GPUs. */
  get readings(): readonly GpuReading[] {
    return this.#readings;
  }

  /** Newest state of each device; empty before the first reading. */
  get states(): readonly DeviceState[] {
    return this.#states;
  }

  close(): void {
    this.#stop.abort();
  }

  async #watch(): Promise<void> {
    const { everyMs, troubledEveryMs } = this.#options.timings ?? defaultTimings;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const byGpu = await readEach(this.#gpuIds(), this.#options.read ?? readOrFail, this.#presence);
      if (signal.aborted) return;
      this.#readings = [...byGpu.values()].flatMap((one) => ('why' in one ? [] : [one]));
      const isNews = this.#update(this.#options.devices.map((device) => stateOf(device, byGpu)));
      const isTroubled = this.#states.some(({ trouble }) => trouble !== undefined);
      // What has just gone is looked at again soon: a trial may run on it.
      const pauseMs = isTroubled && !isNews ? troubledEveryMs : everyMs;
      await delay(pauseMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** @returns true if a device is gone that was not gone before */
  #update(states: readonly DeviceState[]): boolean {
    const before = new Map(this.#states.map(({ cudaId, trouble }) => [cudaId, trouble]));
    this.#states = states;
    const { notice, heard, onTrouble, onGone } = this.#options;
    let isNews = false;
    for (const { cudaId, trouble, isGone } of states) {
      const was = before.get(cudaId);
      if (trouble !== undefined && was === undefined) {
        notice('warning', `GPU ${cudaId} is out of order: ${trouble}`);
        onTrouble?.(cudaId, trouble);
      }
      if (trouble === undefined && was !== undefined) notice('info', `GPU ${cudaId} is in order again`);
      const times = isGone ? (this.#goneTimes.get(cudaId) ?? 0) + 1 : 0;
      this.#goneTimes.set(cudaId, times);
      if (times === 1) isNews = true;
      if (times === goneTimesMin && trouble !== undefined) onGone?.(cudaId, trouble);
    }
    heard(states);
    return isNews;
  }

  /** Of whole GPUs: those that are devices, and those that devices are slices of. */
  #gpuIds(): string[] {
    const ids = this.#options.devices.map(({ cudaId = '', sliceOf }) => sliceOf ?? cudaId);
    return [...new Set(ids)].filter((id) => id !== '');
  }
}

/**
 * Readings of GPUs, one nvidia-smi after the other.
 *
 * @param presence what was seen before. Default: nothing
 * @returns for each GPU its reading, or what is wrong with it; nothing for one that is not known
 */
export async function readEach(
  gpuIds: readonly string[],
  read: (cudaId?: string) => Promise<readonly GpuReading[]> = readOrFail,
  presence = new GpuPresence(),
): Promise<ReadonlyMap<string, GpuReading | GpuTrouble>> {
  const found = new Map<string, GpuReading | GpuTrouble>();
  const note = (id: string, readings: readonly GpuReading[]): void => {
    const one = presence.troubleIn(readings, id) ?? readings.find(({ cudaId }) => cudaId === id);
    if (one !== undefined) found.set(id, one);
    // It lists others, and never listed this one: a program may see it nevertheless.
    else if (readings.length > 0) found.set(id, { why: 'nvidia-smi does not list it', isGone: false });
  };
  try {
    const all = await read();
    for (const id of gpuIds) note(id, all);
    return found;
  } catch (error) {
    if (gpuIds.length === 1) return new Map([[gpuIds[0] ?? '', troubleOfError(error)]]);
  }
  for (const id of gpuIds) {
    try {
      note(id, await read(id));
    } catch (error) {
      found.set(id, troubleOfError(error));
    }
  }
  return found;
}

function stateOf(
  { cudaId = '', sliceOf }: Device,
  byGpu: ReadonlyMap<string, GpuReading | GpuTrouble>,
): DeviceState {
  const found = byGpu.get(sliceOf ?? cudaId);
  const unknown = { cudaId, utilisation: undefined, usedBytes: undefined, temperatureC: undefined };
  if (found === undefined) return { ...unknown, trouble: undefined, isGone: false };
  if ('why' in found) return { ...unknown, trouble: found.why, isGone: found.isGone };
  const { utilisation, usedBytes, temperatureC } = found;
  const well = { trouble: undefined, isGone: false };
  // What the whole GPU does says nothing of one slice; it is as warm as its slices.
  if (sliceOf !== undefined) return { ...unknown, temperatureC, ...well };
  return { cudaId, utilisation, usedBytes, temperatureC, ...well };
}

/** What is wrong with the first of these devices that is out of order; undefined where all answer, or nothing is known. */
export async function troubleOf(
  devices: readonly Device[],
  presence: GpuPresence,
): Promise<string | undefined> {
  for (const { cudaId = '', sliceOf } of new Set(devices)) {
    const gpuId = sliceOf ?? cudaId;
    if (gpuId === '') continue;
    const trouble = await readOrFail(gpuId).then(
      (readings) => presence.troubleIn(readings, gpuId),
      (error: unknown) => troubleOfError(error),
    );
    if (trouble !== undefined) return `its GPU ${cudaId} is out of order: ${trouble.why}`;
  }
  return undefined;
}
