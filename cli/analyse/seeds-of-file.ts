import type { Formula } from '../../stats/formula/formula.ts';
import { type Csv, textColumnNamed } from '../../stats/table/csv.ts';
import { isSeedName, type SeedUse, seedUse } from '../../stats/table/seed-column.ts';
import { fieldAt, type TextColumn } from '../../stats/table/text-column.ts';

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
  csv: Csv,
  { terms, factors, response }: Pick<Formula, 'terms' | 'factors' | 'response'>,
  used: readonly string[],
): SeedsOfFile | undefined {
  const taken = [response, ...factors, ...used];
  const found = csv.header.flatMap((name): SeedsOfFile[] => {
    const column = textColumnNamed(csv, name);
    if (column === undefined || !isSeedName(name) || taken.includes(name)) return [];
    const seeds = column.texts.map((text) => text.trim());
    // Seeds that were rounded are equal although they were not.
    if (seeds.some(isRounded)) return [];
    const runs = csv.lines.length;
    if (seeds.length === runs && runs > 1 && allDiffer(seeds)) return [{ column: name, use: 'own' }];
    const others = [...new Set(terms.flat())]
      .filter((one) => one !== name)
      .flatMap((one) => textColumnNamed(csv, one) ?? []);
    const use = seedUse(
      Array.from(column.codes, (code) => seeds[code] || null),
      cellsOf(others, csv.lines.length),
    );
    return use === undefined ? [] : [{ column: name, use }];
  });
  return found.find(({ use }) => use === 'shared') ?? found[0];
}

/** True if no text is empty or stands there twice. Texts of different numbers differ, and numbers are compared sooner. */
function allDiffer(texts: readonly string[]): boolean {
  if (texts.includes('')) return false;
  const numbers = Float64Array.from(texts, Number).sort();
  const asNumbers = !numbers.some((own, i) => Number.isNaN(own) || own === numbers[i - 1]);
  return asNumbers || new Set(texts).size === texts.length;
}

/** True for a double beyond 2^53: pandas writes long whole numbers like that where a value is missing. */
const isRounded = (text: string): boolean =>
  Math.abs(Number(text)) > 2 ** 53 && /[.e]/i.test(text) && /^-?\d+(\.\d+)?(e\+?\d+)?$/i.test(text);

/** Columns of seeds that were rounded on their way into the file, and one of their values. */
export function roundedSeeds(csv: Csv): { readonly column: string; readonly example: string }[] {
  return csv.header.flatMap((column) => {
    const example = isSeedName(column)
      ? textColumnNamed(csv, column)?.texts.find((text) => isRounded(text.trim()))
      : undefined;
    return example === undefined ? [] : [{ column, example: example.trim() }];
  });
}

/** A text for each combination of what the columns hold. */
function cellsOf(columns: readonly TextColumn[], rows: number): string[] {
  return Array.from({ length: rows }, (_, row) =>
    columns.map((column) => fieldAt(column, row).trim()).join('\n'),
  );
}
