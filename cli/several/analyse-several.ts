import { YatesError } from '../../base/error.ts';
import { poolSweeps } from '../../report/several/pool-sweeps.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import type { AnalyseOptions } from '../analyse/analyse-options.ts';
import { analyseTrials } from '../analyse/analyse-trials.ts';
import { readSweeps } from './read-sweeps.ts';

/** What is of one sweep or of one table. */
const ofOne = [
  ['sweep', '--sweep'],
  ['block', '--block'],
  ['study', '--study'],
  ['outcome', '--outcome'],
  ['wholePlots', '--whole-plots'],
  ['of', '--of'],
] as const;

/**
 * One analysis of several sweeps, each a block.
 *
 * @throws YatesError E_OPTION_SEVERAL, E_SWEEPS_DIFFER, and as `readSweeps` and `analyseTrials`
 */
export async function analyseSeveral(names: readonly string[], options: AnalyseOptions): Promise<Analysis> {
  for (const [name, flag] of ofOne) if (options[name] !== undefined) throw notOfSeveral(flag);
  const { goal, ...others } = options;
  const sweeps = await readSweeps(names, options, {
    response: options.response,
    ...(goal === undefined ? {} : { goal }),
  });
  if (goal !== undefined && sweeps.some(({ isInferred }) => !isInferred)) throw notOfSeveral('--goal');
  const { spec, trials } = poolSweeps(sweeps);
  const bases = new Set(sweeps.map(({ launched }) => launched?.sweep.baseVersion ?? ''));
  const [baseVersion = ''] = bases.size === 1 ? bases : [];
  return analyseTrials(
    spec,
    trials,
    { interim: sweeps.some(({ isRunning }) => isRunning), baseVersion },
    others,
  );
}

const notOfSeveral = (flag: string): YatesError =>
  new YatesError({
    code: 'E_OPTION_SEVERAL',
    place: { file: flag },
    message:
      'the option does not go with several sweeps, whose files say what they are and each of which is a block',
  });
