/**
 * Calls back once, when the sweep and every trial of it are known to have ended, or when it is paused since no trial can succeed; the news
 * may come in any order.
 */
import type { DashboardStore } from './store.ts';
import { hasEnded, trialHasEnded } from '../client/facts.ts';
import type { DashboardModel } from './view/model.ts';

/** For a coordinator that ends a sweep and leaves a trial uncalled: then the sweep's word counts. */
const patienceMs = 2000;

/** @returns a function that stops waiting */
export function untilSweepEnds(
  store: DashboardStore,
  onEnd: (reason: 'finished' | 'hopeless') => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let called = false;
  const tell = (): void => {
    if (called) return;
    called = true;
    onEnd(store.snapshot().model.sweep?.isHopeless === true ? 'hopeless' : 'finished');
  };
  const look = (): void => {
    const { model } = store.snapshot();
    if (model.connection.state !== 'live' || !isOver(model)) {
      clearTimeout(timer);
      timer = undefined;
      return;
    }
    if (model.sweep?.isHopeless === true || allTold(model)) {
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

/** Trials that still run when no trial can succeed are waited for. */
function isOver({ sweep }: DashboardModel): boolean {
  if (sweep === undefined) return false;
  return hasEnded(sweep.state) || (sweep.isHopeless === true && sweep.counts.leased === 0);
}

function allTold({ trials }: DashboardModel): boolean {
  for (const { state } of trials.values()) if (!trialHasEnded(state)) return false;
  return true;
}
