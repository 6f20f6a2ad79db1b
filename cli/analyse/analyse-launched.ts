import { isInterim } from '../../client/facts.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import type { AnalyseOptions } from './analyse-options.ts';
import { analyseTrials, responseOf } from './analyse-trials.ts';
import { getSweepWithTrials } from '../../client/ask.ts';
import { specOf } from '../../client/spec-of.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';

/** Analysis of a launched sweep. */
export async function analyseLaunched(id: string, options: AnalyseOptions): Promise<Analysis> {
  const { sweep, trials } = await withCoordinator(options, (client) => getSweepWithTrials(client, id));
  const { baseVersion } = sweep;
  const spec = specOf(sweep);
  const interim = isInterim(sweep, responseOf(spec, options));
  return analyseTrials(spec, trials, { interim, baseVersion }, options);
}
