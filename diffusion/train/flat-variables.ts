import { assert } from '../../base/assert.ts';
import { wasmView } from '../backend/wasm/heap.ts';
import { type Tensor, tf, type Variable } from '../tf.ts';

/** Variables of a net or an adapter seen as one flat array, in their order. */
export class FlatVariables {
  readonly #variables: readonly Variable[];
  readonly length: number;
  #gradients: Float32Array | undefined;

  constructor(variables: Iterable<Variable>) {
    this.#variables = [...variables];
    this.length = this.#variables.reduce((sum, { size }) => sum + size, 0);
  }

  /** For `tf.variableGrads`. */
  get list(): Variable[] {
    return [...this.#variables];
  }

  /** A copy of their values. */
  async read(): Promise<Float32Array> {
    return this.#gather(new Float32Array(this.length), (variable) => variable);
  }

  /**
   * @param gradients by variable name, as `tf.variableGrads` gives them
   * @returns an array that the next call fills anew: one less for the garbage collector at every step
   */
  async gatherGradients(gradients: tf.NamedTensorMap): Promise<Float32Array> {
    this.#gradients ??= new Float32Array(this.length);
    return this.#gather(this.#gradients, ({ name }) => {
      const gradient = gradients[name];
      assert(gradient !== undefined, `no gradient for ${name}`);
      return gradient;
    });
  }

  assign(values: Float32Array): void {
    // The wasm backend copies what it is given; others may keep it.
    const isCopied = tf.getBackend() === 'wasm';
    let position = 0;
    for (const variable of this.#variables) {
      const end = position + variable.size;
      const part = isCopied ? values.subarray(position, end) : values.slice(position, end);
      const value = tf.tensor(part, variable.shape);
      variable.assign(value);
      value.dispose();
      position = end;
    }
  }

  async #gather(target: Float32Array, tensorOf: (variable: Variable) => Tensor): Promise<Float32Array> {
    let position = 0;
    for (const variable of this.#variables) {
      const tensor = tensorOf(variable);
      target.set(wasmView(tensor) ?? ((await tensor.data()) as Float32Array), position);
      position += variable.size;
    }
    return target;
  }
}
