import { describe, expect, test } from 'vitest';
import { activateBackend } from '../../../../diffusion/backend/choose.ts';
import { runSelfTest, selfTest } from '../../../../diffusion/backend/self-test.ts';
import { tf } from '../../../../diffusion/tf.ts';

describe('the choice of backend', () => {
  test('takes the first that works and says why it passed over the others', async () => {
    const { name, description, skipped } = await activateBackend('auto');
    expect(tf.getBackend()).toBe(name === 'tfjs-node-gpu' ? 'tensorflow' : name);
    expect(description).toContain(name);
    for (const { reason } of skipped) expect(reason).not.toBe('');
  });

  test('can be overridden', async () => {
    expect(await activateBackend('wasm')).toMatchObject({ name: 'wasm', skipped: [] });
    expect(tf.getBackend()).toBe('wasm');
  });

  test('refuses an unknown name and says which there are', async () => {
    await expect(activateBackend('metal')).rejects.toThrow(
      /E_BACKEND there is no backend "metal"; known: auto, tfjs-node-gpu, webgpu, wasm, tfjs-node, cpu/,
    );
  });

  test.each(['tfjs-node', 'tensorflow'])(
    'says why a backend that was asked for cannot be had, under its name of today: %s',
    async (name) => {
      await expect(activateBackend(name)).rejects.toThrow(
        /E_BACKEND backend tfjs-node: @tensorflow\/tfjs-node cannot/,
      );
    },
  );
});

describe('the self-test', () => {
  test('passes on cpu, whose losses it stores', async () => {
    // To be activated, a backend must pass it.
    await expect(activateBackend('cpu')).resolves.toMatchObject({ name: 'cpu' });
  });

  test('catches a kernel that is wrong', async () => {
    await activateBackend('wasm');
    const right = tf.getKernel('YatesSilu', 'wasm');
    tf.unregisterKernel('YatesSilu', 'wasm');
    tf.registerKernel({ ...right, kernelFunc: ({ inputs }) => tf.relu(inputs['x'] as tf.Tensor) });
    try {
      await expect(selfTest()).rejects.toThrow(/self-test: losses/);
    } finally {
      tf.unregisterKernel('YatesSilu', 'wasm');
      tf.registerKernel(right);
    }
  });

  test('leaves no tensors behind', async () => {
    await activateBackend('wasm');
    const before = tf.memory().numTensors;
    await runSelfTest();
    expect(tf.memory().numTensors).toBe(before);
  });
});
