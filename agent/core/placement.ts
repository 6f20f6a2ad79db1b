/** Which slots a trial gets, and with them which GPUs. */
import type { Grant } from './lease.ts';
import type { AgentState } from './state.ts';

/**
 * The slots for a trial; it runs in the first of them. A trial that asks for GPUs gets as many that are wholly free, with all
 * slots on them: those with the fewest slots, then the first ones. Any other gets the first idle slots.
 *
 * @returns undefined where there is no room
 */
export function slotsFor(
  state: AgentState,
  { slots, gpus }: Pick<Grant, 'slots' | 'gpus'>,
): number[] | undefined {
  const idle = [...state.slots.entries()].flatMap(([index, { doing }]) =>
    doing.phase === 'idle' ? [index] : [],
  );
  const onGpus = freeGpus(state)
    .toSorted((left, right) => left.length - right.length)
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
