import { expect, it } from 'vitest';
import { collectGarbage } from '../../../base/small-heap.ts';

it('collects what nothing refers to any more, and leaves no global behind', async () => {
  const gone = new WeakRef({ text: 'x' });
  // A weak reference holds until the task ends in which it was made or read.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  expect(gone.deref()).toBeUndefined();
  expect('gc' in globalThis).toBe(false);
});
