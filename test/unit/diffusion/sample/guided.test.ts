import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { activateBackend } from '../../../../diffusion/backend/choose.ts';
import type { Denoiser } from '../../../../diffusion/denoiser.ts';
import { latentSize } from '../../../../diffusion/image/transform.ts';
import { netParameterShapes, pytorchDefault } from '../../../../diffusion/net/parameters.ts';
import { planNet } from '../../../../diffusion/net/plan.ts';
import { uploadWeights } from '../../../../diffusion/net/weights.ts';
import { guidedPredictor } from '../../../../diffusion/sample/guided.ts';
import { scaledLinearSchedule, standardNormals } from '../../../../diffusion/schedule.ts';
import { type Tensor, tf } from '../../../../diffusion/tf.ts';
import { tinyNet } from '../../../integration/diffusion/tiny-net.ts';

let denoiser: Denoiser;
let context: Tensor;
const noise = standardNormals(2 * latentSize, seededRandom('guided'));

beforeAll(async () => {
  await activateBackend('wasm');
  const plan = planNet(tinyNet);
  const shapes = netParameterShapes(plan);
  const random = seededRandom('guided net');
  const values = new Map(
    [...shapes].map(([name, shape]) => [name, { shape, data: pytorchDefault(name, shapes, random) }]),
  );
  const net = { plan, weights: uploadWeights(shapes, values) };
  denoiser = { net, schedule: scaledLinearSchedule(), parameterisation: 'v' };
  context = tf.tensor(standardNormals(2 * 3 * 512, random), [2, 3, 512]);
});

describe('classifier-free guidance', () => {
  test('goes from the unconditional prediction by the strength through the conditional one', async () => {
    const predict = (guidance: number): Promise<Float32Array> =>
      guidedPredictor(denoiser, context, { strength: guidance, above: 0 })(noise, 500);
    const [without, conditional, guided] = [await predict(0), await predict(1), await predict(3)];
    const gap = Math.hypot(...conditional.map((value, at) => value - (without[at] as number)));
    expect(gap).toBeGreaterThan(0.1);
    const expected = without.map((value, at) => value + 3 * ((conditional[at] as number) - value));
    const error = Math.hypot(...guided.map((value, at) => value - (expected[at] as number)));
    expect(error / gap).toBeLessThan(1e-4);
  });

  test('knows no condition where the strength is zero', async () => {
    const otherContext = tf.mul(context, -2);
    const none = { strength: 0, above: 0 };
    const first = await guidedPredictor(denoiser, context, none)(noise, 500);
    const second = await guidedPredictor(denoiser, otherContext, none)(noise, 500);
    expect(Math.max(...first.map((value, at) => Math.abs(value - (second[at] as number))))).toBeLessThan(
      1e-6,
    );
  });

  test('ends at the timestep up to which it is not wanted', async () => {
    const predict = (strength: number, above: number): Promise<Float32Array> =>
      guidedPredictor(denoiser, context, { strength, above })(noise, 500);
    expect(await predict(3, 500)).toEqual(await predict(1, 0));
    expect(await predict(3, 499)).toEqual(await predict(3, 0));
  });
});
