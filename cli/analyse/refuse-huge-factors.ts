import { YatesError } from '../../base/error.ts';
import { modelColumnsMax } from '../../stats/model/prepare.ts';
import { columnKind, hasMoreLevels, type ReadingRules } from '../../stats/table/column-kind.ts';
import { type Csv, textColumnNamed } from '../../stats/table/csv.ts';

/**
 * Refuses a factor with more levels than a model may have columns, before the levels are sorted and the rows are folded:
 * an id that was named by mistake is refused at once. A covariate may have any number of values.
 *
 * @param names columns of the model
 * @param factors those that are factors whatever they hold
 * @throws YatesError E_MODEL_SIZE
 */
export function refuseHugeFactors(
  csv: Csv,
  file: string,
  names: readonly string[],
  factors: readonly string[],
  rules?: ReadingRules,
): void {
  for (const name of new Set(names)) {
    const column = textColumnNamed(csv, name);
    if (column === undefined || column.count <= modelColumnsMax) continue;
    const kind = columnKind(column, factors.includes(name), rules);
    if (!hasMoreLevels(column, kind, modelColumnsMax, rules)) continue;
    const most = modelColumnsMax.toLocaleString('en');
    throw new YatesError({
      code: 'E_MODEL_SIZE',
      place: { file },
      message: `column "${name}" has more than ${most} levels, and the model would need a column for each`,
      next: 'leave that term out, or use it as a covariate if its values are amounts',
    });
  }
}
