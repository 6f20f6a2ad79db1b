/**
 * Our own operations, wider than those of TensorFlow.js: one kernel where a chain of eight would allocate eight tensors.
 *
 * Each has a `reference` made of plain TensorFlow.js operations, which runs on every backend and defines the result; a
 * backend may register a faster kernel under the same name (backend/wasm). The gradient is a set of thunks, one per input,
 * so that gradients of frozen weights are never computed.
 */
import { type Tensor, tf } from '../tf.ts';

export type Inputs = Readonly<Record<string, Tensor>>;
export type Attributes = Readonly<Record<string, number>>;

interface Gradient<I extends Inputs, A extends Attributes> {
  /** Inputs that the gradient reads; only these are kept until the backward pass. */
  readonly saves: readonly (keyof I & string)[];
  /** Keep the output too: it arrives as `y`. */
  readonly savesOutput?: boolean;
  /**
   * One thunk per input. A tensor that one thunk makes and another uses has to be given to `remember`: it then lives, as
   * what was saved does, until the end of the backward pass.
   */
  readonly thunks: (
    dy: Tensor,
    saved: Readonly<Record<string, Tensor>>,
    attributes: A,
    remember: (tensor: Tensor) => Tensor,
  ) => Readonly<Record<string, () => Tensor>>;
}

export interface Definition<I extends Inputs, A extends Attributes> {
  /** Kernel name, the same on every backend. */
  readonly name: string;
  /** What the operation is, in operations that every backend has. Runs inside a tidy. */
  readonly reference: (inputs: I, attributes: A) => Tensor;
  /** Absent for operations that only occur in gradients. */
  readonly gradient?: Gradient<I, A>;
}

const definitions: Definition<Inputs, Attributes>[] = [];

/** Declares an operation once per process and returns the function that runs it on the active backend. */
export function defineOperation<I extends Inputs, A extends Attributes>(
  definition: Definition<I, A>,
): (inputs: I, attributes: A) => Tensor {
  const { name, gradient } = definition;
  definitions.push(definition as unknown as Definition<Inputs, Attributes>);
  if (gradient !== undefined) registerGradient(name, gradient);
  return (inputs, attributes) => tf.engine().runKernel<Tensor>(name, inputs, attributes);
}

/** Gives `backendName` the reference of every operation for which it has no kernel yet. */
export function registerReferences(backendName: string): void {
  for (const { name, reference } of definitions) {
    if ((tf.getKernel(name, backendName) as tf.KernelConfig | undefined) !== undefined) continue;
    tf.registerKernel({
      kernelName: name,
      backendName,
      kernelFunc: ({ inputs, attrs }) =>
        tf.tidy(() => reference(inputs as unknown as Inputs, attrs as unknown as Attributes)),
    });
  }
}

/** The reference of one operation, for tests that hold a backend's kernel against it. */
export function referenceOf(name: string): Definition<Inputs, Attributes>['reference'] | undefined {
  return definitions.find((definition) => definition.name === name)?.reference;
}

export function operationNames(): string[] {
  return definitions.map(({ name }) => name);
}

function registerGradient<I extends Inputs, A extends Attributes>(
  kernelName: string,
  { saves, savesOutput = false, thunks }: Gradient<I, A>,
): void {
  tf.registerGradient({
    kernelName,
    inputsToSave: [...saves],
    outputsToSave: [savesOutput],
    gradFunc: (dy, savedList, attributes) => {
      const names = savesOutput ? [...saves, 'y'] : saves;
      const saved = Object.fromEntries(names.map((name, index) => [name, savedList[index] as Tensor]));
      const remember = (tensor: Tensor): Tensor => {
        // TensorFlow.js disposes of all that is in this list when the pass is over.
        savedList.push(tf.keep(tensor));
        return tensor;
      };
      return thunks(dy as Tensor, saved, attributes as unknown as A, remember);
    },
  });
}
