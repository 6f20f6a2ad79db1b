/**
 * What a sweep has cost: the time that its attempts, successful or not, held slots and GPUs. A slot that shares a GPU with others
 * holds its part of it, and a slice counts as a GPU.
 */
import type { Agent, Attempt, CoordinatorState, Sweep } from './state.ts';

export function beginGpuTime(state: CoordinatorState, attempt: Attempt): void {
  const { sweep } = attempt.trial;
  const agent = state.agents.get(attempt.agentId);
  attempt.gpuShare = attempt.gpus > 0 ? attempt.gpus : attempt.slots * gpusPerSlot(agent);
  sweep.gpusInUse += attempt.gpuShare;
  sweep.gpusSinceMs += attempt.gpuShare * state.nowMs;
}

export function endGpuTime({ nowMs }: CoordinatorState, attempt: Attempt): void {
  const { gpuShare, slots, servedSinceMs, trial } = attempt;
  const { sweep } = trial;
  const heldMs = Math.max(0, nowMs - servedSinceMs);
  sweep.usedSlotMs += slots * heldMs;
  sweep.usedGpuMs += gpuShare * heldMs;
  sweep.gpusInUse -= gpuShare;
  sweep.gpusSinceMs -= gpuShare * servedSinceMs;
}

/** With what runs now. */
export const slotMsOf = ({ usedSlotMs, slotsInUse, slotsSinceMs }: Sweep, nowMs: number): number =>
  usedSlotMs + Math.max(0, slotsInUse * nowMs - slotsSinceMs);

export const gpuMsOf = ({ usedGpuMs, gpusInUse, gpusSinceMs }: Sweep, nowMs: number): number =>
  usedGpuMs + Math.max(0, gpusInUse * nowMs - gpusSinceMs);

function gpusPerSlot(agent: Agent | undefined): number {
  const gpus = agent?.card.devices.filter(({ kind }) => kind === 'gpu') ?? [];
  const slots = gpus.reduce((sum, device) => sum + (device.slots ?? 0), 0) || (agent?.card.slots ?? 0);
  return slots === 0 ? 0 : gpus.length / slots;
}
