/** A report of an exported CSV file, without a coordinator. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { formatNumber } from '../../base/number-text.ts';
import { designOf } from '../../design/design-of.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { type InferOptions, sweepFromExport } from '../../report/export/sweep-from-export.ts';
import type { ReportData } from '../../report/html/report-data.ts';
import type { TrialRecord } from '../../report/trial-record.ts';
import { readExport } from '../analyse/analyse-export.ts';
import { readTable } from '../input/read-table.ts';
import { trainerChecks } from '../input/trainer-checks.ts';
import { analysed, reportDataOf } from './report-data-of.ts';
import { sweepOfRuns, trialOfRecord } from './sweep-of-runs.ts';

/**
 * @param sweepFile that the runs are of; left out: the design is inferred from the runs
 * @throws YatesError E_FILE_*, E_CSV_*, E_RESPONSE_UNKNOWN, and every fault of the sweep file
 */
export async function reportOfFile(
  file: string,
  { sweepFile, ...infer }: InferOptions & { readonly sweepFile?: string | undefined },
  nowMs: number,
): Promise<ReportData> {
  const { id, spec, trials, source, remarks, facts } =
    sweepFile === undefined ? fromRuns(file, infer) : await withFile(file, sweepFile);
  const sweep = { ...sweepOfRuns(id, spec, trials), ...facts };
  const subject = { sweep, spec, source, trials: trials.map(trialOfRecord), remarks };
  const data = reportDataOf(
    subject,
    analysed(subject),
    { curves: undefined, pictures: [], agents: [] },
    nowMs,
  );
  // Somebody else has the file, which an earlier version may have written otherwise.
  return file === '-' ? data : { ...data, hashes: { ...data.hashes, file: hashOfFile(file) } };
}

const hashOfFile = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

interface Read {
  readonly id: string;
  readonly spec: SweepSpec;
  readonly trials: readonly TrialRecord[];
  readonly source: string;
  readonly remarks: readonly string[];
  readonly facts: { readonly designHash: string; readonly baseVersion: string };
}

function fromRuns(file: string, infer: InferOptions): Read {
  const found = sweepFromExport(readTable(file).csv, file, infer);
  const { goal, name } = found.spec.primary;
  const guessed = found.isGoalGuessed ? `, as its name suggests (--goal says otherwise)` : '';
  const remarks = [
    `Made from an exported file: the design is inferred from its ${formatNumber(found.trials.length)} runs, and constraints, trainer and random factors are not in it (--sweep adds the sweep file). The response is ${name}, to ${goal}${guessed}.`,
  ];
  return { ...found, source: '', remarks, facts: { designHash: '', baseVersion: '' } };
}

async function withFile(file: string, sweepFile: string): Promise<Read> {
  const { id, spec, trials, source, base, sameId, runs } = await readExport(file, sweepFile);
  const trainers = await trainerChecks();
  const [hash, former] = (['current', 'former'] as const).map(
    (identity) => designOf(spec, base.version, trainers, identity).hash,
  ) as [string, string];
  const same =
    sameId === runs
      ? 'all of its runs have the ids that the sweep file gives them'
      : `${sameId} of its ${runs} runs have the ids that this version gives them`;
  const remarks = [`Made from an exported file and its sweep file: ${same}.`];
  return {
    id,
    spec,
    trials,
    source,
    remarks,
    facts: { designHash: id.endsWith(former.slice(0, 8)) ? former : hash, baseVersion: base.version },
  };
}
