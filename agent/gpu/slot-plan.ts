/** Which device each slot is on. */
import { type Device, planSlots } from './devices.ts';
import { devicesOfSlots, type SlotShare } from './slot-share.ts';

export interface SlotPlanOptions {
  /** Trials at a time; 0 for as many as the GPUs give, or one when there is none. */
  readonly slots: number;
  /** How many slots share a GPU, when `slots` is 0. Default: 1. */
  readonly slotsPerGpu?: SlotShare | undefined;
}

export interface SlotPlan {
  readonly device: Device | undefined;
  /** The environment variables that show it to a trial. */
  readonly env: Readonly<Record<string, string>>;
}

/** Slots and devices in turn, where there are more slots than devices. */
export function planOfSlots(
  devices: readonly Device[],
  { slots, slotsPerGpu = { count: 1 } }: SlotPlanOptions,
): SlotPlan[] {
  const inTurn = slots > 0 ? devices : devicesOfSlots(devices, slotsPerGpu);
  return planSlots(inTurn, slots).map((env, slot) => ({
    device: inTurn[slot % Math.max(1, inTurn.length)],
    env,
  }));
}
