import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { registerReferences } from '../../../../diffusion/ops/all.ts';
import { attention, attentionInChunks } from '../../../../diffusion/ops/attention.ts';
import { standardNormals } from '../../../../diffusion/schedule.ts';
import { type Tensor, tf } from '../../../../diffusion/tf.ts';

const [batch, queries, keys, channels, heads] = [2, 7, 5, 6, 3];

describe('attention over some queries at a time', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
    registerReferences('cpu');
  });

  test('is attention, and has its gradients, whatever is left over; nothing is left behind', async () => {
    const random = seededRandom('attention in chunks');
    const draw = (length: number): Tensor =>
      tf.tensor(standardNormals(batch * length * channels, random), [batch, length, channels]);
    const inputs = [draw(queries), draw(keys), draw(keys)];
    const slope = draw(queries);
    const both = async (run: (q: Tensor, k: Tensor, v: Tensor) => Tensor): Promise<Float32Array[]> => {
      const before = tf.memory().numTensors;
      const { value, grads } = tf.valueAndGrads((q, k, v) => tf.sum<tf.Scalar>(tf.mul(slope, run(q, k, v))))(
        inputs,
      );
      const found = await Promise.all([value, ...grads].map((each) => each.data() as Promise<Float32Array>));
      tf.dispose([value, ...grads]);
      expect(tf.memory().numTensors).toBe(before);
      return found;
    };
    const whole = await both((q, k, v) => attention(q, k, v, heads));
    for (const chunk of [1, 3, 7]) {
      const scale = 1 / Math.sqrt(channels / heads);
      const parts = await both((q, k, v) => attentionInChunks({ q, k, v }, { heads, scale, chunk }));
      for (const [index, values] of parts.entries())
        for (const [at, value] of values.entries())
          expect(value, `part ${index}, place ${at}, chunk ${chunk}`).toBeCloseTo(
            (whole[index] as Float32Array)[at] as number,
            5,
          );
    }
  });
});
