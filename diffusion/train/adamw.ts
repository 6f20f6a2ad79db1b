import { loadSimd, type SharedMemory, type Simd } from '../backend/wasm/simd.ts';

/** Settings of AdamW. @see Loshchilov and Hutter 2019, algorithm 2 */
export interface AdamWOptions {
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  readonly weightDecay?: number;
}

export const adamWDefaults: Required<AdamWOptions> = {
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
};

/**
 * AdamW over all weights as one flat array outside the backend: the same to the last bit on every backend, and faster than
 * a chain of tensor operations per weight.
 */
export class FlatAdamW {
  readonly #options: Required<AdamWOptions>;
  /** Running means of the gradient and of its square; with `steps` the whole state. */
  readonly first: Float32Array;
  readonly second: Float32Array;
  steps = 0;

  constructor(length: number, options: AdamWOptions = {}) {
    this.#options = { ...adamWDefaults, ...options };
    this.first = new Float32Array(length);
    this.second = new Float32Array(length);
  }

  /**
   * Moves `values` by one step, in place.
   *
   * @returns false where a gradient is too large (1.8e19) for its square to be a number: that weight will never move again,
   * and nothing later would show it
   */
  step(values: Float32Array, gradients: Float32Array, learningRate: number): boolean {
    const { beta1, beta2, epsilon, weightDecay } = this.#options;
    this.steps++;
    const rate = learningRate / (1 - beta1 ** this.steps);
    const secondFactor = 1 / (1 - beta2 ** this.steps);
    const kept = 1 - learningRate * weightDecay;
    let isFinite = true;
    inBlocks([values, this.first, this.second], [gradients], (simd, [v, m, s, g], count) => {
      simd.adamW(v, g, m, s, count, beta1, beta2, rate, secondFactor, epsilon, kept);
      isFinite &&= simd.allFinite(s, count) === 1;
    });
    return isFinite;
  }
}

/** Moves an exponential moving average of `values` on, in place: average += (1 - decay) (values - average). */
export function moveAverage(average: Float32Array, values: Float32Array, decay: number): void {
  inBlocks([average], [values], (simd, [mean, value], count) => {
    simd.moveAverage(mean, value, count, 1 - decay);
  });
}

/** Floats of each array that are worked on at a time: with four arrays 32 KB, which stay in the first-level cache. */
const blockLength = 2048;
const blockBytes = 4 * blockLength;
const arraysMax = 4;

let workshop: { simd: Simd; memory: SharedMemory } | undefined;

/**
 * Vector instructions only reach WebAssembly memory: blocks of the arrays go there and back, which costs little beside
 * fetching them from main memory.
 *
 * @param run gets an address per array, first of those that change, and the number of floats
 */
function inBlocks(
  changed: readonly Float32Array[],
  read: readonly Float32Array[],
  run: (simd: Simd, addresses: [number, number, number, number], count: number) => void,
): void {
  workshop ??= loadSimd(arraysMax * blockBytes);
  const { simd, memory } = workshop;
  const blocks = new Float32Array(memory.buffer);
  const length = (changed[0] as Float32Array).length;
  for (let begin = 0; begin < length; begin += blockLength) {
    const end = Math.min(length, begin + blockLength);
    for (const [index, array] of [...changed, ...read].entries()) {
      blocks.set(array.subarray(begin, end), index * blockLength);
    }
    run(simd, [0, blockBytes, 2 * blockBytes, 3 * blockBytes], end - begin);
    for (const [index, array] of changed.entries()) {
      array.set(blocks.subarray(index * blockLength, index * blockLength + end - begin), begin);
    }
  }
}
