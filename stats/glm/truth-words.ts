import { YatesError } from '../../base/error.ts';
import type { Column } from '../table/data-table.ts';

const yes = /^(true|t|yes|y|1)$/i;
const no = /^(false|f|no|n|0)$/i;

/**
 * True for a column whose values are true and false, in words or as 1 and 0, both of which occur.
 *
 * @example
 * isBinary(factorColumn(['False', 'True'])); // true
 * isBinary(numericColumn([0, 1, 2])); // false
 */
export function isBinary(column: Column): boolean {
  if (column.kind === 'numeric') {
    let [zeros, ones] = [false, false];
    for (const value of column.values) {
      if (value === 0) zeros = true;
      else if (value === 1) ones = true;
      else if (!Number.isNaN(value)) return false;
    }
    return zeros && ones;
  }
  const seen = column.levels.filter((_, code) => column.codes.includes(code));
  return seen.length === 2 && seen.some((word) => yes.test(word)) && seen.some((word) => no.test(word));
}

/**
 * True for a word for true or false, and for a missing value.
 *
 * @example
 * ['True', 'no', '', 'maybe'].map(meansTruth); // [true, true, true, false]
 */
export const meansTruth = (word: string): boolean => word === '' || yes.test(word) || no.test(word);

/** 1 for true, 0 for false, NaN where there is no value. @throws YatesError E_COLUMN_NOT_NUMERIC for another word */
export function truthOf(column: Column, name: string): Float64Array {
  if (column.kind === 'numeric') return Float64Array.from(column.values);
  const values = column.levels.map((word) => {
    if (yes.test(word)) return 1;
    if (no.test(word)) return 0;
    throw new YatesError({
      code: 'E_COLUMN_NOT_NUMERIC',
      message: `column "${name}" holds "${word}", which is neither true nor false`,
      next: 'write true and false, or 1 and 0',
    });
  });
  return Float64Array.from(column.codes, (code) => values[code] ?? Number.NaN);
}
