import { YatesError } from '../../base/error.ts';
import { modelColumnsMax } from '../../stats/model/prepare.ts';
import type { Csv } from '../../stats/table/parse-csv.ts';

/**
 * Refuses a column of names with more levels than a model may have columns, before the levels are sorted and the rows
 * folded: an id that was named by mistake is told at once, and not after all the work is done.
 *
 * @param names columns of the model
 * @param factors those that are factors whatever they hold
 * @throws YatesError E_MODEL_SIZE
 */
export function refuseHugeFactors(
  { header, records }: Csv,
  file: string,
  names: readonly string[],
  factors: readonly string[],
): void {
  for (const name of new Set(names)) {
    const index = header.indexOf(name);
    const first = records[0]?.fields[index]?.trim() ?? '';
    // A covariate may have any number of values.
    if (index < 0 || (!factors.includes(name) && (first === '' || !Number.isNaN(Number(first))))) continue;
    const levels = new Set<string>();
    for (const { fields } of records) {
      if (levels.add(fields[index] as string).size <= modelColumnsMax) continue;
      const most = modelColumnsMax.toLocaleString('en');
      throw new YatesError({
        code: 'E_MODEL_SIZE',
        place: { file },
        message: `column "${name}" has more than ${most} levels, and the model would need a column for each`,
        next: 'leave that term out, or use it as a covariate if its values are amounts',
      });
    }
  }
}
