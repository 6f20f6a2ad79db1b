/** Types of columns, for formats that have any. */
import {
  type endColumns,
  environmentColumn,
  type outcomeColumns,
  type placeColumns,
  resumedColumn,
  scoresColumn,
  wholePlotColumn,
} from '../../design/export-columns.ts';
import type { Level, SweepSpec } from '../../design/sweep-spec.ts';
import type { TrialRecord } from '../trial-record.ts';
import { settingNames } from './export-table.ts';

export type ColumnType = 'string' | 'boolean' | 'int64' | 'double' | 'timestamp';

type FixedColumn =
  | (typeof placeColumns)[number]
  | (typeof outcomeColumns)[number]
  | (typeof endColumns)[number];

const fixed: Readonly<Record<FixedColumn, ColumnType>> = {
  trial_id: 'string',
  sweep: 'string',
  cell: 'int64',
  block: 'int64',
  replicate: 'int64',
  reference: 'string',
  planned_order: 'int64',
  realised_order: 'int64',
  state: 'string',
  attempts: 'int64',
  agent: 'string',
  backend: 'string',
  late_results: 'int64',
  leased_at: 'timestamp',
  ended_at: 'timestamp',
  duration_ms: 'double',
};

const besides = new Map<string, ColumnType>([
  ...Object.entries(fixed),
  ['seed', 'int64'],
  ['run_seed', 'int64'],
  [wholePlotColumn, 'string'],
  [environmentColumn, 'string'],
  [resumedColumn, 'double'],
  [scoresColumn, 'string'],
]);

/** The type of each column of `exportTable`; metrics are doubles. */
export function exportColumnTypes(
  header: readonly string[],
  spec: SweepSpec,
  trials: readonly TrialRecord[],
): ColumnType[] {
  const settings = settingTypes(settingNames(spec), trials);
  return header.map((name) => settings.get(name) ?? besides.get(name) ?? 'double');
}

/** The type of each factor and derived column, by name, that holds its levels in all trials. */
export function settingTypes(
  names: readonly string[],
  trials: readonly Pick<TrialRecord, 'settings'>[],
): Map<string, ColumnType> {
  return new Map(
    names.map((name) => [name, typeOfLevels(new Set(trials.map(({ settings }) => settings[name])))]),
  );
}

/** Levels of several types, such as 1 and `auto`, are strings. */
function typeOfLevels(levels: ReadonlySet<Level | undefined>): ColumnType {
  const known = [...levels].filter((level) => level !== undefined);
  if (known.length === 0) return 'string';
  if (known.every((level) => typeof level === 'boolean')) return 'boolean';
  if (known.every((level) => Number.isSafeInteger(level))) return 'int64';
  return known.every((level) => typeof level === 'number') ? 'double' : 'string';
}
