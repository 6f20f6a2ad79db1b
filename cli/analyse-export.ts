import { analyseSweep, responseNamed } from '../report/sweep-analysis.ts';
import { trialsFromExport } from '../report/trials-from-export.ts';
import type { Analysis } from '../stats/analysis-result.ts';
import { parseFormula } from '../stats/formula/parse-formula.ts';
import { parseCsv } from '../stats/table/parse-csv.ts';
import { type AnalyseOptions, requestOf } from './analyse-options.ts';
import { readSweep } from './read-sweep.ts';
import { readTextFile } from './read-text-file.ts';

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
  const { spec, design } = await readSweep(sweepFile);
  const { trials, sameId } = trialsFromExport(
    spec,
    design,
    parseCsv(readTextFile('CSV file', file), file),
    file,
  );
  const formula = options.formula === undefined ? undefined : parseFormula(options.formula, '--formula');
  const terms = formula?.terms ?? options.factors?.map((name) => [name]);
  const analysis = analyseSweep({
    spec,
    response: formula?.response ?? responseNamed(spec, options.response ?? spec.primary.name),
    trials,
    interim: trials.some(({ state }) => state === 'queued' || state === 'leased'),
    more: requestOf(options),
    ...(options.type === undefined ? {} : { type: options.type }),
    ...(terms === undefined ? {} : { terms }),
  });
  return { ...analysis, notes: [provenance(design.hash, trials.length, sameId), ...analysis.notes] };
}

function provenance(hash: string, runs: number, sameId: number): string {
  if (sameId === runs) {
    return `The ids of all ${runs} runs are those of design ${hash}: settings, replicates, trainer options and base net.`;
  }
  return (
    `The ids of ${sameId} of ${runs} runs are those of design ${hash}: the others were made with other trainer ` +
    'options, another base net, or another version of Yates.'
  );
}
