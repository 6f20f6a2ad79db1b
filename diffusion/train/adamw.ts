/** Settings of AdamW. @see Loshchilov and Hutter 2019, algorithm 2 */
export interface AdamWOptions {
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  readonly weightDecay?: number;
}

/**
 * AdamW over all weights as one flat array in plain JavaScript: the same on every backend, and faster than a chain of
 * tensor operations per weight.
 */
export class FlatAdamW {
  readonly #options: Required<AdamWOptions>;
  /** Running means of the gradient and of its square; with `steps` the whole state. */
  readonly first: Float32Array;
  readonly second: Float32Array;
  steps = 0;

  constructor(
    length: number,
    { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 }: AdamWOptions = {},
  ) {
    this.#options = { beta1, beta2, epsilon, weightDecay };
    this.first = new Float32Array(length);
    this.second = new Float32Array(length);
  }

  /** Moves `values` by one step, in place. */
  step(values: Float32Array, gradients: Float32Array, learningRate: number): void {
    const { beta1, beta2, epsilon, weightDecay } = this.#options;
    const { first, second } = this;
    this.steps++;
    const rate = learningRate / (1 - beta1 ** this.steps);
    const secondFactor = 1 / (1 - beta2 ** this.steps);
    const kept = 1 - learningRate * weightDecay;
    for (let index = 0; index < values.length; index++) {
      const gradient = gradients[index] as number;
      const mean = beta1 * (first[index] as number) + (1 - beta1) * gradient;
      const square = beta2 * (second[index] as number) + (1 - beta2) * gradient * gradient;
      first[index] = mean;
      second[index] = square;
      values[index] =
        kept * (values[index] as number) - (rate * mean) / (Math.sqrt(square * secondFactor) + epsilon);
    }
  }
}
