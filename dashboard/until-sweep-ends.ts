/** Calls back once, when the sweep and every trial of it are known to have ended; the news may come in any order. */
import type { DashboardStore } from './store.ts';
import { hasEnded, trialHasEnded } from '../client/facts.ts';
import type { DashboardModel } from './view/model.ts';

/** For a coordinator that ends a sweep and leaves a trial uncalled: then the sweep's word counts. */
const patienceMs = 2000;

/** @returns a function that stops waiting */
export function untilSweepEnds(store: DashboardStore, onEnd: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let called = false;
  const tell = (): void => {
    if (called) return;
    called = true;
    onEnd();
  };
  const look = (): void => {
    const { model } = store.snapshot();
    if (model.connection.state !== 'live' || model.sweep === undefined || !hasEnded(model.sweep.state)) {
      clearTimeout(timer);
      timer = undefined;
      return;
    }
    if (allTold(model)) {
      clearTimeout(timer);
      // After the other listeners of this change, the printer above all.
      timer = setTimeout(tell, 0);
    } else timer ??= setTimeout(tell, patienceMs);
  };
  const unsubscribe = store.subscribe(look);
  look();
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

function allTold({ trials }: DashboardModel): boolean {
  for (const { state } of trials.values()) if (!trialHasEnded(state)) return false;
  return true;
}
