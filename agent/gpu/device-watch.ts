/**
 * Watches the GPUs of an agent: how busy, full and warm each is, and whether it answers at all. There is one nvidia-smi at a
 * time, for all GPUs together; where that fails, for each alone, since one lost GPU may spoil the answer about the others.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Device } from './devices.ts';
import { type GpuReading, readGpus } from './gpu-readings.ts';

/** How a device is now; undefined for what is not known. */
export interface DeviceState {
  readonly cudaId: string;
  readonly utilisation: number | undefined;
  readonly usedBytes: number | undefined;
  readonly temperatureC: number | undefined;
  /** Why nothing can run on it; undefined where it is in order. */
  readonly trouble: string | undefined;
}

export interface DeviceWatchOptions {
  readonly devices: readonly Device[];
  readonly notice: (severity: 'info' | 'warning', text: string) => void;
  /** Hears the state of all devices each time that they were read. */
  readonly heard: (states: readonly DeviceState[]) => void;
  /** Hears once that a device is in trouble. */
  readonly onTrouble?: (cudaId: string, trouble: string) => void;
  readonly read?: (cudaId?: string) => Promise<readonly GpuReading[]>;
  /** From one reading to the next, the longer one while something is in trouble. */
  readonly timings?: { readonly everyMs: number; readonly troubledEveryMs: number };
}

const defaultTimings = { everyMs: 5_000, troubledEveryMs: 15_000 };

const readOrFail = (cudaId?: string): Promise<readonly GpuReading[]> =>
  readGpus(cudaId, { hasGpu: () => true });

export class DeviceWatch {
  readonly #options: DeviceWatchOptions;
  readonly #stop = new AbortController();
  #states: readonly DeviceState[] = [];
  #readings: readonly GpuReading[] = [];

  /** Begins at once, where there are GPUs to watch. */
  constructor(options: DeviceWatchOptions) {
    this.#options = options;
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
      const byGpu = await readEach(this.#gpuIds(), this.#options.read ?? readOrFail);
      if (signal.aborted) return;
      this.#readings = [...byGpu.values()].flatMap((one) => (typeof one === 'string' ? [] : [one]));
      this.#update(this.#options.devices.map((device) => stateOf(device, byGpu)));
      const isTroubled = this.#states.some(({ trouble }) => trouble !== undefined);
      await delay(isTroubled ? troubledEveryMs : everyMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  #update(states: readonly DeviceState[]): void {
    const before = new Map(this.#states.map(({ cudaId, trouble }) => [cudaId, trouble]));
    this.#states = states;
    const { notice, heard, onTrouble } = this.#options;
    for (const { cudaId, trouble } of states) {
      const was = before.get(cudaId);
      if (trouble !== undefined && was === undefined) {
        notice('warning', `GPU ${cudaId} is out of order: ${trouble}`);
        onTrouble?.(cudaId, trouble);
      }
      if (trouble === undefined && was !== undefined) notice('info', `GPU ${cudaId} is in order again`);
    }
    heard(states);
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
 * @returns for each GPU its reading, or what is wrong with it
 */
export async function readEach(
  gpuIds: readonly string[],
  read: (cudaId?: string) => Promise<readonly GpuReading[]> = readOrFail,
): Promise<ReadonlyMap<string, GpuReading | string>> {
  const found = new Map<string, GpuReading | string>();
  const note = (id: string, reading: GpuReading | undefined): void =>
    void found.set(id, reading === undefined ? 'nvidia-smi does not list it' : (reading.trouble ?? reading));
  try {
    const all = await read();
    // None at all: there is no nvidia-smi any more, and nothing is known.
    if (all.length === 0) return found;
    for (const id of gpuIds)
      note(
        id,
        all.find(({ cudaId }) => cudaId === id),
      );
    return found;
  } catch (error) {
    if (gpuIds.length === 1) return new Map([[gpuIds[0] ?? '', (error as Error).message]]);
  }
  for (const id of gpuIds) {
    try {
      note(
        id,
        (await read(id)).find(({ cudaId }) => cudaId === id),
      );
    } catch (error) {
      found.set(id, (error as Error).message);
    }
  }
  return found;
}

function stateOf(
  { cudaId = '', sliceOf }: Device,
  byGpu: ReadonlyMap<string, GpuReading | string>,
): DeviceState {
  const found = byGpu.get(sliceOf ?? cudaId);
  const unknown = { cudaId, utilisation: undefined, usedBytes: undefined, temperatureC: undefined };
  if (typeof found === 'string') return { ...unknown, trouble: found };
  if (found === undefined) return { ...unknown, trouble: undefined };
  const { utilisation, usedBytes, temperatureC } = found;
  // What the whole GPU does says nothing of one slice; it is as warm as its slices.
  if (sliceOf !== undefined) return { ...unknown, temperatureC, trouble: undefined };
  return { cudaId, utilisation, usedBytes, temperatureC, trouble: undefined };
}

/** What is wrong with the first of these devices that is out of order; undefined where all answer, or nothing is known. */
export async function troubleOf(devices: readonly Device[]): Promise<string | undefined> {
  for (const { cudaId = '', sliceOf } of new Set(devices)) {
    const gpuId = sliceOf ?? cudaId;
    if (gpuId === '') continue;
    try {
      const reading = (await readOrFail(gpuId)).find((one) => one.cudaId === gpuId);
      if (reading?.trouble !== undefined) return `its GPU ${cudaId} is out of order: ${reading.trouble}`;
    } catch (error) {
      return `its GPU ${cudaId} is out of order: ${(error as Error).message}`;
    }
  }
  return undefined;
}
