import { canonicalJson } from '../../base/canonical-json.ts';
import { YatesError } from '../../base/error.ts';
import { listSweeps, listTrials } from '../../client/ask.ts';
import type { Trial } from '../../client/facts.ts';
import { slotsPerTrial } from '../../design/slots-per-trial.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { MeasuredTime } from '../../report/plan/plan-cost.ts';
import { sampledFactors } from '../../report/plan/sampled-plan.ts';
import { type VarianceRatios, varianceRatios } from '../../report/plan/variance-ratios.ts';
import { analyseSweep } from '../../report/sweep-analysis.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';

/** What a data folder knows of a planned sweep. */
export interface EarlierSweep {
  /** Undefined where no sweep has a finished trial. */
  readonly time: MeasuredTime | undefined;
  /** Undefined where the planned sweep has no random part, or no earlier sweep has one with results. */
  readonly ratios: VarianceRatios | undefined;
}

/**
 * From the newest sweeps of a data folder that ran the same trainer with the same options: the mean time of a trial, which is
 * what the hours of a sweep add up to, and the variances of random parts, where the planned sweep has some.
 *
 * @param needsTime refuse a folder without a finished trial
 * @throws YatesError E_PLAN_NOT_MEASURED where none has a finished trial, and those of reaching the folder
 */
export async function earlierSweep(
  data: string,
  spec: SweepSpec,
  { needsTime }: { readonly needsTime: boolean },
): Promise<EarlierSweep> {
  const wanted = trainerText(spec);
  const needsRatios = sampledFactors(spec).length > 0 || spec.wholePlot !== undefined;
  if (!needsTime && !needsRatios) return { time: undefined, ratios: undefined };
  return withCoordinator({ data }, async (client) => {
    const sweeps = await listSweeps(client);
    let [time, ratios]: [MeasuredTime | undefined, VarianceRatios | undefined] = [undefined, undefined];
    for (const sweep of sweeps) {
      if (sweep.spec === undefined || trainerText(sweep.spec) !== wanted || sweep.counts.done === 0) continue;
      const trials = await listTrials(client, sweep.id);
      const { id: sweepId, name } = sweep;
      const own = timeOf(trials);
      if (own !== undefined) time ??= { ...own, sweepId, name };
      const found = needsRatios ? ratiosOf(sweep.spec, spec, trials) : undefined;
      if (found !== undefined) ratios = { ratios: found, sweepId, name };
      if (time !== undefined && (ratios !== undefined || !needsRatios)) break;
    }
    if (time !== undefined || !needsTime) return { time, ratios };
    throw new YatesError({
      code: 'E_PLAN_NOT_MEASURED',
      place: { file: data },
      message: `none of the sweeps in this folder (${sweeps.length}) has a finished trial of this trainer with these options`,
      next: 'give the time of a trial with --trial-time, or name another folder',
    });
  });
}

function timeOf(trials: readonly Trial[]): Pick<MeasuredTime, 'trialMs' | 'trials'> | undefined {
  const done = trials.filter(({ state, durationMs }) => state === 'done' && durationMs > 0);
  if (done.length === 0) return undefined;
  const sumMs = done.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return { trialMs: Math.max(1, Math.round(sumMs / done.length)), trials: done.length };
}

/** Of the response that the planned sweep is about. */
function ratiosOf(
  earlier: SweepSpec,
  { primary }: SweepSpec,
  trials: readonly Trial[],
): ReadonlyMap<string, number> | undefined {
  if (!earlier.responses.some(({ name }) => name === primary.name)) return undefined;
  return varianceRatios(analyseSweep({ spec: earlier, response: primary.name, interim: false, trials }));
}

/** Limits do not change what a trial takes. */
const trainerText = ({ trainer, resources }: SweepSpec): string =>
  canonicalJson({ kind: trainer.kind, options: trainer.options, slots: slotsPerTrial(resources) });
