import { type Tensor, type Tensor4D, tf } from '../tf.ts';
import { defineOperation } from './define.ts';
import { columnSum } from './linear.ts';

type Stride = { stride: number };

/**
 * 3x3 convolution, padded by one on every side: x [B,H,W,C], weights [3,3,C,K], bias [K] -> [B,H/stride,W/stride,K].
 *
 * The padding is PyTorch's. The SAME padding of TensorFlow differs from it at stride 2 (it pads on one side only).
 */
const runConvolution = defineOperation<{ x: Tensor; weights: Tensor; bias: Tensor }, Stride>({
  name: 'YatesConvolution',
  reference: ({ x, weights, bias }, { stride }) =>
    tf.add(tf.conv2d(x as Tensor4D, weights as Tensor4D, stride, 1), bias),
  gradient: {
    saves: ['x', 'weights'],
    thunks: (dy, { x, weights }, { stride }) => ({
      x: () => {
        const [, height, width] = (x as Tensor4D).shape;
        return convolutionInputGradient({ dy, weights: weights as Tensor }, { stride, height, width });
      },
      weights: () => convolutionFilterGradient({ x: x as Tensor, dy }, { stride }),
      bias: () => columnSum({ dy }, {}),
    }),
  },
});

const convolutionInputGradient = defineOperation<
  { dy: Tensor; weights: Tensor },
  Stride & { height: number; width: number }
>({
  name: 'YatesConvolutionInputGradient',
  reference: ({ dy, weights }, { stride, height, width }) => {
    const batch = (dy as Tensor4D).shape[0];
    const channels = (weights as Tensor4D).shape[2];
    const shape: [number, number, number, number] = [batch, height, width, channels];
    // conv2dTranspose is the public name of the gradient of conv2d with respect to its input.
    return tf.conv2dTranspose(dy as Tensor4D, weights as Tensor4D, shape, stride, 1);
  },
});

const convolutionFilterGradient = defineOperation<{ x: Tensor; dy: Tensor }, Stride>({
  name: 'YatesConvolutionFilterGradient',
  reference: ({ x, dy }, { stride }) => {
    const [batch, height, width, outChannels] = (dy as Tensor4D).shape;
    const channels = x.shape[3] as number;
    const padded = tf.pad(x, [
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
    const rowsOfDy = dy.reshape([-1, outChannels]);
    // One product per filter tap: the inputs that the tap saw, against the gradient of what it wrote.
    const taps = Array.from({ length: 9 }, (_, tap) => {
      const begin = [0, Math.floor(tap / 3), tap % 3, 0];
      const seen = tf.stridedSlice(
        padded,
        begin,
        [batch, (begin[1] as number) + stride * height, (begin[2] as number) + stride * width, channels],
        [1, stride, stride, 1],
      );
      return tf.matMul(seen.reshape([-1, channels]), rowsOfDy, true, false);
    });
    return tf.stack(taps).reshape([3, 3, channels, outChannels]);
  },
});

export function convolution(x: Tensor, weights: Tensor, bias: Tensor, stride: 1 | 2 = 1): Tensor {
  return runConvolution({ x, weights, bias }, { stride });
}
