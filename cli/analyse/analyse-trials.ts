import type { SweepSpec } from '../../design/sweep-spec.ts';
import { analyseSweep, responseNamed } from '../../report/sweep-analysis.ts';
import type { TrialRecord } from '../../report/trial-record.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import { parseFormula } from '../../stats/formula/parse-formula.ts';
import { anchorsOfSweep } from './anchors-of-sweep.ts';
import { YatesError } from '../../base/error.ts';
import { type AnalyseOptions, requestOf } from './analyse-options.ts';

/**
 * Analysis of a sweep's trials as the options ask for it: its primary response where none is named.
 *
 * @param facts whether the sweep still runs, and the version of the base net that the trials rest on
 * @throws YatesError E_OPTION_CSV, E_FORMULA, E_RESPONSE_UNKNOWN, and as `analyseSweep`
 */
export function analyseTrials(
  spec: SweepSpec,
  trials: readonly TrialRecord[],
  { interim, baseVersion }: { readonly interim: boolean; readonly baseVersion: string },
  options: AnalyseOptions,
): Analysis {
  refuseFileOptions(options);
  const used =
    options.without === undefined ? trials : trials.filter(({ resumedFrom }) => resumedFrom === undefined);
  const formula = options.formula === undefined ? undefined : parseFormula(options.formula, '--formula');
  const response = formula?.response ?? responseNamed(spec, responseOf(spec, options));
  const named = [...(options.factors ?? []), ...(formula === undefined ? (options.amounts ?? []) : [])];
  const terms = formula?.terms ?? (named.length === 0 ? undefined : named.map((name) => [name]));
  return analyseSweep({
    spec,
    response,
    trials: used,
    interim,
    anchors: anchorsOfSweep(spec, response, baseVersion),
    more: {
      ...requestOf(options),
      ...(options.block === undefined ? {} : { block: options.block }),
      ...(options.seeds === undefined ? {} : { seeds: options.seeds }),
      ...(options.random === undefined ? {} : { random: options.random }),
      ...(options.amounts === undefined ? {} : { amounts: options.amounts }),
      ...(options.scale === undefined ? {} : { scales: options.scale }),
      ...(options.family === 'gaussian' ? { counted: undefined } : {}),
      ...(formula === undefined ? {} : { randomTerms: formula.randomTerms, computed: formula.computed }),
      ...(formula === undefined || formula.nests.length === 0 ? {} : { nests: formula.nests }),
      ...(formula?.counts === undefined
        ? {}
        : { counted: { family: 'binomial', kind: 'counts', ...formula.counts } as const }),
    },
    ...(options.type === undefined ? {} : { type: options.type }),
    ...(terms === undefined ? {} : { terms }),
  });
}

/** The response that is asked for, where no formula names it. */
export const responseOf = (
  spec: SweepSpec,
  { response, formula }: Pick<AnalyseOptions, 'response' | 'formula'>,
): string =>
  response ?? (formula === undefined ? spec.primary.name : parseFormula(formula, '--formula').response);

/** What the sweep file says of a sweep. */
const ofFiles = [
  ['goal', '--goal'],
  ['of', '--of'],
  ['outcome', '--outcome'],
  ['wholePlots', '--whole-plots'],
] as const;

function refuseFileOptions(options: AnalyseOptions): void {
  for (const [name, flag] of ofFiles) {
    if (options[name] === undefined) continue;
    throw new YatesError({
      code: 'E_OPTION_CSV',
      place: { file: flag },
      message: 'the option is for CSV files that are analysed without a sweep file, and this is a sweep',
      next: 'leave it out: the sweep file says this of its sweep',
    });
  }
}
