/** Runs beside every test file: notes what processor time the file took, for `npm run test:times`. */
import { afterAll } from 'vitest';
import { type ProcessorTime, processorTime } from './processor-time.ts';

declare module 'vitest' {
  interface TaskMeta {
    processor?: ProcessorTime;
  }
}

/** A process that runs several files goes on counting; one that runs a single file also pays for its own start. */
const counted = Symbol.for('processor time of the files before');
const shared = globalThis as { [counted]?: ProcessorTime };

// Vitest reads the names of fixtures from the first parameter: none are wanted here.
// biome-ignore lint/correctness/noEmptyPattern: see above
// oxlint-disable-next-line no-empty-pattern
afterAll(({}, file) => {
  const before = shared[counted] ?? { own: 0, children: 0 };
  const now = processorTime();
  shared[counted] = now;
  file.meta.processor = { own: now.own - before.own, children: now.children - before.children };
});
