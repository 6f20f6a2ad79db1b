/** The design of a sweep, as far as a CSV file that `yates export` wrote shows it. */
import { YatesError } from '../../base/error.ts';
import { trialId } from '../../base/ids.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import {
  endColumns,
  outcomeColumns,
  placeColumns,
  seedColumnBeside,
  wholePlotColumn,
} from '../../design/export-columns.ts';
import { numberFromText } from '../../design/level-text.ts';
import type { DerivedColumn, Factor, Level, Settings, SweepSpec } from '../../design/sweep-spec.ts';
import type { Csv } from '../../stats/table/csv.ts';
import type { TrialRecord } from '../trial-record.ts';
import { finite, metricColumns, metricsOf, outcomeOf, type Place, rowError } from './export-row.ts';

export interface InferredSweep {
  /** Id of the sweep that was exported. */
  readonly id: string;
  readonly spec: SweepSpec;
  /** In planned order. */
  readonly trials: readonly TrialRecord[];
  /** True if the goal follows from the response's name alone. */
  readonly isGoalGuessed: boolean;
}

export interface InferOptions {
  /** Default: the first column after those of the trial's outcome, where exports have the primary response. */
  readonly response?: string | undefined;
  readonly goal?: 'maximize' | 'minimize' | undefined;
}

/** A row with what it says of the design. */
interface Row {
  readonly field: (name: string) => string;
  readonly place: Place;
}

/**
 * A sweep from its export alone: factors and levels, replicates, blocks, whole plots, seeds and what became of each run. Constraints,
 * the trainer and what else only the sweep file says are left empty.
 *
 * @param file as the user named it
 * @throws YatesError E_CSV_COLUMNS, E_CSV_RUN, E_RESPONSE_UNKNOWN
 */
export function sweepFromExport(csv: Csv, file: string, options: InferOptions = {}): InferredSweep {
  checkHeader(csv, file);
  const { header } = csv;
  const rows = csv.records.map((record): Row => {
    const place: Place = { file, record };
    return { place, field: (name) => record.fields[header.indexOf(name)] ?? '' };
  });
  const between = header.slice(header.indexOf(placeColumns.at(-1) as string) + 1, header.indexOf('state'));
  const seedAt = seedColumnBeside(between.slice(1));
  const settings = between.filter((name) => name !== seedAt && name !== wholePlotColumn);
  const own = rows
    .filter(({ field }) => field('reference') === '')
    .toSorted((a, b) => Number(a.field('cell')) - Number(b.field('cell')));
  const varied = settings.filter((name) => own.some(({ field }) => field(name) !== ''));
  const levelOf = levelReader(rows, settings);
  const columns = factorsOf(own, varied, levelOf, file);
  const metrics = metricColumns(header, settings);
  const trials = rows.map(
    (row): TrialRecord =>
      trialOf(row, settings, levelOf, between.includes(seedAt) ? seedAt : undefined, metrics),
  );
  const responses = responsesOf(
    metrics.map(({ name }) => name),
    options,
    file,
  );
  const [primary] = responses;
  return {
    id: rows[0]?.field('sweep') ?? '',
    spec: {
      ...emptySpec,
      name: (rows[0]?.field('sweep') ?? '').replace(/-[0-9a-f]{8}$/, ''),
      ...columns,
      ...layoutOf(trials, own, columns.factors, between),
      ...referencesOf(trials),
      primary,
      responses,
    },
    trials: trials.toSorted((a, b) => a.plannedOrder - b.plannedOrder),
    isGoalGuessed: options.goal === undefined,
  };
}

function checkHeader({ header, lines }: Csv, file: string): void {
  const missing = [...placeColumns, ...outcomeColumns, ...endColumns].filter(
    (name) => !header.includes(name),
  );
  const [message, next] =
    missing.length > 0
      ? [
          `this file is no export of a sweep: it lacks ${missing.join(', ')}`,
          'give a file that `yates export` wrote; any other table is for `yates analyse`',
        ]
      : ['this export has no run', 'export a sweep that has trials'];
  if (missing.length === 0 && lines.length > 0) return;
  throw new YatesError({ code: 'E_CSV_COLUMNS', message, place: { file }, next });
}

/** Numbers and truth values where all fields of a column are such. */
function levelReader(
  rows: readonly Row[],
  settings: readonly string[],
): (name: string, text: string) => Level {
  const kinds = new Map(
    settings.map((name) => {
      const texts = [...new Set(rows.map(({ field }) => field(name)))].filter((text) => text !== '');
      if (texts.every((text) => numberFromText(text) !== undefined)) return [name, Number] as const;
      const isTruth = texts.every((text) => text === 'true' || text === 'false');
      return [name, isTruth ? (text: string): Level => text === 'true' : String] as const;
    }),
  );
  return (name, text) => (kinds.get(name) ?? String)(text);
}

type LevelOf = ReturnType<typeof levelReader>;

/** Columns at the end that follow from one other are derived; one that is empty in some cells exists under levels of another. */
function factorsOf(
  own: readonly Row[],
  names: readonly string[],
  levelOf: LevelOf,
  file: string,
): Pick<SweepSpec, 'factors' | 'derive'> {
  const derive: DerivedColumn[] = [];
  const factors = [...names];
  for (;;) {
    const last = factors.at(-1);
    if (last === undefined || distinct(own, last).length < 2) break;
    const by = factors
      .slice(0, -1)
      .find(
        (name) =>
          distinct(own, name).length > 1 && distinct(own, name, last).length === distinct(own, name).length,
      );
    if (by === undefined || own.some(({ field }) => field(last) === '' || field(by) === '')) break;
    const map = distinct(own, by, last).map(
      ([from = '', to = '']) => [levelOf(by, from), levelOf(last, to)] as const,
    );
    derive.unshift({ name: last, by, map });
    factors.pop();
  }
  return {
    derive,
    factors: factors.map((name): Factor => {
      const levels = distinct(own, name).flatMap(([text = '']) => (text === '' ? [] : [levelOf(name, text)]));
      const sorted = levels.every((level) => typeof level === 'number')
        ? levels.toSorted((a, b) => a - b)
        : levels;
      const when = own.some(({ field }) => field(name) === '')
        ? conditionOf(own, name, factors, levelOf, file)
        : undefined;
      return { name, label: name, levels: sorted, ...(when === undefined ? {} : { when }) };
    }),
  };
}

