import { YatesError } from '../../../base/error.ts';
import { tf } from '../../tf.ts';
import type { SharedMemory } from './simd.ts';

/** The parts of TensorFlow.js's wasm backend on which our kernels stand; it has no types of its own for them. */
export interface TfjsWasmBackend {
  readonly wasm: {
    /** Replaced whenever the heap grows: never hold on to it across an allocation. */
    readonly HEAPF32: Float32Array;
    _malloc: (bytes: number) => number;
    /** Exports of the module itself; the memory grows in place. */
    readonly asm: { readonly memory: SharedMemory };
  };
  readonly dataIdMap: {
    get(dataId: object): { readonly memoryOffset: number };
  };
  makeOutput(shape: number[], dtype: 'float32'): tf.TensorInfo;
  disposeData(dataId: object): boolean;
  incRef(dataId: object): void;
}

/** A block of the heap that a kernel uses and gives back. `at` is the index of its first float, `address` its byte. */
export interface Scratch {
  readonly at: number;
  readonly address: number;
  free(): void;
}

/** The wasm heap as an array of floats. Positions are indices into `floats`, not bytes. */
export class Heap {
  readonly backend: TfjsWasmBackend;

  constructor(backend: TfjsWasmBackend) {
    this.backend = backend;
    refuseFailedAllocations(backend);
  }

  /** All floats. Read it after the last allocation of a kernel, for growth replaces it. */
  get floats(): Float32Array {
    return this.backend.wasm.HEAPF32;
  }

  /** Index of a tensor's first float. */
  at(tensor: tf.TensorInfo): number {
    return this.address(tensor) >>> 2;
  }

  /** Address of a tensor's first byte. */
  address(tensor: tf.TensorInfo): number {
    return this.backend.dataIdMap.get(tensor.dataId).memoryOffset;
  }

  /** An output tensor with undefined contents. */
  output(shape: number[]): tf.TensorInfo {
    return this.backend.makeOutput(shape, 'float32');
  }

  scratch(length: number): Scratch {
    const tensor = this.backend.makeOutput([length], 'float32');
    const address = this.address(tensor);
    return { at: address >>> 2, address, free: () => void this.backend.disposeData(tensor.dataId) };
  }
}

/** A tensor's floats where they lie, if that is on the wasm heap: read them before anything is allocated. */
export function wasmView(tensor: tf.Tensor): Float32Array | undefined {
  if (tf.getBackend() !== 'wasm') return undefined;
  const { wasm, dataIdMap } = tf.backend() as unknown as TfjsWasmBackend;
  const at = dataIdMap.get(tensor.dataId).memoryOffset >>> 2;
  return wasm.HEAPF32.subarray(at, at + tensor.size);
}

/** A failed allocation returns 0 or a block that is not there, and TensorFlow.js would go on to overwrite the start of the heap. */
function refuseFailedAllocations(backend: TfjsWasmBackend): void {
  // The first call of Emscripten's `_malloc` puts the real one in its place, and would take ours away.
  backend.wasm._malloc(8);
  const allocate = backend.wasm._malloc;
  backend.wasm._malloc = (bytes) => {
    const address = allocate(bytes);
    // An address is a signed 32-bit number here. A block may also seem to end beyond the heap: one of gigabytes wraps.
    const end = (address >>> 0) + bytes;
    if (bytes === 0 || (address !== 0 && end <= backend.wasm.HEAPF32.byteLength)) return address;
    throw new YatesError({
      code: 'E_OUT_OF_MEMORY',
      message: `the wasm heap has no room for ${bytes} more bytes (it ends at 4 GiB)`,
      next: 'use a smaller batch or net, or a backend with more memory',
    });
  };
}
