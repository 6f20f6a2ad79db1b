/** Which slots a trial gets, and with them which GPUs. */
import type { Grant } from './lease.ts';
import type { AgentState } from './state.ts';

/**
 * The slots for a trial; it runs in the first of them. A trial that asks for GPUs gets as many that are wholly free, with all
 * slots on them: those with the fewest slots first. Any other gets idle slots. Among equals the GPU comes first that no trial has
 * begun on for longest, so that the next trial does not wait for memory that the last one still holds, and all GPUs are used.
 * Slots without a GPU are taken from the first on, since the process of one that has run a trial is warm.
 *
 * @returns undefined where there is no room
 */
export function slotsFor(
  state: AgentState,
  { slots, gpus }: Pick<Grant, 'slots' | 'gpus'>,
): number[] | undefined {
  const idle = [...state.slots.entries()]
    .flatMap(([index, { doing }]) => (doing.phase === 'idle' ? [index] : []))
    .toSorted((left, right) => lastBegun(state, left) - lastBegun(state, right));
  const onGpus = freeGpus(state)
    .toSorted(
      ([left = 0, ...more], [right = 0, ...others]) =>
        more.length - others.length || lastBegun(state, left) - lastBegun(state, right),
    )
    .slice(0, gpus);
  if (onGpus.length < gpus) return undefined;
  const taken = new Set(onGpus.flat().toSorted((left, right) => left - right));
  for (const index of idle) if (taken.size < slots) taken.add(index);
  return taken.size < slots ? undefined : [...taken];
}

/** The slots of each whole GPU that is free: all of them are idle. */
export function freeGpus({ slots, config: { slotGpus = [] } }: AgentState): number[][] {
  const byGpu = new Map<string, number[]>();
  for (const [index, gpu] of slotGpus.entries()) {
    if (gpu !== undefined && !gpu.isSlice) byGpu.set(gpu.id, [...(byGpu.get(gpu.id) ?? []), index]);
  }
  return [...byGpu.values()].filter((all) => all.every((index) => slots[index]?.doing.phase === 'idle'));
}

/** When a trial last began on the GPU of the slot, in trials that the agent has begun; 0 for never, and without a GPU. */
function lastBegun({ slots, config: { slotGpus = [] } }: AgentState, index: number): number {
  const gpu = slotGpus[index];
  if (gpu === undefined) return 0;
  return Math.max(...slots.map(({ begun }, other) => (slotGpus[other]?.id === gpu.id ? begun : 0)));
}
