import { readCurves } from '../../client/curves.ts';
import type { Sweep, Trial } from '../../client/facts.ts';
import type { RpcClient } from '../../proto/client.ts';
import type { CurvesOfTrial } from '../curves/curves-table.ts';

/** A sweep that is exported, and the coordinator that has it. */
export interface SweepToExport {
  readonly client: RpcClient;
  readonly sweep: Sweep;
  /** In planned order. */
  readonly trials: readonly Trial[];
  /** Hears of each trial whose curves have been read. */
  readonly onTrial?: (done: number, total: number) => void;
}

/** What trials reported over their steps, one trial at a time in planned order; those that reported nothing are left out. */
export async function* reportedCurves({
  client,
  sweep,
  trials,
  onTrial,
}: SweepToExport): AsyncGenerator<CurvesOfTrial, void, undefined> {
  const byId = new Map<string, Trial>(trials.map((trial) => [trial.id, trial]));
  let done = 0;
  for await (const reported of readCurves(client, { sweepId: sweep.id })) {
    const trial = byId.get(reported.trialId);
    onTrial?.(++done, trials.length);
    if (trial !== undefined && reported.curves.size > 0) yield { trial, reported };
  }
}
