import { YatesError } from '../../base/error.ts';
import { plural } from '../../base/plural.ts';
import { limits } from '../../base/limits.ts';
import { type Csv, csvOf } from '../../stats/table/csv.ts';
import { textColumn } from '../../stats/table/text-column.ts';

/** A study of Optuna, from whatever storage. Every value is a text as pandas writes it. */
export interface Study {
  readonly name: string;
  readonly directions: readonly ('minimize' | 'maximize' | undefined)[];
  readonly trials: readonly StudyTrial[];
}

export interface StudyTrial {
  readonly number: number;
  /** Optuna's word: COMPLETE, PRUNED, FAIL, RUNNING or WAITING. */
  readonly state: string;
  /** One a direction; [] without a result. */
  readonly values: readonly string[];
  readonly start: string;
  readonly complete: string;
  readonly params: ReadonlyMap<string, string>;
  readonly userAttributes: ReadonlyMap<string, string>;
  readonly systemAttributes: ReadonlyMap<string, string>;
}

/**
 * What a parameter is in the user's terms: storages hold the index of a choice, and numbers as doubles.
 *
 * @param distribution JSON, as Optuna writes it
 *
 * @example
 * paramText(1, '{"name":"CategoricalDistribution","attributes":{"choices":["relu","gelu"]}}'); // 'gelu'
 */
export function paramText(value: number, distribution: string): string {
  const { name, attributes } = JSON.parse(distribution) as {
    readonly name: string;
    readonly attributes: { readonly choices?: readonly unknown[] };
  };
  if (attributes.choices !== undefined) return valueText(attributes.choices[value]);
  return String(name.startsWith('Int') ? Math.trunc(value) : value);
}

/** As Python prints it. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The study of this name, or the only one. @throws YatesError E_IMPORT_STUDY */
export function studyNamed(studies: readonly Study[], file: string, name: string | undefined): Study {
  const found =
    name === undefined && studies.length === 1 ? studies[0] : studies.find((one) => one.name === name);
  if (found !== undefined) return found;
  const list = studies.map((one) => `"${one.name}" (${plural(one.trials.length, 'trial')})`).join(', ');
  throw new YatesError({
    code: 'E_IMPORT_STUDY',
    place: { file },
    message:
      studies.length === 0
        ? 'the storage holds no study'
        : `${name === undefined ? `the storage holds ${studies.length} studies` : `there is no study "${name}"`}: ${list}`,
    next: studies.length === 0 ? 'name another file' : 'choose one with --study NAME',
  });
}

/**
 * The table that `study.trials_dataframe()` is, a row a trial in the order of their numbers.
 *
 * @param file for errors
 * @throws YatesError E_TABLE_SIZE
 */
export function tableOfStudy({ trials, directions }: Study, file: string): Csv {
  let names = directions.length;
  const namesOf = (of: (trial: StudyTrial) => ReadonlyMap<string, string>): string[] => {
    const found = new Set<string>();
    for (const trial of trials) for (const name of of(trial).keys()) found.add(name);
    names += found.size;
    if (names > limits.tableColumns || names * trials.length > limits.tableCells)
      throw tooManyNames(file, names);
    return [...found].sort();
  };
  const columns: [string, (trial: StudyTrial) => string][] = [
    ['number', ({ number }) => String(number)],
    ...directions.map((_, at): [string, (trial: StudyTrial) => string] => [
      directions.length === 1 ? 'value' : `values_${at}`,
      ({ values }) => values[at] ?? '',
    ]),
    ['datetime_start', ({ start }) => start],
    ['datetime_complete', ({ complete }) => complete],
  ];
  const groups = [
    ['params_', ({ params }: StudyTrial) => params],
    ['user_attrs_', ({ userAttributes }: StudyTrial) => userAttributes],
    ['system_attrs_', ({ systemAttributes }: StudyTrial) => systemAttributes],
  ] as const;
  for (const [prefix, of] of groups)
    for (const name of namesOf(of)) columns.push([prefix + name, (trial) => of(trial).get(name) ?? '']);
  columns.push(['state', ({ state }) => state]);
  return csvOf({
    header: columns.map(([name]) => name),
    columns: columns.map(([, of]) => textColumn(trials.map(of))),
    lines: Int32Array.from(trials.keys(), (row) => row + 1),
    separator: undefined,
    notes: [],
  });
}

const tooManyNames = (file: string, names: number): YatesError =>
  new YatesError({
    code: 'E_TABLE_SIZE',
    place: { file },
    message: `the trials have so many different parameters and attributes that the table is too large (${names} columns)`,
    next: 'leave out attributes that differ in name from trial to trial',
  });
