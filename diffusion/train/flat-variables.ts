import { assert } from '../../base/assert.ts';
import { wasmView } from '../backend/wasm/heap.ts';
import { type Tensor, tf, type Variable } from '../tf.ts';

/** Floats that are joined for one read: 64 MB, so that the gradients of a large net need not lie on the device twice. */
const joinedMax = 2 ** 24;

/** Variables of a net or an adapter seen as one flat array, in their order. */
export class FlatVariables {
  readonly #variables: readonly Variable[];
  readonly length: number;
  /** Gradients and, after them, their loss. */
  #differentiated: Float32Array | undefined;

  constructor(variables: Iterable<Variable>) {
    this.#variables = [...variables];
    this.length = this.#variables.reduce((sum, { size }) => sum + size, 0);
  }

  /** A copy of their values. */
  async read(): Promise<Float32Array> {
    const values = new Float32Array(this.length);
    await gather(this.#variables, values);
    return values;
  }

  /**
   * The loss and its gradients, in one read: on a GPU each read waits for all work before it.
   *
   * @returns `gradients` is an array that the next call fills anew: one less for the garbage collector at every step
   */
  async differentiate(loss: () => tf.Scalar): Promise<{ loss: number; gradients: Float32Array }> {
    const { value, grads } = tf.variableGrads(loss, [...this.#variables]);
    try {
      const gradients = this.#variables.map(({ name }) => {
        const gradient = grads[name];
        assert(gradient !== undefined, `no gradient for ${name}`);
        return gradient;
      });
      this.#differentiated ??= new Float32Array(this.length + 1);
      await gather([...gradients, value], this.#differentiated);
      return {
        loss: this.#differentiated[this.length] as number,
        gradients: this.#differentiated.subarray(0, this.length),
      };
    } finally {
      tf.dispose([value, grads]);
    }
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
}

/** Reads tensors into one array, one after the other: where they lie on wasm, elsewhere joined on the device first. */
async function gather(tensors: readonly Tensor[], target: Float32Array): Promise<void> {
  let position = 0;
  for (const group of tf.getBackend() === 'wasm' ? tensors.map((tensor) => [tensor]) : joinable(tensors)) {
    const [only] = group as [Tensor];
    const joined =
      group.length > 1 ? tf.tidy(() => tf.concat(group.map((tensor) => tensor.flatten()))) : only;
    try {
      target.set(wasmView(joined) ?? ((await joined.data()) as Float32Array), position);
    } finally {
      if (joined !== only) joined.dispose();
    }
    position += joined.size;
  }
}

function joinable(tensors: readonly Tensor[]): Tensor[][] {
  const groups: Tensor[][] = [];
  let room = 0;
  for (const tensor of tensors) {
    if (tensor.size > room) {
      groups.push([]);
      room = joinedMax;
    }
    groups.at(-1)?.push(tensor);
    room -= tensor.size;
  }
  return groups;
}
