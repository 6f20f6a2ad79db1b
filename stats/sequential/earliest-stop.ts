import { layOutModel } from '../model/model-matrix.ts';
import { fitModel } from '../model/linear-fit.ts';
import { prepareData } from '../model/prepare.ts';
import { type ModelTerm, termName } from '../model/term.ts';
import { fewest } from '../numeric/fewest.ts';
import { type DataTable, numericColumn } from '../table/data-table.ts';
import { mostEvidence } from './e-process.ts';
import type { StopRule } from './decision.ts';

/** Name of a response that nobody has measured yet. */
const unmeasured = 'not measured yet';

/**
 * The fewest runs, in planned order, after which the e-process could decide every term of a rule: if all that they showed were
 * the effects in question, without any noise.
 *
 * @param planned the run sheet's factor columns, a row a run
 * @param terms of the model that the finished sweep will have, blocks and whole plots included
 * @returns undefined where not even all of the runs could
 *
 * @example
 * const planned = dataTable({ a: factorColumn('xyxyxyxyxyxyxyxyxyxyxyxy'.split('')) });
 * earliestRun(planned, [['a']], { terms: ['a'], alpha: 0.05 }); // 17
 */
export function earliestRun(
  planned: DataTable,
  terms: readonly ModelTerm[],
  { terms: decided, alpha }: StopRule,
): number | undefined {
  const enough = -Math.log(alpha);
  const couldDecide = (runs: number): boolean => {
    const response = numericColumn(
      Float64Array.from({ length: planned.rows }, (_, row) => (row < runs ? 0 : Number.NaN)),
    );
    const table: DataTable = { ...planned, columns: new Map([...planned.columns, [unmeasured, response]]) };
    const data = prepareData(table, { response: unmeasured, terms, factors: terms.flat() });
    const fit = fitModel(layOutModel(terms, data.variables), data.cells);
    const levelCounts = new Map([...data.factorColumns].map(([name, { levels }]) => [name, levels.length]));
    return decided.every((name) => {
      const index = fit.layout.blocks.findIndex(({ term }) => termName(term) === name);
      return index >= 0 && (mostEvidence(fit, index, levelCounts) ?? 0) >= enough;
    });
  };
  const found = fewest(2, (runs) => runs >= planned.rows || couldDecide(runs));
  return found !== undefined && found <= planned.rows && couldDecide(found) ? found : undefined;
}
