/** Rows of a CSV file that `yates export` wrote, field by field. */
import { YatesError } from '../../base/error.ts';
import { trialStates } from '../../client/facts.ts';
import {
  endColumns,
  environmentColumn,
  exportColumns,
  outcomeColumns,
  resumedColumn,
  seedColumnBeside,
} from '../../design/export-columns.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import type { CsvRecord } from '../../stats/table/csv.ts';
import type { TrialRecord } from '../trial-record.ts';

export function rowError(
  file: string,
  { line }: CsvRecord,
  message: string,
  next = 'give the sweep file that was launched; one that was extended is analysed from its data folder (--data)',
): YatesError {
  return new YatesError({ code: 'E_CSV_RUN', message, place: { file, line }, next });
}

/** Where a field stands, for messages. */
export interface Place {
  readonly file: string;
  readonly record: CsvRecord;
}

/** What became of a run, by the fields of its row. @throws YatesError E_CSV_RUN */
export function outcomeOf(
  field: (name: string) => string,
  place: Place,
): Omit<TrialRecord, keyof PlannedTrial | 'metrics' | 'fault'> {
  const number = (name: string): number => finite(name, field(name), Number(field(name)), place);
  const time = (name: string): number =>
    field(name) === '' ? 0 : finite(name, field(name), Date.parse(field(name)), place);
  return {
    realisedOrder: field('realised_order') === '' ? undefined : number('realised_order'),
    state: trialStates.find((state) => state === field('state')) ?? 'unknown',
    attempts: number('attempts'),
    agentName: field('agent'),
    backend: field('backend'),
    environment: field(environmentColumn) === '' ? undefined : field(environmentColumn),
    ...(field(resumedColumn) === '' ? {} : { resumedFrom: { step: number(resumedColumn) } }),
    lateResults: number('late_results'),
    leasedAtMs: time('leased_at'),
    endedAtMs: time('ended_at'),
    durationMs: number('duration_ms'),
  };
}

export function finite(name: string, text: string, value: number, { file, record }: Place): number {
  if (Number.isFinite(value)) return value;
  throw rowError(file, record, `${name} is ${JSON.stringify(text.slice(0, shownChars))}`, unchanged);
}

const shownChars = 80;
const unchanged = 'give the file as `yates export` wrote it';

export interface MetricColumn {
  readonly name: string;
  readonly at: number;
}

/** Metrics stand between the fixed columns; one that shares a name with a factor is called `metric_...`. */
export function metricColumns(header: readonly string[], settings: readonly string[]): MetricColumn[] {
  const from = header.indexOf(outcomeColumns.at(-1) as string) + 1;
  const taken = new Set<string>([
    ...exportColumns,
    seedColumnBeside(settings),
    ...header.slice(0, header.indexOf(outcomeColumns[0])),
  ]);
  return header.slice(from, header.indexOf(endColumns[0])).map((column, index) => {
    const name = column.replace(/^metric_/, '');
    return { name: taken.has(name) ? name : column, at: from + index };
  });
}

export function metricsOf(columns: readonly MetricColumn[], place: Place): Record<string, number> {
  return Object.fromEntries(
    columns.flatMap(({ name, at }) => {
      const text = place.record.fields[at] as string;
      return text === '' ? [] : [[name, notFinite.get(text) ?? finite(name, text, Number(text), place)]];
    }),
  );
}

const notFinite: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Inf', Number.POSITIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
]);
