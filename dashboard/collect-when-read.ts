/** Gives back the memory that reading the state of a long sweep has taken, once all of it is there. */
import { collectGarbage } from '../base/small-heap.ts';
import type { DashboardStore } from './store.ts';

/** With fewer trials there is little to give back. */
const trialsMin = 10_000;
/** By then the first analysis has been given its trials too. */
const afterMs = 10_000;

/** @returns a function that ends it */
export function collectWhenRead(store: DashboardStore, collect: () => void = collectGarbage): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isReading = true;
  const look = (): void => {
    const { connection, trials } = store.snapshot().model;
    const wasReading = isReading;
    isReading = connection.state !== 'live';
    if (!wasReading || isReading || trials.size < trialsMin) return;
    clearTimeout(timer);
    timer = setTimeout(collect, afterMs);
  };
  const unsubscribe = store.subscribe(look);
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
