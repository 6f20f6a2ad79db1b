import { YatesError } from '../../base/error.ts';
import { asFactor, columnNamed, type DataTable } from '../table/data-table.ts';

/**
 * The rows of a complete crossing in which one factor's level index is the sum of the others' modulo its levels: a
 * fraction of 1 / levels in which that factor stays orthogonal to each of the others whose number of levels it
 * divides. Twenty sites by four activations by four scales make 80 runs of 320.
 *
 * @param factors the factors that are crossed in full; `dependent` is the one that follows from them
 * @returns rows of `candidates`, ascending
 * @throws YatesError E_COLUMN_UNKNOWN, E_DESIGN_FRACTION where the fraction would not be orthogonal
 */
export function latinFraction(
  candidates: DataTable,
  factors: readonly string[],
  dependent: string,
): number[] {
  const columns = factors.map((name) => asFactor(columnNamed(candidates, name)));
  const last = asFactor(columnNamed(candidates, dependent));
  const levels = last.levels.length;
  for (const [i, column] of columns.entries()) {
    if (column.levels.length % levels === 0) continue;
    throw new YatesError({
      code: 'E_DESIGN_FRACTION',
      message: `${factors[i]} has ${column.levels.length} levels, which the ${levels} of ${dependent} do not divide`,
      next: 'choose another factor to follow from the rest, or a D-optimal subset',
    });
  }
  return Array.from({ length: candidates.rows }, (_, row) => row).filter((row) => {
    const sum = columns.reduce((total, { codes }) => total + (codes[row] as number), 0);
    return last.codes[row] === sum % levels;
  });
}
