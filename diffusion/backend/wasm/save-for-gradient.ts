import { type Tensor, tf } from '../../tf.ts';
import type { TfjsWasmBackend } from './heap.ts';

/** What we use of TensorFlow.js's engine beyond its public interface (version 4.22). */
interface Engine {
  readonly state: { readonly gradientDepth: number };
  saveTensorsForBackwardMode(tensors: Tensor[]): Tensor[];
  makeTensorFromTensorInfo(info: tf.TensorInfo): Tensor;
}

/**
 * Keeps a tensor for the backward pass by one more reference to its data. TensorFlow.js clones it: an operation of its own
 * with an entry on the tape, for 700 tensors a step half of all operations and a tenth of the time.
 *
 * Only the clone's entry would let a gradient of a gradient through, so those get TensorFlow.js's way.
 */
export function saveByReference(backend: TfjsWasmBackend): void {
  const engine = tf.engine() as unknown as Engine;
  const byClone = engine.saveTensorsForBackwardMode.bind(engine);
  engine.saveTensorsForBackwardMode = (tensors) => {
    if (tf.getBackend() !== 'wasm' || engine.state.gradientDepth > 1) return byClone(tensors);
    return tensors.map((tensor) => {
      backend.incRef(tensor.dataId);
      return tf.keep(engine.makeTensorFromTensorInfo(tensor));
    });
  };
}