/** Different combinations of fields, in the order of the cells. */
function distinct(rows: readonly Row[], ...names: readonly string[]): string[][] {
  const seen = new Map<string, string[]>();
  for (const { field } of rows) {
    const texts = names.map(field);
    const key = JSON.stringify(texts);
    if (!seen.has(key)) seen.set(key, texts);
  }
  return [...seen.values()];
}

function conditionOf(
  own: readonly Row[],
  name: string,
  factors: readonly string[],
  levelOf: LevelOf,
  file: string,
): Factor['when'] {
  for (const other of factors) {
    if (other === name || own.some(({ field }) => field(other) === '')) continue;
    const levelsWhere = (isThere: boolean): Set<string> =>
      new Set(own.flatMap(({ field }) => ((field(name) !== '') === isThere ? [field(other)] : [])));
    const [there, absent] = [levelsWhere(true), levelsWhere(false)];
    if ([...there].every((level) => !absent.has(level)))
      return { factor: other, levels: [...there].map((level) => levelOf(other, level)) };
  }
  throw new YatesError({
    code: 'E_CSV_COLUMNS',
    message: `${name} is empty in some runs, and no factor says in which`,
    place: { file },
    next: 'give the sweep file with --sweep',
  });
}

function trialOf(
  row: Row,
  settings: readonly string[],
  levelOf: LevelOf,
  seedAt: string | undefined,
  metrics: ReturnType<typeof metricColumns>,
): TrialRecord {
  const { field, place } = row;
  const number = (name: string): number => {
    if (field(name) === '') throw rowError(place.file, place.record, `${name} is empty`, unchanged);
    return finite(name, field(name), Number(field(name)), place);
  };
  const own: Settings = Object.fromEntries(
    settings.flatMap((name) => (field(name) === '' ? [] : [[name, levelOf(name, field(name))]])),
  );
  return {
    id: trialId(field('trial_id')),
    cell: number('cell'),
    block: number('block'),
    replicate: number('replicate'),
    plannedOrder: number('planned_order'),
    seed: seedAt === undefined ? number('replicate') : number(seedAt),
    settings: own,
    ...(field('reference') === '' ? {} : { reference: field('reference') }),
    ...outcomeOf(field, place),
    metrics: metricsOf(metrics, place),
  };
}

const unchanged = 'give the file as `yates export` wrote it';

function responsesOf(
  metrics: readonly string[],
  { response, goal }: InferOptions,
  file: string,
): [SweepSpec['primary'], ...SweepSpec['responses']] {
  const name = response ?? metrics[0];
  if (name === undefined || !metrics.includes(name))
    throw new YatesError({
      code: 'E_RESPONSE_UNKNOWN',
      place: { file },
      message: name === undefined ? 'no run has a result' : `the runs have no response "${name}"`,
      next: name === undefined ? 'export the sweep once it has results' : didYouMean(name, metrics),
    });
  return [{ name, label: name, goal: goal ?? (isSmallGood.test(name) ? 'minimize' : 'maximize') }];
}

/** Names of what is better the smaller it is. */
const isSmallGood =
  /(^|[._-])(loss|err|error|nll|perplexity|fid|mse|mae|rmse|seconds|ms|time|duration|latency|cost)($|[._-])/i;

/** Replicates, blocks, seeds and whole plots. */
function layoutOf(
  trials: readonly TrialRecord[],
  own: readonly Row[],
  factors: readonly Factor[],
  between: readonly string[],
): Pick<SweepSpec, 'replicates' | 'blocks' | 'seeds' | 'wholePlot'> {
  const replicates = trials.reduce((most, { replicate }) => Math.max(most, replicate), 1);
  const sharesSeeds = trials.every(({ seed, replicate }) => seed === replicate);
  const isBlocked = replicates > 1 && trials.some(({ block }) => block > 1);
  const plots = between.includes(wholePlotColumn) ? distinct(own, wholePlotColumn) : [];
  const shared = factors.flatMap(({ name, levels }) =>
    levels.length > 1 && plots.length > 0 && distinct(own, wholePlotColumn, name).length === plots.length
      ? [name]
      : [],
  );
  return {
    replicates,
    blocks: isBlocked ? 'replicate' : 'none',
    ...(sharesSeeds ? {} : { seeds: 'own' }),
    ...(shared.length === 0 ? {} : { wholePlot: shared }),
  };
}

function referencesOf(trials: readonly TrialRecord[]): Pick<SweepSpec, 'references'> {
  const found = new Map(
    trials.flatMap(({ reference, settings }) =>
      reference === undefined ? [] : [[reference, { name: reference, settings }] as const],
    ),
  );
  return found.size === 0 ? {} : { references: [...found.values()] };
}

const emptySpec = {
  version: 1,
  name: '',
  description: '',
  constraints: [],
  seed: 0,
  trainer: { kind: 'command', options: {}, timeoutMs: 0, stallTimeoutMs: 0 },
  resources: { slots: 1, labels: {} },
  retry: { user: 0, outOfMemory: 0, diverged: 0, timeout: 0, lost: 0, infrastructure: 0, metricsMissing: 0 },
} as const satisfies Partial<SweepSpec>;
