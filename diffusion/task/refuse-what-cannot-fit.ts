import { kindOf } from '../adapters/kinds.ts';
import { checkMemory, trainingMemory } from '../net/memory.ts';
import type { NetPlan } from '../net/plan.ts';
import type { TrialSettings } from './settings.ts';

export interface Fitting {
  readonly plan: NetPlan;
  readonly settings: TrialSettings;
  /** Images of a training step. */
  readonly batch: number;
  /** Side of what the net sees. */
  readonly side: number;
  readonly contextLength: number;
  /** Name of the backend. */
  readonly backend: string;
  /** True if this process holds the frozen weights already. */
  readonly isLoaded: boolean;
}

/**
 * Before a trial of an adapter allocates anything; for other trials nothing is estimated.
 *
 * @throws YatesError E_OUT_OF_MEMORY_ESTIMATE
 */
export function refuseWhatCannotFit(fitting: Fitting): void {
  const { plan, settings, batch, side, contextLength, backend, isLoaded } = fitting;
  if (settings.kind !== 'adapter') return;
  const { adapter } = settings;
  const estimate = trainingMemory(plan, { adapter, batch, side, contextLength });
  const cell = `${kindOf(adapter).describe(adapter)} with a batch of ${batch}`;
  checkMemory(estimate, memoryOf(backend, isLoaded ? estimate.weights : 0), cell);
}

/** Bytes that a trial may take; undefined on a graphics card, which TensorFlow.js does not ask. */
function memoryOf(backend: string, loadedBytes: number): number | undefined {
  // Of the machine, or of the container where that has less.
  const there = process.availableMemory() + loadedBytes;
  switch (backend) {
    case 'wasm':
      return Math.min(wasmBytes, there);
    case 'cpu':
    case 'tfjs-node':
      return there;
    default:
      return undefined;
  }
}

/** Its addresses have 32 bits, and the heap itself and its gaps take some. */
const wasmBytes = 2 ** 32 * 0.95;
