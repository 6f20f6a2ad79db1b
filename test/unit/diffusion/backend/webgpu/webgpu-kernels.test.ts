/** Every kernel of the webgpu backend, ours and TensorFlow.js's, against the reference of its operation on cpu; then a whole net. */
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../../base/random.ts';
import { webgpu } from '../../../../../diffusion/backend/webgpu/webgpu.ts';
import { registerReferences } from '../../../../../diffusion/ops/all.ts';
import { standardNormals } from '../../../../../diffusion/schedule.ts';
import { type Tensor, tf } from '../../../../../diffusion/tf.ts';
import { trainedWeights, WeightsOnDevice } from '../../../../../diffusion/train/trained-weights.ts';
import { useSwiftshader } from '../../../../golden/diffusion/swiftshader.ts';
import { caseNames, differencesFromReference } from '../kernel-cases.ts';
import { differingBits, differingGradients, netGradients } from '../net-gradients.ts';
import { movedBeyondRounding } from '../../train/optimiser-cases.ts';
import { repeated, runsInFull } from '../../../../in-full.ts';

describe.skipIf(!useSwiftshader())('webgpu kernels', () => {
  beforeAll(async () => {
    await webgpu.activate({ named: true });
    registerReferences('webgpu');
    registerReferences('cpu');
  });

  // On webgpu the definition itself runs.
  const ours = caseNames.filter((name) => name !== 'YatesOrthogonalise');
  test.each(ours)('%s is its reference', async (name) => {
    expect(await differencesFromReference(name, () => tf.setBackend('webgpu'))).toEqual([]);
  });

  test('move weights by AdamW on the device as the arithmetic outside of it does', async () => {
    await tf.setBackend('webgpu');
    expect(await movedBeyondRounding()).toEqual([]);
    const weights = await trainedWeights([], {}, { isLarge: true });
    expect(weights).toBeInstanceOf(WeightsOnDevice);
  });

  // TensorFlow.js splits sums of 2,000 terms, and adds the parts in the order in which they happen to be done.
  test.each([
    ['YatesLinear', { x: [20, 4_000], weights: [4_000, 24] }],
    ['YatesLinearWeightGradient', { x: [4_000, 20], dy: [4_000, 24] }],
    ['YatesLinearInputGradient', { dy: [20, 4_000], weights: [24, 4_000] }],
    ['YatesConvolutionFilterGradient', { x: [1, 64, 64, 3], dy: [1, 64, 64, 5] }],
  ] as const)('%s adds long sums in the same order every time', async (name, shapes) => {
    await tf.setBackend('webgpu');
    const random = seededRandom(name);
    const inputs = Object.fromEntries(
      Object.entries(shapes).map(([input, shape]) => [
        input,
        tf.tensor(standardNormals(tf.util.sizeFromShape([...shape]), random), [...shape]),
      ]),
    );
    const run = async (): Promise<string> => {
      const output = tf.engine().runKernel<Tensor>(name, inputs, { stride: 1 });
      const bits = Buffer.from(((await output.data()) as Float32Array).buffer).toString('hex');
      output.dispose();
      return bits;
    };
    const first = await run();
    for (let again = 0; again < repeated(1, 3); again++) expect(await run()).toBe(first);
    tf.dispose(inputs);
  });

  test('give an adapter in a net the gradients of the reference, the same bits twice, and leave nothing behind', async () => {
    await tf.setBackend('cpu');
    const expected = await netGradients(true);
    await tf.setBackend('webgpu');
    const first = await netGradients(true);
    expect(differingGradients(first, expected)).toEqual([]);
    // What adds up in another order from run to run is seen of each kernel above.
    const differing = runsInFull ? await differingBits(() => netGradients(true), first) : [];
    expect(differing).toEqual([]);
  });
});
