import { hasEnded } from '../../client/facts.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import type { AnalyseOptions } from './analyse-options.ts';
import { analyseTrials } from './analyse-trials.ts';
import { getSweep, listTrials } from '../../client/ask.ts';
import { specOf } from '../connect/spec-of.ts';
import { withCoordinator } from '../connect/with-coordinator.ts';

/** Analysis of a launched sweep. */
export async function analyseLaunched(id: string, options: AnalyseOptions): Promise<Analysis> {
  const { sweep, trials } = await withCoordinator(options, async (client) => {
    const found = await getSweep(client, id);
    return { sweep: found.sweep, trials: await listTrials(client, found.sweep.id) };
  });
  return analyseTrials(specOf(sweep), trials, !hasEnded(sweep.state), options);
}
