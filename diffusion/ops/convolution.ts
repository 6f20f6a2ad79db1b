import { type Tensor, type Tensor4D, tf } from '../tf.ts';
import { defineOperation } from './define.ts';
import { columnSum } from './linear.ts';

type Stride = { stride: number };

/**
 * 3x3 convolution, padded by one on every side: x [B,H,W,C], weights [3,3,C,K], bias [K] -> [B,H/stride,W/stride,K].
 *
 * The padding is PyTorch's. The SAME padding of TensorFlow is the same at stride 1; at stride 2 it pads on one side only, so zeros are
 * added first. Padding by a number is not used, since TensorFlow itself does not take it.
 */
const runConvolution = defineOperation<{ x: Tensor; weights: Tensor; bias: Tensor }, Stride>({
  name: 'YatesConvolution',
  reference: ({ x, weights, bias }, { stride }) =>
    tf.add(
      stride === 1
        ? tf.conv2d(x as Tensor4D, weights as Tensor4D, 1, 'same')
        : tf.conv2d(framed(x), weights as Tensor4D, stride, 'valid'),
      bias,
    ),
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

/** With a frame of zeros, one wide: [B,H,W,C] -> [B,H+2,W+2,C]. */
const framed = (x: Tensor): Tensor4D =>
  tf.pad(x as Tensor4D, [
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ]);

const convolutionInputGradient = defineOperation<
  { dy: Tensor; weights: Tensor },
  Stride & { height: number; width: number }
>({
  name: 'YatesConvolutionInputGradient',
  reference: ({ dy, weights }, { stride, height, width }) => {
    const batch = (dy as Tensor4D).shape[0];
    const channels = (weights as Tensor4D).shape[2];
    // conv2dTranspose is the public name of the gradient of conv2d with respect to its input.
    const transposed = (frame: number, pad: 'same' | 'valid'): Tensor4D => {
      const shape = [batch, height + frame, width + frame, channels] as [number, number, number, number];
      return tf.conv2dTranspose(dy as Tensor4D, weights as Tensor4D, shape, stride, pad);
    };
    if (stride === 1) return transposed(0, 'same');
    return tf.slice(transposed(2, 'valid'), [0, 1, 1, 0], [batch, height, width, channels]);
  },
});

const convolutionFilterGradient = defineOperation<{ x: Tensor; dy: Tensor }, Stride>({
  name: 'YatesConvolutionFilterGradient',
  reference: ({ x, dy }, { stride }) => {
    const [batch, height, width, outChannels] = (dy as Tensor4D).shape;
    const channels = x.shape[3] as number;
    const padded = framed(x);
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
