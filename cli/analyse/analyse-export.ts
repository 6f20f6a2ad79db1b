import { sharesSeeds, trialsFromExport } from '../../report/export/trials-from-export.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import { withNotes } from '../../stats/words/note.ts';
import { parseCsv } from '../../stats/table/parse-csv.ts';
import type { AnalyseOptions } from './analyse-options.ts';
import { analyseTrials } from './analyse-trials.ts';
import { readSweep } from '../input/read-sweep.ts';
import { readTextFile } from '../input/read-text-file.ts';

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
  const read = await readSweep(sweepFile);
  const csv = parseCsv(readTextFile('CSV file', file), file);
  // A file that does not say `seeds` may have been launched by an earlier version, with shared seeds: the runs show it.
  const isOlder = read.spec.seeds === 'own' && sharesSeeds(read.spec, csv);
  const { spec, design } = isOlder ? await readSweep(sweepFile, 'shared') : read;
  const { trials, sameId } = trialsFromExport(spec, design, csv, file);
  const interim = trials.some(({ state }) => state === 'queued' || state === 'leased');
  const analysis = analyseTrials(spec, trials, interim, options);
  const runs = csv.records.length;
  return withNotes(analysis, { before: [{ kind: 'sameDesign', hash: design.hash, runs, sameId }] });
}
