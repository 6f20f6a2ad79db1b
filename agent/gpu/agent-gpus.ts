/** The GPUs of an agent: which slot is on which, whose they are on this machine, and how they are. */
import type { AgentState, SlotGpu } from '../core/state.ts';
import type { yates } from '../../proto/generated/yates.js';
import { DeviceLocks } from './device-locks.ts';
import { DeviceWatch, type DeviceWatchOptions } from './device-watch.ts';
import type { Device } from './devices.ts';
import { GpuPresence } from './gpu-presence.ts';
import type { GpuReading } from './gpu-readings.ts';
import { deviceReadings } from './report-devices.ts';
import { planOfSlots, type SlotPlan, type SlotPlanOptions } from './slot-plan.ts';

interface WatchParts extends Pick<DeviceWatchOptions, 'notice' | 'onTrouble' | 'onGone' | 'timings'> {
  /** To look at. */
  readonly agent: AgentState;
  readonly report: (readings: readonly yates.v1.DeviceReading.$Properties[]) => void;
}

export class AgentGpus {
  readonly slots: readonly SlotPlan[];
  readonly locks: DeviceLocks;
  /** By GPU: what its slot waits for, in words. */
  readonly waits = new Map<string, string>();
  readonly presence = new GpuPresence();
  #watch: DeviceWatch | undefined;

  private constructor(slots: readonly SlotPlan[], locks: DeviceLocks) {
    [this.slots, this.locks] = [slots, locks];
  }

  /**
   * Fewer slots than GPUs get those that nobody else on this machine has.
   *
   * @param name of the agent
   */
  static async open(
    devices: readonly Device[],
    options: SlotPlanOptions,
    name: string,
    warn: (text: string) => void,
  ): Promise<AgentGpus> {
    const locks = new DeviceLocks({ name, warn });
    const own: Device[] = [];
    for (const device of devices) {
      if (options.slots === 0 || own.length === options.slots || device.cudaId === undefined) break;
      if ((await locks.take(device.cudaId)) === undefined) own.push(device);
    }
    const inOrder = [...own, ...devices.filter((device) => !own.includes(device))];
    return new AgentGpus(planOfSlots(inOrder, options), locks);
  }

  /** By slot. */
  get cudaIds(): (string | undefined)[] {
    return this.slots.map(({ device }) => device?.cudaId);
  }

  get slotGpus(): (SlotGpu | undefined)[] {
    return this.slots.map(({ device }) =>
      device?.cudaId === undefined ? undefined : { id: device.cudaId, isSlice: device.sliceOf !== undefined },
    );
  }

  /** Newest readings of whole GPUs. */
  get readings(): readonly GpuReading[] {
    return this.#watch?.readings ?? [];
  }

  watch({ agent, report, ...rest }: WatchParts): void {
    const devices = [...new Set(this.slots.flatMap(({ device }) => device ?? []))];
    this.#watch = new DeviceWatch({
      ...rest,
      devices,
      presence: this.presence,
      heard: (states) =>
        report(deviceReadings(states, agent, this.cudaIds, (cudaId) => this.#inTheWayOf(cudaId))),
    });
  }

  /** A slot that waits for another agent says so as well: the holder's name is the shorter word. */
  #inTheWayOf(cudaId: string): string | undefined {
    const holder = this.locks.holderOf(cudaId);
    return holder === undefined ? this.waits.get(cudaId) : `held by ${holder}`;
  }

  endWatch(): void {
    this.#watch?.close();
  }

  /** Once nothing of this agent runs on them any more. */
  free(): void {
    this.locks.freeAll();
  }
}
