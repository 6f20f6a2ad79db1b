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
    // Seeds that were rounded are equal although they were not.
    if (roundedIn(column) !== undefined) return [];
    const runs = csv.lines.length;
    if (column.count === runs && runs > 1 && allDiffer(column)) return [{ column: name, use: 'own' }];
    const seeds = column.texts.map((text) => text.trim());
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
function allDiffer(column: TextColumn): boolean {
  const { plain } = column;
  const numbers = plain?.values ?? Float64Array.from(column.texts, seedNumber);
  if (allAscend(numbers) || allAscend(numbers.slice().sort())) return true;
  const texts = column.texts.map((text) => text.trim());
  return !texts.includes('') && new Set(texts).size === texts.length;
}

/** NaN where nothing stands. */
const seedNumber = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** False where one is no number: sorted, those come last. */
function allAscend(numbers: Float64Array): boolean {
  for (let i = 1; i < numbers.length; i++)
    if (!((numbers[i] as number) > (numbers[i - 1] as number))) return false;
  return true;
}

/** True for a double beyond 2^53: pandas writes long whole numbers like that where a value is missing. */
const isRounded = (text: string): boolean =>
  Math.abs(Number(text)) > 2 ** 53 && /[.e]/i.test(text) && /^-?\d+(\.\d+)?(e\+?\d+)?$/i.test(text);

function roundedIn(column: TextColumn): string | undefined {
  const isShort = column.plain?.values.every((value) => !(Math.abs(value) > 2 ** 53));
  return isShort === true ? undefined : column.texts.find((text) => isRounded(text.trim()));
}

/** Columns of seeds that were rounded on their way into the file, and one of their values. */
export function roundedSeeds(csv: Csv): { readonly column: string; readonly example: string }[] {
  return csv.header.flatMap((column) => {
    const found = isSeedName(column) ? textColumnNamed(csv, column) : undefined;
    const example = found === undefined ? undefined : roundedIn(found);
    return example === undefined ? [] : [{ column, example: example.trim() }];
  });
}

/** A text for each combination of what the columns hold. */
function cellsOf(columns: readonly TextColumn[], rows: number): string[] {
  return Array.from({ length: rows }, (_, row) =>
    columns.map((column) => fieldAt(column, row).trim()).join('\n'),
  );
}
