import { expect, test } from 'vitest';
import { gpuMsOf, slotMsOf } from '../../../../coordinator/core/gpu-time.ts';
import { CoreHarness } from './core-harness.ts';

const gpu = { kind: 'gpu', name: 'h100', memoryBytes: 1, slots: 2 };

test('counts what attempts held, those that failed and those that run included, in parts of a shared GPU', () => {
  const harness = new CoreHarness();
  const sweep = harness.state.sweeps.get(harness.launch({ name: 'one', trials: 8 }))!;
  harness.register('a', { slots: 4, devices: [gpu, gpu] });
  const [first] = harness.lease('a', 1);
  harness.nowMs += 1_000;
  expect([slotMsOf(sweep, harness.nowMs), gpuMsOf(sweep, harness.nowMs)]).toEqual([1_000, 500]);
  harness.complete(first!);
  const [second] = harness.lease('a', 1);
  harness.nowMs += 3_000;
  harness.fail(second!, 'user');
  harness.nowMs += 60_000;
  expect([slotMsOf(sweep, harness.nowMs), gpuMsOf(sweep, harness.nowMs)]).toEqual([4_000, 2_000]);
});
