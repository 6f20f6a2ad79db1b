/** Child process of `yates doctor`: activates the trainer's backend, computes with it, prints its description. */
import { activateBackend } from '../../diffusion/backend/choose.ts';
import { tf } from '../../diffusion/tf.ts';

const { description } = await activateBackend();
const product = tf.matMul(tf.ones([8, 8]), tf.ones([8, 8]));
const values = await product.data();
if (!values.every((value) => value === 8)) throw new Error(`${description} multiplies matrices wrongly`);
process.stdout.write(`${description}\n`);
