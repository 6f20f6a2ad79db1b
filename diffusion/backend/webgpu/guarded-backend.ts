import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { AdapterInfo, GpuDevice } from './dawn.ts';

/**
 * TensorFlow.js's backend, made to fail aloud. WebGPU reports what goes wrong on the side (memory that could not be had, a
 * shader that does not compile) and computes on with zeros; here the next read throws it.
 */
export class GuardedBackend extends WebGPUBackend {
  #fault: Error | undefined;

  constructor(device: GpuDevice, info: AdapterInfo) {
    super(device as never, info as never);
    device.addEventListener('uncapturederror', ({ error }) => {
      const kind =
        error.constructor.name === 'GPUOutOfMemoryError' ? 'ran out of memory trying to allocate: ' : '';
      // The first is the cause, those after it its consequences.
      this.#fault ??= new Error(`WebGPU: ${kind}${error.message.split('\n')[0]}`);
    });
    void this.#watch(device);
  }

  async #watch(device: GpuDevice): Promise<void> {
    const { reason, message } = await device.lost;
    if (reason !== 'destroyed') this.#fault ??= new Error(`WebGPU: the device was lost: ${message}`);
  }

  /** @throws Error if anything went wrong on the device since its start: what it computed cannot be told from zeros */
  override async read(dataId: object): ReturnType<WebGPUBackend['read']> {
    const [outcome] = await Promise.allSettled([super.read(dataId)]);
    if (this.#fault !== undefined) throw this.#fault;
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }
}
