import type { Goal, WorstValue } from './analysis-result.ts';
import { anovaTable } from './anova/anova-table.ts';
import { fitModel } from './model/linear-fit.ts';
import { layOutModel } from './model/model-matrix.ts';
import { type PrepareOptions, prepareData } from './model/prepare.ts';
import { meaningOfOutcome } from './outcome/outcome-words.ts';
import {
  asFactor,
  columnNamed,
  type DataTable,
  numericColumn,
  numericColumnNamed,
} from './table/data-table.ts';

/**
 * A run that diverged says something about its settings: leaving it out flatters them. This is the other extreme; a
 * finding that holds in both does not hang on the gaps.
 *
 * @param table without responses of runs that gave no result
 * @param outcome column that says how each row ended
 * @returns undefined where no row diverged, or nothing else was measured
 */
export function worstValueSensitivity(
  table: DataTable,
  model: PrepareOptions,
  type: 1 | 2 | 3,
  outcome: string,
  goal: Goal,
): WorstValue | undefined {
  const outcomes = asFactor(columnNamed(table, outcome));
  const response = numericColumnNamed(table, model.response).values;
  const diverged = (row: number): boolean =>
    Number.isNaN(response[row]) &&
    meaningOfOutcome(outcomes.levels[outcomes.codes[row] as number] ?? '') === 'diverged';
  let [worst, rows] = [Number.NaN, 0];
  for (const [row, value] of response.entries()) {
    if (diverged(row)) rows++;
    else if (Number.isNaN(worst) || (goal === 'maximise' ? value < worst : value > worst)) worst = value;
  }
  if (rows === 0 || Number.isNaN(worst)) return undefined;
  const filled = numericColumn(response.map((value, row) => (diverged(row) ? worst : value)));
  const data = prepareData(
    { rows: table.rows, columns: new Map([...table.columns, [model.response, filled]]) },
    model,
  );
  const fit = fitModel(layOutModel(model.terms, data.variables), data.cells);
  return { rows, value: worst, anova: anovaTable(fit, type) };
}
