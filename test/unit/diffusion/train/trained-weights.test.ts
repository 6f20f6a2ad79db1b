/** The optimiser that works on the device, here by the definitions of its operations; webgpu-kernels.test.ts has those of webgpu. */
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { activateBackend } from '../../../../diffusion/backend/choose.ts';
import { registerReferences } from '../../../../diffusion/ops/all.ts';
import { tf } from '../../../../diffusion/tf.ts';
import { backendUnderTest } from '../../../backend-under-test.ts';
import { moved, movedBeyondRounding, onDevice, onHost, type Problem, problem } from './optimiser-cases.ts';

beforeAll(async () => {
  if (backendUnderTest === 'wasm') {
    await tf.setBackend('cpu');
    registerReferences('cpu');
  } else await activateBackend(backendUnderTest);
});

let here: Problem;
beforeEach(() => {
  here = problem();
});
afterEach(() => tf.dispose(here.variables));

test('moves weights as the arithmetic outside of the backend does', async () => {
  expect(await movedBeyondRounding()).toEqual([]);
});

test('goes on from its state, and from that of the other, to the same weights', async () => {
  const whole = onDevice(here);
  const half = await moved(whole, here, [0.1, 0.05]);
  const expected = await moved(whole, here, [0.02]);
  for (const make of [onDevice, onHost]) {
    const there = problem();
    const weights = await make(there);
    weights.restore(half);
    const found = await moved(weights, there, [0.02]);
    expect(found.losses).toEqual(expected.losses);
    expect(found.steps).toBe(3);
    for (const [place, value] of expected.values.entries()) expect(found.values[place]).toBeCloseTo(value, 5);
    weights.dispose();
    tf.dispose(there.variables);
  }
  whole.dispose();
});

test('keeps no tensor beyond the moments of each weight', async () => {
  const before = tf.memory().numTensors;
  const weights = onDevice(here);
  await weights.step(here.loss(), 0.1);
  await weights.step(here.loss(), 0.1);
  expect(tf.memory().numTensors).toBe(before + here.variables.length);
  weights.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('shows a gradient that is too large to be squared in the next loss, and never saves what it left', async () => {
  const weights = onDevice(here);
  await weights.step(here.loss(1e25), 0.1);
  expect(await weights.state()).toBeUndefined();
  expect((await weights.step(here.loss(), 0.1)).loss).toBeNaN();
  weights.dispose();
});

test('takes no state of other weights', async () => {
  const weights = onDevice(here);
  const { losses: _, ...state } = await moved(weights, here);
  expect(weights.restore({ ...state, values: state.values.slice(1) })).toBe(false);
  expect(await weights.state()).toEqual(state);
  weights.dispose();
});
