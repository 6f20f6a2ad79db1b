/**
 * Which GPUs nvidia-smi has listed so far. One that it lists no more has fallen out of the machine; one that it never listed is
 * not known to it, and says nothing.
 */
import type { GpuReading } from './gpu-readings.ts';

/** Why nothing can run on a GPU. */
export interface GpuTrouble {
  readonly why: string;
  /** It is lost or not there any more, rather than that nvidia-smi gives no answer: what runs on it cannot go on. */
  readonly isGone: boolean;
}

/** How nvidia-smi says of a GPU, or of the only one, that it is gone. */
const goneWords = /\b(GPU is lost|Unknown Error|requires reset|No devices were found)\b/i;

export class GpuPresence {
  readonly #listed = new Set<string>();

  /**
   * @param readings what nvidia-smi answered
   * @returns what is wrong with this GPU; undefined where it is in order, or nothing is known
   */
  troubleIn(readings: readonly GpuReading[], gpuId: string): GpuTrouble | undefined {
    const reading = readings.find(({ cudaId }) => cudaId === gpuId);
    if (reading !== undefined) {
      this.#listed.add(gpuId);
      const { trouble } = reading;
      return trouble === undefined ? undefined : { why: trouble, isGone: true };
    }
    return this.#listed.has(gpuId)
      ? { why: 'nvidia-smi does not list it any more', isGone: true }
      : undefined;
  }
}

/** @param error of nvidia-smi, for one GPU */
export function troubleOfError(error: unknown): GpuTrouble {
  const { message } = error as Error;
  return { why: message, isGone: goneWords.test(message) };
}
