import type { tf } from '../../tf.ts';
import type { Kernels, Machine } from './kernel.ts';
import { sumRows } from './linear.ts';

type Shape4 = [number, number, number, number];

/** Kernels of ops/spatial.ts. */
export function spatialKernels({ heap }: Machine): Kernels {
  return {
    YatesUpsample({ x }) {
      const [batch, height, width, channels] = (x as tf.TensorInfo).shape as Shape4;
      const output = heap.output([batch, 2 * height, 2 * width, channels]);
      const { floats } = heap;
      const line = 2 * width * channels;
      let from = heap.at(x as tf.TensorInfo);
      let to = heap.at(output);
      for (let row = 0; row < batch * height; row++) {
        const start = to;
        for (let column = 0; column < width; column++) {
          for (let channel = 0; channel < channels; channel++, from++, to++) {
            floats[to] = floats[from] as number;
            floats[to + channels] = floats[from] as number;
          }
          to += channels;
        }
        floats.copyWithin(to, start, to);
        to += line;
      }
      return output;
    },
    YatesUpsampleGradient({ dy }) {
      const [batch, height, width, channels] = (dy as tf.TensorInfo).shape as Shape4;
      const output = heap.output([batch, height / 2, width / 2, channels]);
      const { floats } = heap;
      const line = width * channels;
      let from = heap.at(dy as tf.TensorInfo);
      let to = heap.at(output);
      for (let row = 0; row < (batch * height) / 2; row++) {
        for (let column = 0; column < width / 2; column++) {
          for (let channel = 0; channel < channels; channel++, from++) {
            const upper = (floats[from] as number) + (floats[from + channels] as number);
            floats[to++] =
              upper + (floats[from + line] as number) + (floats[from + line + channels] as number);
          }
          from += channels;
        }
        from += line;
      }
      return output;
    },
    YatesAddPerImage({ x, e }) {
      const [batch, height, width, channels] = (x as tf.TensorInfo).shape as Shape4;
      const output = heap.output([batch, height, width, channels]);
      const { floats } = heap;
      let from = heap.at(x as tf.TensorInfo);
      let to = heap.at(output);
      for (let item = 0; item < batch; item++) {
        const added = heap.at(e as tf.TensorInfo) + item * channels;
        for (let position = 0; position < height * width; position++) {
          for (let channel = 0; channel < channels; channel++) {
            floats[to++] = (floats[from++] as number) + (floats[added + channel] as number);
          }
        }
      }
      return output;
    },
    YatesSumPerImage({ dy }) {
      const [batch, height, width, channels] = (dy as tf.TensorInfo).shape as Shape4;
      const output = heap.output([batch, channels]);
      const [from, to] = [heap.at(dy as tf.TensorInfo), heap.at(output)];
      const positions = height * width;
      for (let item = 0; item < batch; item++) {
        sumRows(heap.floats, from + item * positions * channels, positions, channels, to + item * channels);
      }
      return output;
    },
  };
}
