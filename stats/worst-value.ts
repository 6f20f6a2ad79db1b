import type { AnovaRow, Goal, WorstValue } from './analysis-result.ts';
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
 * @param anovaOf analysis of variance of such a table
 * @param outcome column that says how each row ended
 * @returns undefined where no row diverged, or nothing else was measured
 */
export function worstValueSensitivity(
  table: DataTable,
  response: string,
  anovaOf: (table: DataTable) => readonly AnovaRow[],
  outcome: string,
  goal: Goal,
): WorstValue | undefined {
  const outcomes = asFactor(columnNamed(table, outcome));
  const { values } = numericColumnNamed(table, response);
  const diverged = (row: number): boolean =>
    Number.isNaN(values[row]) &&
    meaningOfOutcome(outcomes.levels[outcomes.codes[row] as number] ?? '') === 'diverged';
  let [worst, rows] = [Number.NaN, 0];
  for (const [row, value] of values.entries()) {
    if (diverged(row)) rows++;
    else if (Number.isNaN(worst) || (goal === 'maximise' ? value < worst : value > worst)) worst = value;
  }
  if (rows === 0 || Number.isNaN(worst)) return undefined;
  const filled = numericColumn(values.map((value, row) => (diverged(row) ? worst : value)));
  const anova = anovaOf({ rows: table.rows, columns: new Map([...table.columns, [response, filled]]) });
  return { rows, value: worst, anova };
}
