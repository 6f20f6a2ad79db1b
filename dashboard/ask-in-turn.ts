/** Asks the coordinator for what the screen wants and does not know: one question at a time, and a rest after one that failed. */
import type { Clock } from '../base/clock.ts';
import type { DashboardStore } from './store.ts';
import type { DashboardModel } from './view/model.ts';
import type { StreamEvent } from './view/reduce.ts';

export interface Questions<Wanted> {
  /** What is to be asked for next; undefined for nothing. */
  readonly wanted: (model: DashboardModel, nowMs: number) => Wanted | undefined;
  readonly ask: (wanted: Wanted, sweepId: string) => Promise<StreamEvent>;
}

/** After a question that failed, such as to a coordinator of an earlier version. */
const restMs = 10_000;

/** @returns a function that ends it */
export function askInTurn<Wanted>(
  store: DashboardStore,
  clock: Clock,
  { wanted, ask }: Questions<Wanted>,
): () => void {
  let isAsking = false;
  let isStopped = false;
  let restsUntilMs = 0;

  const look = (): void => {
    const nowMs = clock.nowMs();
    if (isAsking || isStopped || nowMs < restsUntilMs) return;
    const { model } = store.snapshot();
    const next = wanted(model, nowMs);
    const sweepId = model.sweep?.id;
    if (next === undefined || sweepId === undefined) return;
    isAsking = true;
    const answered = (event: StreamEvent): void => {
      isAsking = false;
      if (!isStopped) store.dispatch(event);
    };
    const failed = (): void => {
      isAsking = false;
      restsUntilMs = clock.nowMs() + restMs;
    };
    ask(next, sweepId).then(answered, failed);
  };
  const unsubscribe = store.subscribe(look);
  return () => {
    isStopped = true;
    unsubscribe();
  };
}
