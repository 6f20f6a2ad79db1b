/** Less memory for somewhat more processor time, for programs that are open for hours and mostly wait. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** By how much of what is in use the heap may grow before the next collection. V8's own is up to three times as much as is in use. */
const growthPercent = 15;

/**
 * From the next collection on, in all threads of the process. What is new is kept in as little as it takes at the moment, where V8 would
 * let it grow to 32 MiB a thread and, from Node 24 on, to 128: so the sooner the better, and again after each start of a thread, which
 * has V8 grow it as before.
 */
export function growHeapSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
  setFlagsFromString('--semi-space-growth-factor=1');
}

let collect: (() => void) | undefined;

/**
 * Gives back what nothing refers to any more, of this thread. V8 collects while something is allocated: a thread that waits keeps what
 * its last work has left. It holds the thread up for about a millisecond for each megabyte that is in use.
 */
export function collectGarbage(): void {
  if (collect === undefined) {
    // Contexts that are made from here on have it; no global of the program does.
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}
