import type { Worker } from 'node:worker_threads';
import { startThread } from '../../base/start-thread.ts';

/** Heap of the thread, in MiB: a million trials take a quarter of it. */
const heapMiB = 2048;

/**
 * Starts the thread that plans large sweeps.
 *
 * @param allowEnv as for `trainerChecks`
 */
export const startPlanning = (allowEnv: readonly string[] = []): Worker =>
  startThread(
    new URL('./planning-thread.ts', import.meta.url),
    import.meta.url,
    { allowEnv },
    {
      maxOldGenerationSizeMb: heapMiB,
    },
  );
