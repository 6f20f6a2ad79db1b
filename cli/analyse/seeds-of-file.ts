import type { Formula } from '../../stats/formula/formula.ts';
import type { Csv } from '../../stats/table/parse-csv.ts';
import { isSeedName, type SeedUse, seedUse } from '../../stats/table/seed-column.ts';

export interface SeedsOfFile {
  readonly column: string;
  readonly use: SeedUse;
}

/**
 * The column of seeds that nobody named, by its name, and how the runs were seeded, by whether its values recur over cells:
 * in the model or not, runs of one seed share their random numbers.
 *
 * @param used columns that the analysis uses otherwise: a block of seeds is left as it was asked for, and so is C(seed)
 * @returns undefined without such a column
 */
export function seedsOfFile(
  { header, records }: Csv,
  { terms, factors, response }: Pick<Formula, 'terms' | 'factors' | 'response'>,
  used: readonly string[],
): SeedsOfFile | undefined {
  const taken = [response, ...factors, ...used];
  const valuesOf = (column: string): string[] =>
    records.map(({ fields }) => fields[header.indexOf(column)]?.trim() ?? '');
  const found = header.flatMap((column): SeedsOfFile[] => {
    if (!isSeedName(column) || taken.includes(column)) return [];
    const others = [...new Set(terms.flat())].filter((one) => one !== column).map(valuesOf);
    const cells = records.map((_, row) => others.map((values) => values[row]).join('\n'));
    const use = seedUse(
      valuesOf(column).map((value) => (value === '' ? null : value)),
      cells,
    );
    return use === undefined ? [] : [{ column, use }];
  });
  return found.find(({ use }) => use === 'shared') ?? found[0];
}
