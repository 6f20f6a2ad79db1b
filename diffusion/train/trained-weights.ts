import { assert } from '../../base/assert.ts';
import { adamWMoments, adamWMove } from '../ops/adamw.ts';
import { type Tensor, tf, type Variable } from '../tf.ts';
import { adamWDefaults, type AdamWOptions, FlatAdamW } from './adamw.ts';
import { FlatVariables } from './flat-variables.ts';

/** All that training goes on from, as flat arrays in the order of the variables. */
export interface AdamWState {
  readonly values: Float32Array;
  /** Running means of the gradient and of its square. */
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** Steps done. */
  readonly steps: number;
}

/** Weights under training, with AdamW. */
export interface TrainedWeights {
  /**
   * One step against the gradient of a loss.
   *
   * @returns the loss before the step, and whether all weights can move on: false once the square of a gradient is infinite
   * (above 1.8e19). Where the weights stay on the device that is not looked at, and the next loss is NaN
   */
  step(loss: () => tf.Scalar, learningRate: number): Promise<{ loss: number; isFinite: boolean }>;
  /** Waits for all steps. @returns undefined if a gradient was too large: a weight is no finite number */
  state(): Promise<AdamWState | undefined>;
  /** Goes on from another's state. @returns false if that is of another number of weights: then nothing has changed */
  restore(state: AdamWState): boolean;
  /** Frees the optimiser's own tensors; the variables stay. */
  dispose(): void;
}

/**
 * @param isLarge whether gradients and weights are too many to fetch from a GPU at each step, and to compute with on the host:
 * then the optimiser works where they are
 */
export async function trainedWeights(
  variables: readonly Variable[],
  options: AdamWOptions,
  { isLarge }: { readonly isLarge: boolean },
): Promise<TrainedWeights> {
  return isLarge && isGpu() ? new WeightsOnDevice(variables, options) : WeightsOnHost.of(variables, options);
}

/** On a processor nothing is fetched from afar, and the arithmetic on flat arrays is the fastest. */
function isGpu(): boolean {
  const backend = tf.backend() as { readonly isUsingGpuDevice?: boolean };
  return tf.getBackend() === 'webgpu' || backend.isUsingGpuDevice === true;
}

/** The arithmetic outside of the backend: the same to the last bit on every one of them. */
class WeightsOnHost implements TrainedWeights {
  readonly #variables: FlatVariables;
  readonly #values: Float32Array;
  readonly #optimiser: FlatAdamW;

  private constructor(variables: FlatVariables, values: Float32Array, options: AdamWOptions) {
    this.#variables = variables;
    this.#values = values;
    this.#optimiser = new FlatAdamW(values.length, options);
  }

  static async of(variables: readonly Variable[], options: AdamWOptions): Promise<WeightsOnHost> {
    const flat = new FlatVariables(variables);
    return new WeightsOnHost(flat, await flat.read(), options);
  }

  async step(loss: () => tf.Scalar, learningRate: number): Promise<{ loss: number; isFinite: boolean }> {
    const { loss: value, gradients } = await this.#variables.differentiate(loss);
    const isFinite = this.#optimiser.step(this.#values, gradients, learningRate);
    this.#variables.assign(this.#values);
    return { loss: value, isFinite };
  }

  async state(): Promise<AdamWState> {
    const { first, second, steps } = this.#optimiser;
    return { values: this.#values, first, second, steps };
  }

  restore({ values, first, second, steps }: AdamWState): boolean {
    if (values.length !== this.#values.length) return false;
    this.#values.set(values);
    this.#optimiser.first.set(first);
    this.#optimiser.second.set(second);
    this.#optimiser.steps = steps;
    this.#variables.assign(this.#values);
    return true;
  }

  dispose(): void {
    // Nothing of it is on the device.
  }
}

/** All of it on the device: a step reads nothing but the loss. */
export class WeightsOnDevice implements TrainedWeights {
  readonly #variables: readonly Variable[];
  readonly #options: Required<AdamWOptions>;
  /** [2n] for each variable of n values. */
  #moments: Tensor[];
  #steps = 0;

  constructor(variables: readonly Variable[], options: AdamWOptions) {
    this.#variables = variables;
    this.#options = { ...adamWDefaults, ...options };
    this.#moments = variables.map(({ size }) => tf.zeros([2 * size]));
  }

  async step(loss: () => tf.Scalar, learningRate: number): Promise<{ loss: number; isFinite: boolean }> {
    const { beta1, beta2, epsilon, weightDecay } = this.#options;
    const { value, grads } = tf.variableGrads(loss, [...this.#variables]);
    try {
      this.#steps++;
      const move = {
        rate: learningRate / (1 - beta1 ** this.#steps),
        secondFactor: 1 / (1 - beta2 ** this.#steps),
        epsilon,
        kept: 1 - learningRate * weightDecay,
      };
      for (const [index, variable] of this.#variables.entries()) {
        const gradient = grads[variable.name];
        assert(gradient !== undefined, `no gradient for ${variable.name}`);
        const before = this.#moments[index] as Tensor;
        const after = adamWMoments(before, gradient, { beta1, beta2 });
        const values = adamWMove(variable, after, move);
        variable.assign(values);
        this.#moments[index] = after;
        // Each gradient at once: together they are as large as the net.
        tf.dispose([before, values, gradient]);
      }
      const [read] = await value.data();
      // A weight that cannot move on is NaN, and then so is the next loss.
      return { loss: read as number, isFinite: true };
    } finally {
      tf.dispose([value, grads]);
    }
  }

  async state(): Promise<AdamWState | undefined> {
    const values = await new FlatVariables(this.#variables).read();
    if (!values.every(Number.isFinite)) return undefined;
    const [first, second] = [new Float32Array(values.length), new Float32Array(values.length)];
    let position = 0;
    for (const moments of this.#moments) {
      const both = (await moments.data()) as Float32Array;
      const count = both.length / 2;
      first.set(both.subarray(0, count), position);
      second.set(both.subarray(count), position);
      position += count;
    }
    return { values, first, second, steps: this.#steps };
  }

  restore({ values, first, second, steps }: AdamWState): boolean {
    const flat = new FlatVariables(this.#variables);
    if (values.length !== flat.length) return false;
    flat.assign(values);
    tf.dispose(this.#moments);
    let position = 0;
    this.#moments = this.#variables.map(({ size }) => {
      const both = new Float32Array(2 * size);
      both.set(first.subarray(position, position + size));
      both.set(second.subarray(position, position + size), size);
      position += size;
      return tf.tensor1d(both);
    });
    this.#steps = steps;
    return true;
  }

  dispose(): void {
    tf.dispose(this.#moments);
  }
}
