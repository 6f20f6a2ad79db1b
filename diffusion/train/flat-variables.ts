import { assert } from '../../base/assert.ts';
import { type Tensor, tf, type Variable } from '../tf.ts';

/** Variables of a net or an adapter seen as one flat array, in their order. */
export class FlatVariables {
  readonly #variables: readonly Variable[];
  readonly length: number;

  constructor(variables: Iterable<Variable>) {
    this.#variables = [...variables];
    this.length = this.#variables.reduce((sum, { size }) => sum + size, 0);
  }

  /** For `tf.variableGrads`. */
  get list(): Variable[] {
    return [...this.#variables];
  }

  async read(): Promise<Float32Array> {
    return this.#gather((variable) => variable);
  }

  /** @param gradients by variable name, as `tf.variableGrads` gives them */
  async gatherGradients(gradients: tf.NamedTensorMap): Promise<Float32Array> {
    return this.#gather(({ name }) => {
      const gradient = gradients[name];
      assert(gradient !== undefined, `no gradient for ${name}`);
      return gradient;
    });
  }

  assign(values: Float32Array): void {
    let position = 0;
    for (const variable of this.#variables) {
      const value = tf.tensor(values.slice(position, position + variable.size), variable.shape);
      variable.assign(value);
      value.dispose();
      position += variable.size;
    }
  }

  async #gather(tensorOf: (variable: Variable) => Tensor): Promise<Float32Array> {
    const values = new Float32Array(this.length);
    let position = 0;
    for (const variable of this.#variables) {
      values.set((await tensorOf(variable).data()) as Float32Array, position);
      position += variable.size;
    }
    return values;
  }
}
