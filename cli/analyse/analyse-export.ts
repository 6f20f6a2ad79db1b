import { type Design, designOf } from '../../design/design-of.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { TrainerChecks } from '../../design/trainer-check.ts';
import {
  type ExportedTrials,
  sharesSeeds,
  trialsFromExport,
} from '../../report/export/trials-from-export.ts';
import type { TrialRecord } from '../../report/trial-record.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import { withNotes } from '../../stats/words/note.ts';
import type { Csv } from '../../stats/table/csv.ts';
import type { AnalyseOptions } from './analyse-options.ts';
import { analyseTrials } from './analyse-trials.ts';
import { type KnownBase, knownBases } from '../input/base-version.ts';
import { readSweep } from '../input/read-sweep.ts';
import { readTable } from '../input/read-table.ts';
import { trainerChecks } from '../input/trainer-checks.ts';

/**
 * The analysis that a sweep has, from its exported CSV and its sweep file: no coordinator and no data folder needed.
 *
 * @throws YatesError E_FILE_*, E_CSV_*, E_FORMULA, E_RESPONSE_UNKNOWN, and every fault of the sweep file
 */
export async function analyseExport(
  file: string,
  sweepFile: string,
  options: AnalyseOptions,
): Promise<Analysis> {
  const { spec, trials, sameId, base, runs } = await readExport(file, sweepFile);
  const trainers = await trainerChecks();
  const interim = trials.some(({ state }) => state === 'queued' || state === 'leased');
  const analysis = analyseTrials(spec, trials, { interim, baseVersion: base.version }, options);
  return withNotes(analysis, {
    before: [
      {
        kind: 'sameDesign',
        hash: designOf(spec, base.version, trainers).hash,
        formerHash: designOf(spec, base.version, trainers, 'former').hash,
        runs,
        sameId,
        formerBase: base.name,
      },
    ],
  });
}

/** An exported file as runs of its sweep. */
export interface ReadExport {
  /** Id of the sweep that was exported. */
  readonly id: string;
  readonly spec: SweepSpec;
  /** The sweep file. */
  readonly source: string;
  readonly trials: readonly TrialRecord[];
  /** Rows of the file, and those of them that have the ids of the design. */
  readonly runs: number;
  readonly sameId: number;
  readonly base: KnownBase;
}

/** @throws YatesError E_FILE_*, E_CSV_*, and every fault of the sweep file */
export async function readExport(file: string, sweepFile: string): Promise<ReadExport> {
  const read = await readSweep(sweepFile);
  const csv = readTable(file).csv;
  // A file that does not say `seeds` may have been launched by an earlier version, with shared seeds: the runs show it.
  const isOlder = read.spec.seeds === 'own' && sharesSeeds(read.spec, csv);
  const { spec, source } = isOlder ? await readSweep(sweepFile, 'shared') : read;
  const { trials, sameId, base } = asItWasLaunched(spec, await trainerChecks(), csv, file);
  const id = csv.records[0]?.fields[csv.header.indexOf('sweep')] ?? spec.name;
  return { id, spec, source, trials, runs: csv.lines.length, sameId, base };
}

/**
 * The trials with the ids that the file has: on the base net that they rest on, the shipped or a former one, and as this
 * version or an earlier one makes ids. Where nothing gives the ids, the shipped net and this version stand.
 */
function asItWasLaunched(
  spec: SweepSpec,
  trainers: TrainerChecks,
  csv: Csv,
  file: string,
): ExportedTrials & { readonly design: Design; readonly base: KnownBase } {
  let best: (ExportedTrials & { readonly design: Design; readonly base: KnownBase }) | undefined;
  for (const base of knownBases()) {
    for (const identity of ['current', 'former'] as const) {
      const design = designOf(spec, base.version, trainers, identity);
      const reading = { design, base, ...trialsFromExport(spec, design, csv, file) };
      if (best === undefined || reading.sameId > best.sameId) best = reading;
      if (reading.sameId > 0) return best;
    }
  }
  return best as NonNullable<typeof best>;
}
