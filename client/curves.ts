/** What trials reported over their steps. */
import type { Curve, Curves } from '../base/curve/curves.ts';
import { type TrialId, trialId } from '../base/ids.ts';
import type { RpcClient } from '../proto/client.ts';
import type { yates } from '../proto/generated/yates.js';
import { controlService } from '../proto/service.ts';

export interface TrialCurves {
  readonly trialId: TrialId;
  /** Numbers of the attempts that reported something. */
  readonly attempts: readonly number[];
  readonly curves: Curves;
}

export interface CurvesQuestion {
  /** As for `getSweep`; empty for the newest. */
  readonly sweepId: string;
  /** As for `getTrial`; left out: every trial of the sweep. */
  readonly trialId?: string | undefined;
  /** Left out: what all attempts reported, joined. */
  readonly attempt?: number | undefined;
  /** Left out: all. */
  readonly metrics?: readonly string[] | undefined;
  /** Most points of a metric. Left out: all that were kept. */
  readonly pointsMax?: number | undefined;
}

/** Those of trials that reported anything, in planned order, as they come. */
export async function* readCurves(
  client: RpcClient,
  { sweepId, trialId = '', attempt = 0, metrics = [], pointsMax = 0 }: CurvesQuestion,
): AsyncGenerator<TrialCurves, void, undefined> {
  const question = { sweepId, trialId, attempt, metrics: [...metrics], pointsMax };
  const stream = client.serverStream(controlService.readCurves, question);
  try {
    for await (const wire of stream as AsyncIterable<yates.v1.TrialCurves>) yield curvesFromWire(wire);
  } finally {
    stream.cancel();
  }
}

export const curvesFromWire = (wire: yates.v1.TrialCurves): TrialCurves => ({
  trialId: trialId(wire.trialId),
  attempts: wire.attempts,
  curves: new Map(wire.curves.map((curve) => [curve.metric ?? '', curveFromWire(curve)])),
});

/** As many points as have all three: what readers look at by position is there. */
function curveFromWire({ steps, values, elapsedMs }: yates.v1.MetricCurve.$Properties): Curve {
  const points = Math.min(steps?.length ?? 0, values?.length ?? 0, elapsedMs?.length ?? 0);
  const cut = (all: number[] | null | undefined): number[] =>
    all?.length === points ? all : (all ?? []).slice(0, points);
  return { steps: cut(steps), values: cut(values), elapsedMs: cut(elapsedMs) };
}
