import type { AnalyseRequest } from '../../dashboard/analysis-runner.ts';
import { analyseSweep } from '../../report/sweep-analysis.ts';
import type { Analysis } from '../../stats/analysis-result.ts';

/** The dashboard knows the analysis by its types alone; here is where they meet. */
export function analyseForDashboard({ spec, response, interim, trials }: AnalyseRequest): Analysis {
  return analyseSweep({ spec, response, interim, trials, detail: interim ? 'live' : 'full' });
}
