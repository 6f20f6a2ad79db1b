/**
 * How the devices of agents are, and how they were in the last half hour. In memory only, since it decides nothing: after a
 * restart the next readings begin it again.
 */
import { limits } from '../../base/limits.ts';
import type { AgentId } from '../../base/ids.ts';
import type { CoordinatorEvent } from '../core/event.ts';
import type { Agent, CoordinatorState } from '../core/state.ts';
import { DeviceHistory } from './device-history.ts';

/** What an agent says of one of its devices; undefined where it has no value. */
export interface DeviceReading {
  readonly id: string;
  /** 0 to 1. */
  readonly utilisation: number | undefined;
  readonly usedBytes: number | undefined;
  readonly temperatureC: number | undefined;
  /** Why no trial can use it; empty where it is in order. */
  readonly trouble: string;
  readonly trialIds: readonly string[];
}

export interface DeviceRecord {
  readonly newest: DeviceReading;
  readonly readAtMs: number;
  readonly utilisation: DeviceHistory;
  /** Share of its memory. */
  readonly used: DeviceHistory;
}

export class DeviceBoard {
  readonly #byAgent = new Map<AgentId, Map<string, DeviceRecord>>();
  #count = 0;

  /** Readings of devices that the agent has not registered are ignored, and so are new devices once there are too many. */
  report({ id, card }: Agent, readings: readonly DeviceReading[], atMs: number): void {
    for (const reading of readings) {
      const device = card.devices.find((one) => one.id === reading.id);
      if (device?.id === undefined) continue;
      const known = this.#byAgent.get(id)?.get(reading.id);
      if (known === undefined && this.#count >= limits.devicesWatched) continue;
      const { utilisation, used } = known ?? { utilisation: new DeviceHistory(), used: new DeviceHistory() };
      if (reading.utilisation !== undefined) utilisation.add(reading.utilisation, atMs);
      if (reading.usedBytes !== undefined && device.memoryBytes > 0)
        used.add(reading.usedBytes / device.memoryBytes, atMs);
      if (known === undefined) this.#count++;
      const ofAgent = this.#byAgent.get(id) ?? new Map<string, DeviceRecord>();
      this.#byAgent.set(id, ofAgent);
      ofAgent.set(reading.id, { newest: reading, readAtMs: atMs, utilisation, used });
    }
  }

  of(agent: AgentId, device: string): DeviceRecord | undefined {
    return this.#byAgent.get(agent)?.get(device);
  }

  onEvents(state: CoordinatorState, events: readonly CoordinatorEvent[]): void {
    for (const event of events) {
      if (event.type !== 'agent-registered' && event.type !== 'agent-left') continue;
      const agent = state.agents.get(event.agentId);
      if (agent !== undefined) this.#keepOnly(agent);
    }
  }

  /** The agent has left, or has other devices now. */
  #keepOnly({ id, card, left }: Agent): void {
    const ofAgent = this.#byAgent.get(id);
    if (ofAgent === undefined) return;
    const ids = new Set(left ? [] : card.devices.map((device) => device.id));
    for (const device of ofAgent.keys()) {
      if (ids.has(device)) continue;
      ofAgent.delete(device);
      this.#count--;
    }
    if (ofAgent.size === 0) this.#byAgent.delete(id);
  }
}
