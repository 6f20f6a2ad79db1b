import type { SweepSpec } from '../../design/sweep-spec.ts';
import { analyseSweep } from '../../report/sweep-analysis.ts';
import type { TrialRecord } from '../../report/trial-record.ts';
import { anchorsOfSweep } from './anchors-of-sweep.ts';
import type { Analysis } from '../../stats/analysis-result.ts';

interface Request {
  readonly spec: SweepSpec;
  readonly baseVersion: string;
  readonly response: string;
  readonly interim: boolean;
  readonly trials: readonly TrialRecord[];
}

/** The dashboard knows the analysis by its types alone; here is where they meet. */
export function analyseForDashboard({ spec, baseVersion, response, interim, trials }: Request): Analysis {
  const anchors = anchorsOfSweep(spec, response, baseVersion);
  return analyseSweep({ spec, response, interim, trials, anchors, detail: interim ? 'live' : 'full' });
}
