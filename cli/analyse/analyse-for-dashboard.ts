import type { AnalyseRequest } from '../../dashboard/analysis-runner.ts';
import { analyseSweep } from '../../report/sweep-analysis.ts';
import { anchorsOfSweep } from './anchors-of-sweep.ts';
import type { Analysis } from '../../stats/analysis-result.ts';

/** The dashboard knows the analysis by its types alone; here is where they meet. */
export function analyseForDashboard({
  spec,
  baseVersion,
  response,
  interim,
  trials,
}: AnalyseRequest): Analysis {
  const anchors = anchorsOfSweep(spec, response, baseVersion);
  return analyseSweep({ spec, response, interim, trials, anchors, detail: interim ? 'live' : 'full' });
}
