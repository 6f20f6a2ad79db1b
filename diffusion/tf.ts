/**
 * The one place where TensorFlow.js is named. Production mode skips its per-operation shape checks and NaN probes and
 * its advertisement of tfjs-node on the first operation in Node.
 */
import * as tf from '@tensorflow/tfjs';

tf.enableProdMode();

export { tf };
export type Tensor = tf.Tensor;
export type Tensor2D = tf.Tensor2D;
export type Tensor4D = tf.Tensor4D;
export type Variable = tf.Variable;
