/** Asks the coordinator for the curves that the screen shows: one trial after the other, those of ended trials once. */
import type { Clock } from '../base/clock.ts';
import type { Curves } from '../base/curve/curves.ts';
import { readCurves } from '../client/curves.ts';
import type { Trial } from '../client/facts.ts';
import type { RpcClient } from '../proto/client.ts';
import { askInTurn } from './ask-in-turn.ts';
import type { DashboardStore } from './store.ts';
import { curvesWanted, stateOf } from './view/stored-curves.ts';

/** More than a screen is wide. */
const pointsMax = 400;

/** @returns a function that ends it */
export const fetchCurves = (store: DashboardStore, client: RpcClient, clock: Clock): (() => void) =>
  askInTurn<Trial>(store, clock, {
    wanted: (model, nowMs) => curvesWanted(model, nowMs)[0],
    ask: async (trial, sweepId) => ({
      kind: 'curves',
      trialId: trial.id,
      of: stateOf(trial),
      curves: await curvesOf(client, sweepId, trial),
    }),
  });

async function curvesOf(client: RpcClient, sweepId: string, { id }: Trial): Promise<Curves> {
  for await (const { curves } of readCurves(client, { sweepId, trialId: id, pointsMax })) return curves;
  return new Map();
}
