import { expect, test } from 'vitest';
import { Heap, type TfjsWasmBackend } from '../../../../../diffusion/backend/wasm/heap.ts';
import { installWasm } from '../../../../../diffusion/backend/wasm/install.ts';
import { tf } from '../../../../../diffusion/tf.ts';

test("leaves the process's handlers of uncaught errors as they were", async () => {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = events.map((event) => process.listenerCount(event));
  await installWasm('off');
  expect(events.map((event) => process.listenerCount(event))).toEqual(before);
});

test('a clone shares its data', async () => {
  await installWasm('off');
  const tensor = tf.zeros([1000]);
  const clone = tensor.clone();
  expect(tf.memory().numDataBuffers).toBe(1);
  tensor.dispose();
  expect((await clone.data()).length).toBe(1000);
  clone.dispose();
});

test('an allocation that fails is told after others that did not', async () => {
  await installWasm('off');
  const tensor = tf.zeros([1000]);
  const { wasm } = tf.backend() as unknown as TfjsWasmBackend;
  expect(() => wasm._malloc(4_294_960_000)).toThrow(/E_OUT_OF_MEMORY/);
  tensor.dispose();
});

test('an allocation that fails is told: TensorFlow.js would write to address 0', () => {
  const allocate = (bytes: number): number => (bytes > 64 ? 0 : 4096);
  const backend = { wasm: { _malloc: allocate, HEAPF32: new Float32Array(2048) } };
  const heap = new Heap(backend as unknown as TfjsWasmBackend);
  expect(heap.backend).toBe(backend);
  expect(backend.wasm._malloc(64)).toBe(4096);
  expect(() => backend.wasm._malloc(65)).toThrow(
    /E_OUT_OF_MEMORY the wasm heap has no room for 65 more bytes/,
  );
});
