/** One report over several sweeps of one design space. */
import { listAgents } from '../../client/ask.ts';
import type { ReportData, ReportTrial } from '../../report/html/report-data.ts';
import type { InferOptions } from '../../report/export/sweep-from-export.ts';
import { poolSweeps } from '../../report/several/pool-sweeps.ts';
import { notesWhere } from '../../stats/words/note.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';
import type { CoordinatorOptions } from '../options/coordinator-option.ts';
import { readSweeps } from '../several/read-sweeps.ts';
import { gatherCurves } from './gather-curves.ts';
import { gatherPictures } from './gather-pictures.ts';
import { analysed, reportDataOf, sha256 } from './report-data-of.ts';
import { sweepOfRuns, trialOfRecord } from './sweep-of-runs.ts';

/** @throws YatesError E_SWEEPS_DIFFER, E_SWEEPS_SAME, and as `readSweeps` */
export async function reportOfSeveral(
  names: readonly string[],
  options: CoordinatorOptions,
  infer: InferOptions,
  nowMs: number,
): Promise<ReportData> {
  const sweeps = await readSweeps(names, options, infer);
  const pooled = poolSweeps(
    sweeps.map(({ trials, launched, ...one }) => ({
      ...one,
      trials: launched?.trials ?? trials.map((trial): ReportTrial => trialOfRecord(trial)),
    })),
  );
  const { trials } = pooled;
  const spec = { ...pooled.spec, name: [...new Set(sweeps.map((one) => one.spec.name))].join(' and ') };
  const launched = sweeps.flatMap((one) => one.launched ?? []);
  const bases = new Set(launched.map(({ sweep }) => sweep.baseVersion));
  const [baseVersion = ''] = bases.size === 1 ? bases : [];
  const subject = {
    sweep: { ...sweepOfRuns(sweeps.map(({ name }) => name).join(' + '), spec, trials), baseVersion },
    spec,
    source: '',
    trials,
    remarks: [],
    parts: launched.map(({ sweep, source }) => ({ sweep, source, sourceHash: sha256(source) })),
  };
  const found = analysed(subject);
  const { analysis } = found.primary;
  const first =
    analysis === undefined
      ? []
      : notesWhere(analysis, (kind) => kind === 'severalSweeps' || kind === 'sameRuns');
  const beside =
    launched.length === 0
      ? { curves: undefined, pictures: [], agents: [] }
      : await withCoordinator(options, async (client) => ({
          curves: await gatherCurves(
            client,
            spec,
            launched.map(({ sweep, trials: own }) => ({ id: sweep.id, trials: own })),
            found.factors[0],
          ),
          pictures: await gatherPictures(client, { spec, trials, factors: found.factors }),
          agents: await listAgents(client),
        }));
  return reportDataOf({ ...subject, remarks: first }, found, beside, nowMs);
}
