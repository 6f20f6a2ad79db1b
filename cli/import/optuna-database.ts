import { YatesError } from '../../base/error.ts';
import { type Database, SqliteFailure } from '../../base/sqlite/database.ts';
import { openDatabase } from '../../base/sqlite/open-database.ts';
import { paramText, type Study, type StudyTrial, valueText } from './optuna-study.ts';

/**
 * The studies of an SQLite storage of Optuna (`sqlite:///study.db`), read without writing.
 *
 * @throws YatesError E_TABLE_FORMAT for another database
 */
export function readOptunaDatabase(file: string): Study[] {
  let database: Database | undefined;
  try {
    database = openDatabase(file, { readOnly: true, timeoutMs: 5_000 });
    const tables = new Set(
      database
        .prepare<[], { readonly name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
        .all()
        .map(({ name }) => name),
    );
    if (!['studies', 'trials', 'trial_params', 'trial_values'].every((name) => tables.has(name)))
      throw otherDatabase(file, tables);
    return database
      .prepare<[], { readonly id: number; readonly name: string }>(
        'SELECT study_id AS id, study_name AS name FROM studies ORDER BY study_id',
      )
      .all()
      .map(({ id, name }) => ({ name, ...studyOf(database as Database, id) }));
  } catch (error) {
    if (!(error instanceof SqliteFailure)) throw error;
    throw new YatesError({
      code: 'E_TABLE_FORMAT',
      place: { file },
      message: `the SQLite database cannot be read: ${error.message}`,
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

/** Integers are cast to text: what a double cannot hold must not be rounded. */
function studyOf(database: Database, id: number): Omit<Study, 'name'> {
  const directions = database
    .prepare<[number], { readonly direction: string }>(
      'SELECT direction FROM study_directions WHERE study_id = ? ORDER BY objective',
    )
    .all(id)
    .map(({ direction }) =>
      direction === 'MINIMIZE' ? 'minimize' : direction === 'MAXIMIZE' ? 'maximize' : undefined,
    );
  const of = (table: string, value: string): Map<number, Map<string, string>> => {
    const found = new Map<number, Map<string, string>>();
    for (const { trial, name, text } of database
      .prepare<[number], { readonly trial: number; readonly name: string; readonly text: string }>(
        `SELECT trial_id AS trial, ${value} FROM ${table} WHERE trial_id IN (SELECT trial_id FROM trials WHERE study_id = ?)`,
      )
      .iterate(id)) {
      const own = found.get(trial) ?? new Map<string, string>();
      found.set(trial, own.set(name, text));
    }
    return found;
  };
  const params = paramsOf(database, id);
  const values = valuesOf(database, id);
  const user = of('trial_user_attributes', '"key" AS name, value_json AS text');
  const system = of('trial_system_attributes', '"key" AS name, value_json AS text');
  const trials = database
    .prepare<
      [number],
      {
        readonly id: number;
        readonly number: number;
        readonly state: string;
        readonly start: string | null;
        readonly complete: string | null;
      }
    >(
      'SELECT trial_id AS id, number, state, datetime_start AS start, datetime_complete AS complete FROM trials WHERE study_id = ? ORDER BY number',
    )
    .all(id)
    .map(
      (trial): StudyTrial => ({
        number: trial.number,
        state: trial.state,
        values: directions.map((_, at) => values.get(trial.id)?.get(at) ?? ''),
        start: trial.start ?? '',
        complete: trial.complete ?? '',
        params: params.get(trial.id) ?? new Map(),
        userAttributes: attributes(user.get(trial.id)),
        systemAttributes: attributes(system.get(trial.id)),
      }),
    );
  return { directions, trials };
}

/** By objective. SQLite itself would write fewer digits than a double has. */
function valuesOf(database: Database, id: number): Map<number, Map<number, string>> {
  const found = new Map<number, Map<number, string>>();
  for (const { trial, objective, value, type } of database
    .prepare<
      [number],
      {
        readonly trial: number;
        readonly objective: number;
        readonly value: number | null;
        readonly type: string;
      }
    >(
      'SELECT trial_id AS trial, objective, value, value_type AS type FROM trial_values WHERE trial_id IN (SELECT trial_id FROM trials WHERE study_id = ?)',
    )
    .iterate(id)) {
    const own = found.get(trial) ?? new Map<number, string>();
    found.set(trial, own.set(objective, value === null ? (infinities[type] ?? '') : String(value)));
  }
  return found;
}

/** How `value_type` says that a value is not finite. */
const infinities: Readonly<Record<string, string>> = { INF_POS: 'inf', INF_NEG: '-inf' };

function paramsOf(database: Database, id: number): Map<number, Map<string, string>> {
  const found = new Map<number, Map<string, string>>();
  for (const { trial, name, value, distribution } of database
    .prepare<
      [number],
      { readonly trial: number; readonly name: string; readonly value: number; readonly distribution: string }
    >(
      'SELECT trial_id AS trial, param_name AS name, param_value AS value, distribution_json AS distribution FROM trial_params WHERE trial_id IN (SELECT trial_id FROM trials WHERE study_id = ?)',
    )
    .iterate(id)) {
    const own = found.get(trial) ?? new Map<string, string>();
    found.set(trial, own.set(name, paramText(value, distribution)));
  }
  return found;
}

/** JSON of a whole number stays the text that it is. */
const attributes = (json: ReadonlyMap<string, string> | undefined): Map<string, string> =>
  new Map(
    [...(json ?? [])].map(([name, text]) => [
      name,
      /^-?\d+$/.test(text) ? text : valueText(JSON.parse(text)),
    ]),
  );
