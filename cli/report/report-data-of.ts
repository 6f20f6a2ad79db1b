import { createHash } from 'node:crypto';
import { packageVersion } from '../../base/package-root.ts';
import type { Sweep } from '../../client/facts.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { csvLines } from '../../report/export/csv.ts';
import { exportTable } from '../../report/export/export-table.ts';
import type { ReportData, ReportPart, ReportTrial, ResponseAnalysis } from '../../report/html/report-data.ts';
import { analyseResponse } from './analyse-response.ts';
import { factorsToShow } from './factors-to-show.ts';

/** What a report is about. */
export interface ReportSubject {
  /** Of several sweeps one that stands for all. */
  readonly sweep: Sweep;
  readonly spec: SweepSpec;
  /** Empty where the sweep file is not known. */
  readonly source: string;
  /** In planned order. */
  readonly trials: readonly ReportTrial[];
  readonly remarks: readonly string[];
  readonly parts?: readonly ReportPart[];
}

export interface Analysed {
  readonly primary: ResponseAnalysis;
  readonly others: readonly ResponseAnalysis[];
  /** The one that explains most first. */
  readonly factors: readonly string[];
}

export function analysed({ sweep, spec, trials }: ReportSubject): Analysed {
  const all = spec.responses.map(({ name }) => analyseResponse(name, spec, sweep, trials));
  const primary = all.find(({ response }) => response === spec.primary.name) ?? {
    response: spec.primary.name,
    analysis: undefined,
    reason: `no run has a ${spec.primary.name}`,
  };
  return {
    primary,
    others: all.filter((one) => one !== primary),
    factors: factorsToShow(primary.analysis, spec),
  };
}

/** @param beside what only a coordinator has */
export function reportDataOf(
  subject: ReportSubject,
  { primary, others }: Analysed,
  beside: Pick<ReportData, 'curves' | 'pictures' | 'agents'>,
  nowMs: number,
): ReportData {
  const { source } = subject;
  return {
    ...subject,
    primary,
    others,
    ...beside,
    hashes: { source: source === '' ? '' : sha256(source), runs: hashOfRuns(subject) },
    version: packageVersion,
    madeAtMs: nowMs,
  };
}

/** Of the CSV file that `yates export` writes, a line at a time. */
function hashOfRuns({ sweep, spec, trials }: ReportSubject): string {
  const { header, rows } = exportTable(sweep.id, spec, trials);
  const hash = createHash('sha256');
  for (const line of csvLines(header, rows)) hash.update(line);
  return hash.digest('hex');
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
