import { YatesError } from '../../base/error.ts';
import { numberFromText } from '../../design/level-text.ts';
import type { Formula } from '../../stats/formula/formula.ts';
import type { CountedResponse } from '../../stats/glm/family.ts';
import { isBinary } from '../../stats/glm/truth-words.ts';
import type { Column, DataTable } from '../../stats/table/data-table.ts';
import type { Note } from '../../stats/words/note.ts';
import type { AnalyseOptions } from './analyse-options.ts';

/**
 * How the response of a file is taken: as successes and failures that the formula names, as `--family` and `--of` say, and
 * else as true or false where it holds nothing else.
 *
 * @param isSampled some factors are a sample, or runs share whole plots: such counts are analysed as amounts
 * @param inModel columns that the analysis uses
 * @throws YatesError E_OPTION_FAMILY
 */
export function countedResponse(
  table: DataTable,
  { response, counts }: Pick<Formula, 'response' | 'counts'>,
  { family, of }: Pick<AnalyseOptions, 'family' | 'of'>,
  { isSampled, inModel }: { readonly isSampled: boolean; readonly inModel: readonly string[] },
): { readonly counted: CountedResponse | undefined; readonly notes: readonly Note[] } {
  const asked = askedFor();
  const isAsked = asked !== undefined;
  const column = table.columns.get(response);
  const found =
    asked ??
    (family === undefined && column !== undefined && isBinary(column)
      ? ({ family: 'binomial', kind: 'binary' } as const)
      : undefined);
  if (family === 'gaussian') return { counted: undefined, notes: [] };
  if (found === undefined) return { counted: undefined, notes: looksCounted(table, response, inModel) };
  if (isSampled) {
    if (isAsked)
      throw refusal(
        'counts with random factors or whole plots are not analysed as counts',
        'leave out --family and --of, so that shares are analysed as amounts, or take the seeds as a block: --block seed',
      );
    return { counted: undefined, notes: [] };
  }
  return { counted: found, notes: isAsked ? [] : [{ kind: 'binaryFound', response }] };

  function askedFor(): CountedResponse | undefined {
    if (counts !== undefined) {
      if (family === 'poisson' || family === 'gaussian' || of !== undefined)
        throw refusal(`cbind() is of successes and failures`, 'leave out --family and --of');
      return { family: 'binomial', kind: 'counts', ...counts };
    }
    if (of !== undefined) {
      if (family === 'poisson' || family === 'gaussian')
        throw refusal(`--of is of tries, which --family ${family} has none of`, 'leave out one of the two');
      const tries = numberFromText(of);
      return { family: 'binomial', kind: 'of', of: tries ?? of };
    }
    if (family === 'poisson') return { family: 'poisson', kind: 'events' };
    if (family === 'binomial') return { family: 'binomial', kind: 'binary' };
    return undefined;
  }
}

/** Largest number that a column of small counts holds; larger ones are near enough to normal. */
const smallCount = 100;

/** A response of small whole numbers, 0 among them. */
function looksCounted(table: DataTable, response: string, inModel: readonly string[]): Note[] {
  if (!isCount(table.columns.get(response))) return [];
  const others = [...table.columns].flatMap(([name, column]) =>
    name !== response && !inModel.includes(name) && isCount(column, Number.POSITIVE_INFINITY) ? [name] : [],
  );
  return [{ kind: 'looksCounted', response, others: others.slice(0, 3) }];
}

function isCount(column: Column | undefined, most = smallCount): boolean {
  if (column?.kind !== 'numeric') return false;
  const seen = new Set<number>();
  for (const value of column.values) {
    if (Number.isNaN(value)) continue;
    if (value < 0 || value > most || !Number.isInteger(value)) return false;
    seen.add(value);
  }
  return seen.size > 2 && (seen.has(0) || most > smallCount);
}

const refusal = (message: string, next: string): YatesError =>
  new YatesError({ code: 'E_OPTION_FAMILY', place: { file: '--family' }, message, next });
