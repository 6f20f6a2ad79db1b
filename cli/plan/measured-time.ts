import { canonicalJson } from '../../base/canonical-json.ts';
import { YatesError } from '../../base/error.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { MeasuredTime } from '../../report/plan/plan-cost.ts';
import { listSweeps, listTrials } from '../../client/ask.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';

/**
 * What a trial took in the newest sweep of a data folder that has results of the same trainer with the same options: the
 * mean over its finished trials, which is what the hours of a sweep add up to.
 *
 * @throws YatesError E_PLAN_NOT_MEASURED where there is none, and those of reaching the folder
 */
export async function measuredTime(data: string, spec: SweepSpec): Promise<MeasuredTime> {
  const wanted = trainerText(spec);
  return withCoordinator({ data }, async (client) => {
    const sweeps = await listSweeps(client);
    for (const sweep of sweeps) {
      if (sweep.spec === undefined || trainerText(sweep.spec) !== wanted || sweep.counts.done === 0) continue;
      const done = (await listTrials(client, sweep.id)).filter(
        ({ state, durationMs }) => state === 'done' && durationMs > 0,
      );
      if (done.length === 0) continue;
      const sumMs = done.reduce((sum, { durationMs }) => sum + durationMs, 0);
      const { id, name } = sweep;
      return {
        trialMs: Math.max(1, Math.round(sumMs / done.length)),
        trials: done.length,
        sweepId: id,
        name,
      };
    }
    throw new YatesError({
      code: 'E_PLAN_NOT_MEASURED',
      place: { file: data },
      message: `none of the sweeps in this folder (${sweeps.length}) has a finished trial of this trainer with these options`,
      next: 'give the time of a trial with --trial-time, or name another folder',
    });
  });
}

/** Limits do not change what a trial takes. */
const trainerText = ({ trainer, resources }: SweepSpec): string =>
  canonicalJson({ kind: trainer.kind, options: trainer.options, slots: resources.slots });
