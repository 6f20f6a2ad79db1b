/** How many slots share a GPU. */
import { YatesError } from '../../base/error.ts';
import { formatMemorySize } from '../../base/memory-size.ts';
import type { Device } from './devices.ts';

/** So many on each GPU, or as many as shares of this much memory fit. */
export type SlotShare = { readonly count: number } | { readonly bytes: number };

/**
 * The device of each slot, GPUs in turn, so that the first slots have a GPU of their own.
 *
 * @throws YatesError E_SLOT_MEMORY when no GPU has memory for one slot
 */
export function devicesOfSlots(devices: readonly Device[], share: SlotShare): Device[] {
  const gpus = devices.filter(({ kind }) => kind === 'gpu');
  if (gpus.length === 0) return [...devices];
  const counts = gpus.map(({ memoryBytes }) =>
    'count' in share ? share.count : Math.floor(memoryBytes / share.bytes),
  );
  const most = Math.max(...counts);
  if (most === 0) throw memoryError(gpus, 'bytes' in share ? share.bytes : 0);
  return Array.from({ length: most }, (_, round) =>
    gpus.filter((_gpu, index) => (counts[index] ?? 0) > round),
  ).flat();
}

function memoryError(gpus: readonly Device[], bytes: number): YatesError {
  const largest = Math.max(...gpus.map(({ memoryBytes }) => memoryBytes));
  return new YatesError({
    code: 'E_SLOT_MEMORY',
    place: { file: '--slots-per-gpu' },
    message: `no GPU has ${formatMemorySize(bytes)} of memory; the largest has ${formatMemorySize(largest)}`,
    next: 'ask for less memory per slot, or for a number of slots',
  });
}
