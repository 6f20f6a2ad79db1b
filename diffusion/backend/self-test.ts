import { seededRandom } from '../../base/random.ts';
import { Adapter } from '../adapters/adapter.ts';
import { netParameterShapes, pytorchDefault } from '../net/parameters.ts';
import { planNet } from '../net/plan.ts';
import { runNet } from '../net/unet.ts';
import { disposeWeights, uploadWeights } from '../net/weights.ts';
import { standardNormals } from '../schedule.ts';
import { type Tensor, tf } from '../tf.ts';
import { trainedWeights } from '../train/trained-weights.ts';

/** Losses of the two steps on the cpu backend, the numerical reference. */
export const selfTestLosses: readonly [number, number] = [1.2185694, 0.9627349];

/** Single precision differs between backends in the sixth digit; a wrong kernel differs in the first. */
const tolerance = 1e-4;

/**
 * Two training steps of an adapter on a tiny net with every kind of layer: a backend that is fast and wrong must not
 * train.
 *
 * @throws Error with the losses, if they are not those of the reference
 */
export async function selfTest(): Promise<void> {
  const losses = await runSelfTest();
  const isRight = losses.every((loss, step) => {
    const expected = selfTestLosses[step] as number;
    return Math.abs(loss - expected) <= tolerance * expected;
  });
  if (!isRight)
    throw new Error(`self-test: losses ${losses.join(', ')} instead of ${selfTestLosses.join(', ')}`);
}

/** @returns the loss before each of two steps, on the active backend */
export async function runSelfTest(): Promise<[number, number]> {
  const random = seededRandom('self-test');
  const plan = planNet({
    inChannels: 4,
    outChannels: 4,
    modelChannels: 32,
    channelMult: [1, 2],
    numResBlocks: 1,
    attentionResolutions: [1],
    numHeads: 2,
    contextDim: 8,
    transformerDepth: 1,
  });
  const shapes = netParameterShapes(plan);
  const values = [...shapes].map(
    ([name, shape]) => [name, { shape, data: pytorchDefault(name, shapes, random) }] as const,
  );
  const weights = uploadWeights(shapes, new Map(values));
  const adapterConfig = {
    activation: 'silu',
    scale: 1,
    midDim: 4,
    site: { input: 'Resin', output: 'Resout' },
  } as const;
  const adapter = Adapter.create(plan, adapterConfig, 'default', random);
  const x = tf.tensor(standardNormals(8 * 8 * 4, random), [1, 8, 8, 4]);
  const target = tf.tensor(standardNormals(8 * 8 * 4, random), [1, 8, 8, 4]);
  const context = tf.tensor(standardNormals(3 * 8, random), [1, 3, 8]);
  const trained = await trainedWeights([...adapter.weights.values()], {}, { isLarge: false });
  const step = async (): Promise<number> => {
    const { loss } = await trained.step(
      () =>
        tf.losses.meanSquaredError<Tensor, tf.Scalar>(
          target,
          runNet({ plan, weights }, { x, timesteps: [250], context, adapter }),
        ),
      0.01,
    );
    return loss;
  };
  try {
    return [await step(), await step()];
  } finally {
    tf.dispose([x, target, context]);
    adapter.dispose();
    disposeWeights(weights);
  }
}
