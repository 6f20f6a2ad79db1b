import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { installWasm } from '../../../../diffusion/backend/wasm/install.ts';
import { tf } from '../../../../diffusion/tf.ts';
import { FlatVariables } from '../../../../diffusion/train/flat-variables.ts';

describe.each(['cpu', 'wasm'])('variables as one array, on %s', (backend) => {
  beforeAll(async () => {
    if (backend === 'wasm') await installWasm('off');
    else await tf.setBackend(backend);
  });

  let variables: tf.Variable[];
  let flat: FlatVariables;
  beforeEach(() => {
    variables = [
      tf.variable(tf.tensor2d([[1, 2, 3]])),
      tf.variable(tf.scalar(4)),
      tf.variable(tf.ones([2, 1])),
    ];
    flat = new FlatVariables(variables);
  });
  afterEach(() => tf.dispose(variables));

  /** Sum of cubes. */
  const loss = (): tf.Scalar =>
    tf.addN<tf.Scalar>(variables.map((each) => tf.sum(tf.mul(tf.mul(each, each), each))));

  test('are read and assigned in their order', async () => {
    expect([...(await flat.read())]).toEqual([1, 2, 3, 4, 1, 1]);
    flat.assign(Float32Array.of(6, 5, 4, 3, 2, 1));
    expect([...(await flat.read())]).toEqual([6, 5, 4, 3, 2, 1]);
    expect([...(variables[2] as tf.Variable).dataSync()]).toEqual([2, 1]);
  });

  test('give the loss and its gradients, and leave no tensor behind', async () => {
    const before = tf.memory().numTensors;
    const result = await flat.differentiate(loss);
    expect(result.loss).toBe(1 + 8 + 27 + 64 + 2);
    expect([...result.gradients]).toEqual([3, 12, 27, 48, 3, 3]);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('are read from the device at most once a step', async () => {
    const read = vi.spyOn(tf.backend(), 'read');
    await flat.differentiate(loss);
    expect(read).toHaveBeenCalledTimes(backend === 'wasm' ? 0 : 1);
    read.mockRestore();
  });

  test.runIf(backend === 'cpu')('leave no tensor behind when the read fails', async () => {
    const before = tf.memory().numTensors;
    const fault = new Error('the device was lost');
    const read = vi.spyOn(tf.backend(), 'read').mockRejectedValue(fault);
    await expect(flat.differentiate(loss)).rejects.toBe(fault);
    read.mockRestore();
    expect(tf.memory().numTensors).toBe(before);
  });
});
