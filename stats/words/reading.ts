import { plural } from '../../base/plural.ts';
import { type PreparedData } from '../model/prepare.ts';
import { absentLevel } from '../model/nest.ts';

/** A column of numbers in the model, and what it was taken as. */
export interface Reading {
  readonly column: string;
  /** `amount`: one straight line, or the curve that the formula names. `factor`: a mean for each level. */
  readonly as: 'amount' | 'factor';
  /** Different values among the rows used. */
  readonly values: number;
}

/** @param except columns that are neither: blocks and random factors */
export function readingsOf({ variables, cells }: PreparedData, except: readonly string[]): Reading[] {
  return [...variables.values()].flatMap((variable): Reading[] => {
    const { name } = variable;
    if (except.includes(name)) return [];
    if (variable.kind === 'covariate') {
      // What a formula computes was asked for as an amount.
      if (variable.curve !== undefined || (name.includes('(') && name.endsWith(')'))) return [];
      const values = new Set(Array.from(cells.exampleRow, (row) => variable.values[row]));
      return [{ column: name, as: 'amount', values: values.size }];
    }
    const levels = variable.levels.filter((level) => level !== absentLevel);
    const areNumbers = levels.length > 1 && levels.every((level) => Number.isFinite(Number(level)));
    return areNumbers ? [{ column: name, as: 'factor', values: levels.length }] : [];
  });
}

/**
 * What a column was taken as, and the option that takes it otherwise.
 *
 * @example
 * readingInWords({ column: 'lr', as: 'amount', values: 5 });
 * // 'lr is taken as an amount: one straight line through its 5 values. --factors lr compares its values as levels.'
 */
export function readingInWords({ column, as, values }: Reading): string {
  const option = (name: string): string => `--${name} ${/[\s,]/.test(column) ? `"${column}"` : column}`;
  return as === 'amount'
    ? `${column} is taken as an amount: one straight line through its ${plural(values, 'value')}. ${option('factors')} compares its values as levels.`
    : `${column} is taken as a factor: a mean for each of its ${plural(values, 'level')}. ${option('amounts')} takes its values as amounts, on one straight line.`;
}
