import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { type Database, SqliteFailure } from '../../base/sqlite/database.ts';
import { openDatabase } from '../../base/sqlite/open-database.ts';
import { parseExactJson } from '../../stats/table/parse-json-lines.ts';
import { paramText, type Study, type StudyTrial, valueText } from './optuna-study.ts';

const tablesNeeded = ['studies', 'trials', 'trial_params', 'trial_values'];
const tablesRead = [
  ...tablesNeeded,
  'study_directions',
  'trial_user_attributes',
  'trial_system_attributes',
] as const;

/**
 * The studies of an SQLite storage of Optuna (`sqlite:///study.db`), read without writing. Each table is read once, for all studies.
 *
 * @throws YatesError E_TABLE_FORMAT for another database, E_TABLE_SIZE
 */
export function readOptunaDatabase(file: string): Study[] {
  let database: Database | undefined;
  try {
    database = openDatabase(file, { readOnly: true, timeoutMs: 5_000 });
    const kinds = new Map(
      database
        .prepare<[], { readonly name: string; readonly type: string }>('SELECT name, type FROM sqlite_master')
        .all()
        .map(({ name, type }) => [name.toLowerCase(), type]),
    );
    const tables = new Set([...kinds.keys()].filter((name) => kinds.get(name) === 'table'));
    // A view may compute for ever.
    const isOptuna =
      tablesNeeded.every((name) => tables.has(name)) &&
      tablesRead.every((name) => !kinds.has(name) || tables.has(name));
    if (!isOptuna) throw otherDatabase(file, tables);
    return new OptunaDatabase(database, file).studies();
  } catch (error) {
    if (error instanceof YatesError) throw error;
    const why = error instanceof SqliteFailure ? error.message : 'a value is not as Optuna writes it';
    throw new YatesError({
      code: 'E_TABLE_FORMAT',
      place: { file },
      message: `the SQLite database cannot be read: ${why}`,
      next: 'give the file as Optuna wrote it, with its -wal file beside it where there is one',
      cause: error,
    });
  } finally {
    database?.close();
  }
}

function otherDatabase(file: string, tables: ReadonlySet<string>): YatesError {
  const isMlflow = tables.has('experiments') && tables.has('runs');
  return new YatesError({
    code: 'E_TABLE_FORMAT',
    place: { file },
    message: isMlflow
      ? 'this is a database of MLflow'
      : 'this SQLite database is no storage of Optuna: tables such as studies and trial_params are missing',
    next: isMlflow
      ? 'in Python: mlflow.search_runs(search_all_experiments=True).to_csv("runs.csv", index=False)'
      : 'export the runs as CSV',
  });
}

interface TextRow {
  /** Id of its trial. */
  readonly owner: number;
  readonly name: string;
  readonly text: string;
  /** Of a parameter. */
  readonly value: number;
}

interface TrialRow {
  readonly id: number;
  readonly study: number;
  readonly number: number;
  readonly state: string;
  readonly start: string | null;
  readonly complete: string | null;
}

class OptunaDatabase {
  readonly #database: Database;
  readonly #file: string;
  #chars = 0;

  constructor(database: Database, file: string) {
    this.#database = database;
    this.#file = file;
  }

  studies(): Study[] {
    const directions = this.#directions();
    const params = this.#texts(
      'SELECT trial_id AS owner, param_name AS name, param_value AS value, distribution_json AS text FROM trial_params',
      ({ value, text }) => paramText(value, text),
    );
    // JSON of a whole number stays the text that it is: what a double cannot hold must not be rounded.
    const attributes = (table: string) =>
      this.#texts(`SELECT trial_id AS owner, "key" AS name, value_json AS text FROM ${table}`, ({ text }) =>
        /^-?\d+$/.test(text) ? text : valueText(parseExactJson(text)),
      );
    const values = this.#values();
    const user = attributes('trial_user_attributes');
    const system = attributes('trial_system_attributes');
    const trials = new Map<number, StudyTrial[]>();
    for (const { id, study, number, state, start, complete } of this.#rows<TrialRow>(
      'SELECT trial_id AS id, study_id AS study, number, state, datetime_start AS start, datetime_complete AS complete FROM trials ORDER BY study_id, number',
    )) {
      const own = values.get(id);
      listOf(trials, study).push({
        number,
        state,
        values: (directions.get(study) ?? []).map((_, at) => own?.get(at) ?? ''),
        start: start ?? '',
        complete: complete ?? '',
        params: params.get(id) ?? new Map(),
        userAttributes: user.get(id) ?? new Map(),
        systemAttributes: system.get(id) ?? new Map(),
      });
    }
    const studies = this.#rows<{ readonly id: number; readonly name: string }>(
      'SELECT study_id AS id, study_name AS name FROM studies ORDER BY study_id',
    );
    return [...studies].map(({ id, name }) => ({
      name,
      directions: directions.get(id) ?? [],
      trials: trials.get(id) ?? [],
    }));
  }

  /** By study. */
  #directions(): Map<number, Study['directions'][number][]> {
    const found = new Map<number, Study['directions'][number][]>();
    for (const { study, direction } of this.#rows<{ readonly study: number; readonly direction: string }>(
      'SELECT study_id AS study, direction FROM study_directions ORDER BY study_id, objective',
    ))
      listOf(found, study).push(
        direction === 'MINIMIZE' ? 'minimize' : direction === 'MAXIMIZE' ? 'maximize' : undefined,
      );
    return found;
  }

  /** By trial and objective. SQLite itself would write fewer digits than a double has. */
  #values(): Map<number, Map<number, string>> {
    const found = new Map<number, Map<number, string>>();
    for (const { trial, objective, value, type } of this.#rows<{
      readonly trial: number;
      readonly objective: number;
      readonly value: number | null;
      readonly type: string;
    }>('SELECT trial_id AS trial, objective, value, value_type AS type FROM trial_values')) {
      mapOf(found, trial).set(objective, value === null ? (infinities[type] ?? '') : String(value));
    }
    return found;
  }

  /** Texts by trial and name. */
  #texts(sql: string, textOf: (row: TextRow) => string): Map<number, Map<string, string>> {
    const found = new Map<number, Map<string, string>>();
    for (const row of this.#rows<TextRow>(sql)) mapOf(found, row.owner).set(row.name, textOf(row));
    return found;
  }

  /** A column that is computed may be longer than the file. @throws YatesError E_TABLE_SIZE */
  *#rows<Row extends object>(sql: string): Generator<Row> {
    for (const row of this.#database.prepare<[], Row>(sql).iterate()) {
      for (const value of Object.values(row)) if (typeof value === 'string') this.#chars += value.length;
      if (this.#chars > limits.tableBytes) {
        throw new YatesError({
          code: 'E_TABLE_SIZE',
          place: { file: this.#file },
          message: `the storage has more than ${limits.tableBytes / 2 ** 20} MiB of text`,
          next: 'export the study from Python: study.trials_dataframe().to_csv("runs.csv", index=False)',
        });
      }
      yield row;
    }
  }
}

/** How `value_type` says that a value is not finite. */
const infinities: Readonly<Record<string, string>> = { INF_POS: 'inf', INF_NEG: '-inf' };

function mapOf<Key, Value>(maps: Map<number, Map<Key, Value>>, owner: number): Map<Key, Value> {
  let own = maps.get(owner);
  if (own === undefined) {
    own = new Map();
    maps.set(owner, own);
  }
  return own;
}

function listOf<Item>(lists: Map<number, Item[]>, owner: number): Item[] {
  let own = lists.get(owner);
  if (own === undefined) {
    own = [];
    lists.set(owner, own);
  }
  return own;
}
