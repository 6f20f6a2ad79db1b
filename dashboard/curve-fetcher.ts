/** Asks the coordinator for the curves that the screen shows: one trial after the other, those of ended trials once. */
import { readCurves } from '../client/curves.ts';
import type { Curves } from '../base/curve/curves.ts';
import type { Trial } from '../client/facts.ts';
import type { Clock } from '../base/clock.ts';
import type { RpcClient } from '../proto/client.ts';
import type { DashboardStore } from './store.ts';
import { curvesWanted, stateOf } from './view/stored-curves.ts';

/** More than a screen is wide. */
const pointsMax = 400;
/** After a question that failed, such as to a coordinator that keeps none. */
const restMs = 10_000;

/** @returns a function that ends it */
export function fetchCurves(store: DashboardStore, client: RpcClient, clock: Clock): () => void {
  let isAsking = false;
  let isStopped = false;
  let restsUntilMs = 0;

  const look = (): void => {
    const nowMs = clock.nowMs();
    if (isAsking || isStopped || nowMs < restsUntilMs) return;
    const { model } = store.snapshot();
    const [trial] = curvesWanted(model, nowMs);
    const sweepId = model.sweep?.id;
    if (trial === undefined || sweepId === undefined) return;
    isAsking = true;
    const answered = (curves: Curves): void => {
      isAsking = false;
      if (!isStopped) store.dispatch({ kind: 'curves', trialId: trial.id, of: stateOf(trial), curves });
    };
    const failed = (): void => {
      isAsking = false;
      restsUntilMs = clock.nowMs() + restMs;
    };
    curvesOf(client, sweepId, trial).then(answered, failed);
  };
  const unsubscribe = store.subscribe(look);
  return () => {
    isStopped = true;
    unsubscribe();
  };
}

async function curvesOf(client: RpcClient, sweepId: string, { id }: Trial): Promise<Curves> {
  for await (const { curves } of readCurves(client, { sweepId, trialId: id, pointsMax })) return curves;
  return new Map();
}
