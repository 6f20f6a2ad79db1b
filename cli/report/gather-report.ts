/** Asks a coordinator for all that a report of a sweep is made of. */
import { getSweepWithTrials, listAgents } from '../../client/ask.ts';
import { specOf } from '../../client/spec-of.ts';
import type { RpcClient } from '../../proto/client.ts';
import { countExport } from '../../report/export/export-count.ts';
import type { ReportData } from '../../report/html/report-data.ts';
import type { Say } from '../output/progress.ts';
import { gatherCurves } from './gather-curves.ts';
import { gatherPictures } from './gather-pictures.ts';
import { analysed, reportDataOf } from './report-data-of.ts';

/**
 * @param id a sweep id, a unique prefix, a name; empty for the newest
 * @throws YatesError what the coordinator refuses; E_EXPORT_COUNT
 */
export async function gatherReport(
  client: RpcClient,
  id: string,
  nowMs: number,
  say: Say = () => {},
): Promise<ReportData> {
  say('asking for the trials');
  const { sweep, source, trials } = await getSweepWithTrials(client, id);
  const spec = specOf(sweep);
  countExport(spec, trials);
  const subject = { sweep, spec, source, trials, remarks: [] };
  say('analysing');
  const found = analysed(subject);
  const { factors } = found;
  const beside = {
    curves: await gatherCurves(client, spec, [{ id: sweep.id, trials }], factors[0], (done) =>
      say('reading curves', done, trials.length),
    ),
    pictures: await gatherPictures(client, { spec, trials, factors }),
    agents: await listAgents(client),
  };
  return reportDataOf(subject, found, beside, nowMs);
}
