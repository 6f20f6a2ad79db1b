import type { AnalysisRequest } from '../analysis-request.ts';
import type { Cells } from '../model/cells.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import { type ModelTerm, sameTerm } from '../model/term.ts';
import { findComponents } from './linked-pair.ts';

/** Pairs of factors to decompose: those that are named as linked, else those whose levels fall into groups that no row links. */
export function pairsToReport(
  request: Pick<AnalysisRequest, 'linked' | 'interim'>,
  terms: readonly ModelTerm[],
  cells: Cells,
  factors: readonly FactorVariable[],
): (readonly [FactorVariable, FactorVariable])[] {
  const named = (name: string) => factors.find((factor) => factor.name === name && factor.levels.length > 0);
  if (request.linked !== undefined) {
    return request.linked.flatMap(([first, second]) => {
      const pair = [named(first), named(second)] as const;
      return pair[0] !== undefined && pair[1] !== undefined ? [[pair[0], pair[1]] as const] : [];
    });
  }
  // While rows are still to come, a missing combination is more likely late than impossible.
  if (request.interim === true) return [];
  const main = factors.filter(({ name }) => terms.some((term) => sameTerm(term, [name])));
  return main.flatMap((first, i) =>
    main.slice(i + 1).flatMap((second) => {
      const varies = first.levels.length > 1 && second.levels.length > 1;
      return varies && findComponents(cells, first, second).count > 1 ? [[first, second] as const] : [];
    }),
  );
}
