/** A small net, and its gradients on the active backend. */
import { seededRandom } from '../../../../base/random.ts';
import { Adapter } from '../../../../diffusion/adapters/adapter.ts';
import { netParameterShapes, pytorchDefault } from '../../../../diffusion/net/parameters.ts';
import { planNet } from '../../../../diffusion/net/plan.ts';
import { runNet } from '../../../../diffusion/net/unet.ts';
import { disposeWeights, uploadWeights } from '../../../../diffusion/net/weights.ts';
import { standardNormals } from '../../../../diffusion/schedule.ts';
import { tf, type Variable } from '../../../../diffusion/tf.ts';

const plan = planNet({
  inChannels: 3,
  outChannels: 3,
  modelChannels: 32,
  channelMult: [1, 2],
  numResBlocks: 1,
  attentionResolutions: [2],
  numHeads: 2,
  contextDim: 6,
  transformerDepth: 1,
});
const shapes = netParameterShapes(plan);

/** Gradient of the mean square of the output, by weight: of all weights, or of those of an adapter in the frozen net. */
export async function netGradients(withAdapter: boolean): Promise<Map<string, Float32Array>> {
  const random = seededRandom('gradients');
  const values = new Map(
    [...shapes].map(([name, shape]) => [name, { shape, data: pytorchDefault(name, shapes, random) }]),
  );
  const weights = uploadWeights(shapes, values, { trainable: !withAdapter });
  const config = {
    site: { input: 'CAout', output: 'FFNin' },
    activation: 'relu',
    scale: 1,
    midDim: 4,
  } as const;
  const adapter = withAdapter ? Adapter.create(plan, config, 'default', random) : undefined;
  const x = tf.tensor(standardNormals(2 * 4 * 4 * 3, random), [2, 4, 4, 3]);
  const context = tf.tensor(standardNormals(2 * 5 * 6, random), [2, 5, 6]);
  const trained = adapter?.weights ?? (weights as Map<string, Variable>);
  const { value, grads } = tf.variableGrads(
    () =>
      tf.mean<tf.Scalar>(tf.square(runNet({ plan, weights }, { x, timesteps: [7, 800], context, adapter }))),
    [...trained.values()],
  );
  const result = new Map<string, Float32Array>();
  for (const [name, variable] of trained) {
    result.set(name, (await grads[variable.name]?.data()) as Float32Array);
  }
  tf.dispose([value, grads, x, context]);
  adapter?.dispose();
  disposeWeights(weights);
  return result;
}

const lengthOf = (values: Float32Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));

/**
 * @param expected those of the reference, on cpu
 * @returns names of weights whose gradients differ from it by more than rounding
 */
export function differingGradients(
  actual: ReadonlyMap<string, Float32Array>,
  expected: ReadonlyMap<string, Float32Array>,
): string[] {
  // Some are zero but for rounding: a bias before a normalisation in groups of one channel changes nothing.
  const floor = 1e-6 * Math.max(...[...expected.values()].map(lengthOf));
  return [...expected].flatMap(([name, values]) => {
    const found = actual.get(name) as Float32Array;
    const distance = lengthOf(found.map((value, index) => value - (values[index] as number)));
    return distance < 1e-4 * lengthOf(values) + floor ? [] : [name];
  });
}

/** @returns what is not as it was at first: names of weights whose gradients have other bits, and what is left behind */
export async function differingBits(
  run: () => Promise<ReadonlyMap<string, Float32Array>>,
  first: ReadonlyMap<string, Float32Array>,
): Promise<string[]> {
  const before = tf.memory();
  const names = [...(await run())].flatMap(([name, values]) => {
    const bits = Buffer.from(values.buffer);
    return bits.equals(Buffer.from((first.get(name) as Float32Array).buffer)) ? [] : [name];
  });
  const after = tf.memory();
  const left = after.numTensors - before.numTensors + after.numDataBuffers - before.numDataBuffers;
  return left === 0 ? names : [...names, `${left} tensors or buffers left behind`];
}
