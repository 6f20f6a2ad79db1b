import type { Sweep, Trial } from '../../client/facts.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { anovaLatex } from '../../report/latex/anova-table.ts';
import { meansLatex } from '../../report/latex/means-table.ts';
import { analyseResponse } from './analyse-response.ts';

/** The analysis of variance of each response and its estimated means, a table each. */
export function latexOfSweep(sweep: Sweep, spec: SweepSpec, trials: readonly Trial[]): string {
  const tables = spec.responses.flatMap(({ name }) => {
    const { analysis, reason } = analyseResponse(name, spec, sweep, trials);
    if (analysis === undefined) return [`% ${name}: ${reason.replaceAll(/\s+/g, ' ')}\n`];
    return [anovaLatex(analysis), ...meansLatex(analysis, spec)];
  });
  return ['% \\usepackage{booktabs}\n', ...tables].join('\n');
}
