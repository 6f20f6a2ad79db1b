import { plural } from '../../base/plural.ts';
import { specOf } from '../../client/spec-of.ts';
import { type ColumnType, settingTypes } from '../../report/export/column-type.ts';
import { type CsvValue, csvLine } from '../../report/export/csv.ts';
import { settingNames } from '../../report/export/export-table.ts';
import { jsonLine } from '../../report/export/json-lines.ts';
import { type CurvesOfTrial, curvesColumns, curvesRows } from '../curves/curves-table.ts';
import { writeNewFile } from '../output/new-file.ts';
import { writeLines } from '../output/write-lines.ts';
import { reportedCurves, type SweepToExport } from './reported-curves.ts';

export const curvesFormats = ['csv', 'jsonl', 'parquet'] as const;
export type CurvesFormat = (typeof curvesFormats)[number];

const types: Readonly<Record<string, ColumnType>> = {
  trial_id: 'string',
  trial: 'int64',
  replicate: 'int64',
  metric: 'string',
  step: 'double',
  value: 'double',
  elapsed_ms: 'double',
};

/**
 * All points of all trials as one long table, a trial at a time: what memory holds does not grow with the number of trials.
 *
 * @param file left out: standard output
 * @returns what was written, in one sentence
 */
export async function exportCurves(
  subject: SweepToExport,
  format: CurvesFormat,
  file: string | undefined,
): Promise<string> {
  const factors = settingNames(specOf(subject.sweep));
  const header = curvesColumns(factors);
  const count = { trials: 0, points: 0 };
  const rows = countedRows(reportedCurves(subject), factors, count);
  if (format === 'parquet') {
    const { writeParquet } = await import('../../report/export/parquet.ts');
    const settings = settingTypes(factors, subject.trials);
    const columns = header.map((name) => ({
      name,
      type: settings.get(name) ?? types[name] ?? 'double',
    }));
    await writeNewFile(file as string, (path) => writeParquet(path, columns, rows));
  } else await writeLines(linesOf(format, header, rows), file);
  return `${plural(count.points, 'point')} of ${count.trials} of ${plural(subject.trials.length, 'trial')}.`;
}

async function* countedRows(
  all: AsyncIterable<CurvesOfTrial>,
  factors: readonly string[],
  count: { trials: number; points: number },
): AsyncGenerator<CsvValue[], void, undefined> {
  for await (const one of all) {
    count.trials++;
    for (const row of curvesRows(one, factors)) {
      count.points++;
      yield row;
    }
  }
}

async function* linesOf(
  format: 'csv' | 'jsonl',
  header: readonly string[],
  rows: AsyncIterable<readonly CsvValue[]>,
): AsyncGenerator<string, void, undefined> {
  if (format === 'csv') yield csvLine(header);
  for await (const row of rows) yield format === 'csv' ? csvLine(row) : jsonLine(header, row);
}
