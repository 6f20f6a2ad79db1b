import { tf } from '../../tf.ts';
import { gaussianCdf, gaussianDensity } from './gaussian.ts';
import { type Kernels, lastOf, type Machine, sizeOf } from './kernel.ts';

/** Kernels of ops/activation.ts. Sigmoids are XNNPACK's, four at a time. */
export function activationKernels({ heap }: Machine): Kernels {
  const { backend } = heap;
  const sigmoidOf = (x: tf.TensorInfo): tf.TensorInfo =>
    tf.getKernel('Sigmoid', 'wasm').kernelFunc({ inputs: { x }, backend, attrs: {} }) as tf.TensorInfo;
  return {
    YatesSilu({ x }) {
      const output = sigmoidOf(x as tf.TensorInfo);
      const { floats } = heap;
      const from = heap.at(x as tf.TensorInfo);
      const to = heap.at(output);
      for (let index = 0, size = sizeOf(output.shape); index < size; index++) {
        floats[to + index] = (floats[to + index] as number) * (floats[from + index] as number);
      }
      return output;
    },
    YatesSiluGradient({ dy, x }) {
      const output = sigmoidOf(x as tf.TensorInfo);
      const { floats } = heap;
      const atX = heap.at(x as tf.TensorInfo);
      const atDy = heap.at(dy as tf.TensorInfo);
      const to = heap.at(output);
      for (let index = 0, size = sizeOf(output.shape); index < size; index++) {
        const sigmoid = floats[to + index] as number;
        const slope = sigmoid * (1 + (floats[atX + index] as number) * (1 - sigmoid));
        floats[to + index] = (floats[atDy + index] as number) * slope;
      }
      return output;
    },
    YatesGeglu({ x }) {
      const { shape } = x as tf.TensorInfo;
      const half = lastOf(shape) / 2;
      const output = heap.output([...shape.slice(0, -1), half]);
      const { floats } = heap;
      let value = heap.at(x as tf.TensorInfo);
      let to = heap.at(output);
      for (const end = to + sizeOf(output.shape); to < end; value += half) {
        for (let index = 0; index < half; index++, value++, to++) {
          const gate = floats[value + half] as number;
          floats[to] = (floats[value] as number) * gate * gaussianCdf(gate);
        }
      }
      return output;
    },
    YatesGegluGradient({ dy, x }) {
      const { shape } = x as tf.TensorInfo;
      const half = lastOf(shape) / 2;
      const output = heap.output(shape);
      const { floats } = heap;
      let value = heap.at(x as tf.TensorInfo);
      let slope = heap.at(dy as tf.TensorInfo);
      let to = heap.at(output);
      for (const end = to + sizeOf(shape); to < end; value += half, to += half) {
        for (let index = 0; index < half; index++, value++, slope++, to++) {
          const gate = floats[value + half] as number;
          const cdf = gaussianCdf(gate);
          const dySlope = floats[slope] as number;
          floats[to] = dySlope * gate * cdf;
          floats[to + half] = dySlope * (floats[value] as number) * (cdf + gate * gaussianDensity(gate));
        }
      }
      return output;
    },
  };
}
