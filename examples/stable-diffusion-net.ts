/**
 * Stable Diffusion's whole U-Net with random weights, made one tensor at a time, one forward pass of it on a small
 * picture, and the gradients of an adapter in it: 3.7 GB of memory, about the most that the wasm backend can hold.
 *
 *     node --import tsx examples/stable-diffusion-net.ts
 *     YATES_BACKEND=webgpu node --import tsx examples/stable-diffusion-net.ts 64 20
 *
 * The second is for a GPU: pictures of 512 pixels (64 in the latent space), and 20 training steps of the adapter, timed.
 */
import { seededRandom } from '../base/random.ts';
import {
  activateBackend,
  Adapter,
  loadNetWeights,
  netParameterShapes,
  planNet,
  randomSource,
  runNet,
  stableDiffusion1,
} from '../diffusion/adapters.ts';
import { tf } from '../diffusion/tf.ts';
import { trainedWeights } from '../diffusion/train/trained-weights.ts';

const [side = 8, steps = 0] = process.argv.slice(2).map(Number);
const { description } = await activateBackend();
const plan = planNet(stableDiffusion1);
let since = process.cpuUsage();
const spent = (): string => {
  const { user, system } = process.cpuUsage(since);
  since = process.cpuUsage();
  return `${((user + system) / 1e6).toFixed(1)} s of CPU`;
};
const weights = await loadNetWeights(plan, randomSource(netParameterShapes(plan), 1));
const count = [...weights.values()].reduce((sum, { size }) => sum + size, 0);
console.log(`${description}: ${weights.size} tensors of ${count} weights made in ${spent()}`);

const config = {
  site: { input: 'CAout', output: 'FFNin' },
  activation: 'relu',
  scale: 1,
  midDim: 60,
} as const;
const adapter = Adapter.create(plan, config, 'zero', seededRandom(1));
const inputs = { x: tf.ones([1, side, side, 4]), timesteps: [500], context: tf.ones([1, 77, 768]), adapter };
const output = tf.tidy(() => runNet({ plan, weights }, inputs));
const finite = (await output.data()).every(Number.isFinite);
console.log(`forward pass ${output.shape.join('x')}, ${finite ? 'all finite' : 'NOT FINITE'}, in ${spent()}`);

const variables = [...adapter.weights.values()];
const { grads } = tf.variableGrads(
  () => tf.mean<tf.Scalar>(tf.square(runNet({ plan, weights }, inputs))),
  variables,
);
const gradients = await Promise.all(Object.values(grads).map((gradient) => gradient.data()));
const moved = gradients.filter((values) => values.some((value) => value !== 0)).length;
console.log(`gradients of ${gradients.length} adapter tensors, ${moved} of them not zero, in ${spent()}`);

if (steps > 0) {
  const trained = await trainedWeights(variables, {}, { isLarge: false });
  const times: number[] = [];
  for (let step = 0; step < steps; step++) {
    const begin = performance.now();
    await trained.step(() => tf.mean<tf.Scalar>(tf.square(runNet({ plan, weights }, inputs))), 1e-4);
    times.push(performance.now() - begin);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(steps / 2)] as number;
  console.log(`training step of the adapter: ${median.toFixed(0)} ms, the median of ${steps}`);
}
console.log(`most memory of the process: ${(process.resourceUsage().maxRSS / 1e6).toFixed(1)} GB`);
