import { hasEnded } from '../dashboard/view/facts.ts';
import { analyseSweep, responseNamed } from '../report/sweep-analysis.ts';
import type { Analysis } from '../stats/analysis-result.ts';
import { parseFormula } from '../stats/formula/parse-formula.ts';
import { type AnalyseOptions, requestOf } from './analyse-options.ts';
import { getSweep, listTrials } from './ask.ts';
import { specOf } from './spec-of.ts';
import { withCoordinator } from './with-coordinator.ts';

/** Analysis of a launched sweep: its primary response where none is named. */
export async function analyseLaunched(id: string, options: AnalyseOptions): Promise<Analysis> {
  const { sweep, trials } = await withCoordinator(options, async (client) => {
    const found = await getSweep(client, id);
    return { sweep: found.sweep, trials: await listTrials(client, found.sweep.id) };
  });
  const spec = specOf(sweep);
  const formula = options.formula === undefined ? undefined : parseFormula(options.formula, '--formula');
  const response = formula?.response ?? responseNamed(spec, options.response ?? spec.primary.name);
  const terms = formula?.terms ?? options.factors?.map((name) => [name]);
  return analyseSweep({
    spec,
    response,
    trials,
    interim: !hasEnded(sweep.state),
    more: requestOf(options),
    ...(options.type === undefined ? {} : { type: options.type }),
    ...(terms === undefined ? {} : { terms }),
  });
}
