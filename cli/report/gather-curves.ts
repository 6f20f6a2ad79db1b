import { readCurves } from '../../client/curves.ts';
import type { Trial } from '../../client/facts.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { RpcClient } from '../../proto/client.ts';
import type { LevelCurves } from '../../report/html/report-data.ts';
import { curvesOfLevels } from '../curves/curves-of-levels.ts';
import { ShownCurves } from '../curves/shown-curves.ts';

/** Steps of a curve in the report. */
const points = 120;

/** @param factor whose levels the curves are means of; undefined where the sweep varies nothing */
export async function gatherCurves(
  client: RpcClient,
  spec: SweepSpec,
  sweeps: readonly { readonly id: string; readonly trials: readonly Trial[] }[],
  factor: string | undefined,
  onTrial: (done: number) => void = () => {},
): Promise<LevelCurves | undefined> {
  if (factor === undefined) return undefined;
  const shown = new ShownCurves();
  let done = 0;
  for (const { id, trials } of sweeps) {
    const byId = new Map<string, Trial>(trials.map((trial) => [trial.id, trial]));
    for await (const reported of readCurves(client, { sweepId: id, pointsMax: points })) {
      const trial = byId.get(reported.trialId);
      onTrial(++done);
      if (trial !== undefined && reported.curves.size > 0) shown.add({ trial, reported });
    }
  }
  const { all, metric, others: otherMetrics } = shown;
  if (all.length === 0) return undefined;
  const curves = curvesOfLevels(all, spec, { factor, metric, points });
  // One point is no curve.
  if (!curves.some(({ steps }) => steps.length > 1)) return undefined;
  return { metric, factor, curves, otherMetrics };
}
