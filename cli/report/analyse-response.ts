import { YatesError } from '../../base/error.ts';
import { isInterim, type Sweep, type Trial } from '../../client/facts.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { ResponseAnalysis } from '../../report/html/report-data.ts';
import { analyseTrials } from '../analyse/analyse-trials.ts';

/** Where a response cannot be analysed the report says why, and shows the rest. */
export function analyseResponse(
  response: string,
  spec: SweepSpec,
  sweep: Sweep,
  trials: readonly Trial[],
): ResponseAnalysis {
  try {
    const facts = { interim: isInterim(sweep, response), baseVersion: sweep.baseVersion };
    return { response, analysis: analyseTrials(spec, trials, facts, { response }), reason: '' };
  } catch (error) {
    if (!(error instanceof YatesError)) throw error;
    return { response, analysis: undefined, reason: error.message };
  }
}
