/** Asks a coordinator for all that a report of a sweep is made of. */
import { createHash } from 'node:crypto';
import { packageVersion } from '../../base/package-root.ts';
import { getSweepWithTrials, listAgents } from '../../client/ask.ts';
import { specOf } from '../../client/spec-of.ts';
import type { RpcClient } from '../../proto/client.ts';
import { writeCsv } from '../../report/export/csv.ts';
import { countExport } from '../../report/export/export-count.ts';
import { exportTable } from '../../report/export/export-table.ts';
import type { ReportData } from '../../report/html/report-data.ts';
import { analyseResponse } from './analyse-response.ts';
import { factorsToShow } from './factors-to-show.ts';
import { gatherCurves } from './gather-curves.ts';
import { gatherPictures } from './gather-pictures.ts';

/**
 * @param id a sweep id, a unique prefix, a name; empty for the newest
 * @throws YatesError what the coordinator refuses; E_EXPORT_COUNT
 */
export async function gatherReport(client: RpcClient, id: string, nowMs: number): Promise<ReportData> {
  const { sweep, source, trials } = await getSweepWithTrials(client, id);
  const spec = specOf(sweep);
  countExport(spec, trials);
  const analysed = spec.responses.map(({ name }) => analyseResponse(name, spec, sweep, trials));
  const primary = analysed.find(({ response }) => response === spec.primary.name) ?? {
    response: spec.primary.name,
    analysis: undefined,
    reason: `no run has a ${spec.primary.name}`,
  };
  const factors = factorsToShow(primary.analysis, spec);
  const { header, rows } = exportTable(sweep.id, spec, trials);
  return {
    sweep,
    spec,
    source,
    trials,
    primary,
    others: analysed.filter((one) => one !== primary),
    curves: await gatherCurves(client, sweep, trials, factors[0]),
    pictures: await gatherPictures(client, { spec, trials, factors }),
    agents: await listAgents(client),
    hashes: { source: sha256(source), runs: sha256(writeCsv(header, rows)) },
    version: packageVersion,
    madeAtMs: nowMs,
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
