import type { tf } from '../../tf.ts';
import { type Kernels, lastOf, sizeOf } from '../kernel.ts';
import { device, mapShader, reshaped, runKernel, runProduct } from './shader.ts';

type Shape4 = [number, number, number, number];

/** PyTorch's padding, which TensorFlow.js's kernels take as a number, although TensorFlow does not. */
const padded = { pad: 1, dataFormat: 'NHWC', dimRoundingMode: 'floor' } as const;

/** Kernels of ops/convolution.ts. */
export const convolutionKernels: Kernels = {
  YatesConvolution({ x, weights, bias }, { stride = 1 }) {
    const [, , channels, outChannels] = weights.shape as Shape4;
    return runProduct(
      'FusedConv2D',
      { x, filter: weights, bias: bias as tf.TensorInfo },
      { ...padded, strides: stride, dilations: 1, activation: null },
      { sums: (sizeOf(x.shape) / channels / stride ** 2) * outChannels, terms: 9 * channels },
    );
  },
  YatesConvolutionInputGradient({ dy, weights }, { stride = 1, height = 0, width = 0 }) {
    const inputShape = [dy.shape[0], height, width, weights.shape[2]];
    return runKernel(
      'Conv2DBackpropInput',
      { dy, filter: weights },
      { ...padded, strides: stride, inputShape },
    );
  },
  YatesConvolutionFilterGradient({ x, dy }, { stride = 1 }) {
    const [batch, height, width, channels] = x.shape as Shape4;
    const [, rows, columns, outChannels] = dy.shape as Shape4;
    // What each tap saw, side by side: one product then has the gradients of all nine.
    const seen = mapShader(
      'patches',
      { x },
      [batch * rows * columns, 9 * channels],
      'seen(at)',
      { height, width, channels, rows, columns, stride },
      `
fn seen(at : i32) -> f32 {
  let tap = at / uniforms.channels % 9;
  let place = at / (9 * uniforms.channels);
  let y = place / uniforms.columns % uniforms.rows * uniforms.stride + tap / 3 - 1;
  let x_ = place % uniforms.columns * uniforms.stride + tap % 3 - 1;
  if (y < 0 || y >= uniforms.height || x_ < 0 || x_ >= uniforms.width) { return 0.0; }
  let item = place / (uniforms.columns * uniforms.rows);
  return x[((item * uniforms.height + y) * uniforms.width + x_) * uniforms.channels + at % uniforms.channels];
}`,
    );
    const gradient = runProduct(
      'BatchMatMul',
      { a: seen, b: reshaped(dy, [batch * rows * columns, outChannels]) },
      { transposeA: true, transposeB: false },
      { sums: 9 * channels * outChannels, terms: batch * rows * columns },
    );
    device().disposeData(seen.dataId);
    return reshaped(gradient, [3, 3, channels, lastOf(dy.shape)]);
  },
};
