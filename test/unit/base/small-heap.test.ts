import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { collectGarbage } from '../../../base/small-heap.ts';

/** Makes many things of which most die, and says how much V8 keeps for what is new: MiB. */
const script = (setUp: string): string => `
  import { getHeapSpaceStatistics } from 'node:v8';
  import { Worker } from 'node:worker_threads';
  const { growHeapSlowly } = await import('./base/small-heap.ts');
  ${setUp}
  let kept = [];
  for (let at = 0; at < 2e6; at++) {
    kept.push({ at, text: 'x' + at });
    if (kept.length > 2e5) kept = [];
  }
  console.log(getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size / 2 ** 20);
`;
const startsThread = `
  const thread = new Worker('', { eval: true });
  await new Promise((resolve) => thread.once('online', resolve));
`;
const newMiB = (setUp: string): number =>
  Number(
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script(setUp)], {
      cwd: packageRoot,
      encoding: 'utf8',
    }),
  );

it('keeps what is new in little, also where a thread was started in between', () => {
  expect(newMiB('')).toBeGreaterThanOrEqual(32);
  expect(newMiB('growHeapSlowly();')).toBeLessThanOrEqual(16);
  expect(newMiB(`growHeapSlowly(); ${startsThread} growHeapSlowly();`)).toBeLessThanOrEqual(16);
});

it('collects what nothing refers to any more, and leaves no global behind', async () => {
  const gone = new WeakRef({ text: 'x' });
  // A weak reference holds until the task ends in which it was made or read.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  expect(gone.deref()).toBeUndefined();
  expect('gc' in globalThis).toBe(false);
});
