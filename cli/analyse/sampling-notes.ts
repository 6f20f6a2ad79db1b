import { isOrderName, samplingOfHeader, trendOver } from '../../stats/table/adaptive-sampling.ts';
import type { Csv } from '../../stats/table/csv.ts';
import type { DataTable } from '../../stats/table/data-table.ts';
import type { Note } from '../../stats/words/note.ts';

/**
 * What a reader must know of how the settings were chosen: where earlier results decided, p-values only describe.
 *
 * @param factors columns of the model
 */
export function samplingNotes(
  { header }: Csv,
  table: DataTable,
  { response, factors }: { readonly response: string; readonly factors: readonly string[] },
  sampling: 'fixed' | 'adaptive' | undefined,
): Note[] {
  if (sampling === 'fixed') return [];
  if (sampling === 'adaptive') return [{ kind: 'adaptiveSampling', by: 'option' }];
  const shown = samplingOfHeader(header);
  if (shown === 'fixed') return [];
  if (shown?.by === 'column') return [{ kind: 'adaptiveSampling', ...shown }];
  const trend = trendOf(table, response, factors);
  if (trend !== undefined) return [{ kind: 'adaptiveSampling', ...trend }];
  return shown === undefined ? [] : [{ kind: 'adaptiveSampling', ...shown }];
}

function trendOf(
  { columns, rows }: DataTable,
  response: string,
  factors: readonly string[],
): { readonly by: 'trend'; readonly column: string; readonly rho: number; readonly p: number } | undefined {
  const column = [...columns.keys()].find((name) => isOrderName(name) && !factors.includes(name));
  const order = column === undefined ? undefined : columns.get(column);
  const values = columns.get(response);
  if (column === undefined || order?.kind !== 'numeric' || values?.kind !== 'numeric') return undefined;
  const of = factors.flatMap((name) => columns.get(name) ?? []);
  const cells = Array.from({ length: rows }, (_, row) =>
    of.map((one) => (one.kind === 'factor' ? one.codes[row] : one.values[row])).join(' '),
  );
  const found = trendOver([...order.values], [...values.values], cells);
  return found === undefined ? undefined : { by: 'trend', column, ...found };
}
