/** Gradients of a whole net on wasm: right for every weight, the same bits every time, and no work that nobody asked for. */
import { describe, expect, test } from 'vitest';
import { installWasm } from '../../../../diffusion/backend/wasm/install.ts';
import { registerReferences } from '../../../../diffusion/ops/all.ts';
import { tf } from '../../../../diffusion/tf.ts';
import { differingBits, differingGradients, netGradients } from './net-gradients.ts';

describe.each(['off', undefined])('a net on wasm with YATES_OPENBLAS %s', (openBlas) => {
  test('has the gradients of the reference, for every weight', async () => {
    await tf.setBackend('cpu');
    registerReferences('cpu');
    const expected = await netGradients(false);
    await installWasm(openBlas);
    const actual = await netGradients(false);
    expect(differingGradients(actual, expected)).toEqual([]);
  });

  test('gives the same bits twice, and leaves nothing behind', async () => {
    await installWasm(openBlas);
    expect(await differingBits(() => netGradients(false), await netGradients(false))).toEqual([]);
  });

  test('computes no gradient below the lowest adapter, and none of frozen weights', async () => {
    await installWasm(openBlas);
    const calls = new Map<string, number>();
    const kernels = tf.getKernelsForBackend('wasm');
    for (const kernel of kernels) {
      tf.unregisterKernel(kernel.kernelName, 'wasm');
      tf.registerKernel({
        ...kernel,
        kernelFunc(parameters) {
          calls.set(kernel.kernelName, (calls.get(kernel.kernelName) ?? 0) + 1);
          return kernel.kernelFunc(parameters);
        },
      });
    }
    await netGradients(true);
    for (const kernel of kernels) {
      tf.unregisterKernel(kernel.kernelName, 'wasm');
      tf.registerKernel(kernel);
    }
    // Of 20 convolutions 14 lie above the first transformer: 4 in the middle, 8 and an upsampling in the output blocks, the last.
    expect(calls.get('YatesConvolution')).toBe(20);
    expect(calls.get('YatesConvolutionInputGradient')).toBe(14);
    expect(calls.get('YatesConvolutionFilterGradient')).toBeUndefined();
    expect(calls.get('YatesNormaliseAffineGradient')).toBeUndefined();
    // Two matrices for each of the adapter's places: one in the input blocks, one in the middle, two in the output blocks.
    expect(calls.get('YatesLinearWeightGradient')).toBe(8);
    expect(calls.get('YatesColumnSum')).toBe(8);
  });
});
