/** Storages of other tools that somebody made to hang the program, to end it, or to fill its memory. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../base/sqlite/open-database.ts';
import { readOptunaJournal } from '../../../../cli/import/optuna-journal.ts';
import { readTable } from '../../../../cli/input/read-table.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const lines = (...entries: unknown[]): string =>
  entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
const study = (name: string) => ({ op_code: 0, study_name: name, directions: [1] });
const trial = (of: number) => ({ op_code: 4, study_id: of });

describe("Optuna's journal", () => {
  it('numbers the trials of each study, of which a name may be taken again', () => {
    const journal = lines(
      study('a'),
      study('a'),
      study('b'),
      trial(1),
      trial(0),
      trial(1),
      { op_code: 1, study_id: 0 },
      trial(0),
      study('a'),
      trial(2),
      { op_code: 6, trial_id: 2, state: 1, values: [0.5] },
    );
    const studies = readOptunaJournal(journal, 'j').map(({ name, trials }) => ({
      name,
      trials: trials.map(({ number, state, values }) => [number, state, ...values]),
    }));
    expect(studies).toEqual([
      {
        name: 'b',
        trials: [
          [0, 'RUNNING'],
          [1, 'COMPLETE', '0.5'],
        ],
      },
      { name: 'a', trials: [[0, 'RUNNING']] },
    ]);
  });

  it.each([
    'null',
    '{"op_code":4,"study_id":0,"values":"x"}',
    '{"op_code":4,"study_id":0,"params":{"lr":1},"distributions":{"lr":"null"}}',
    '{"op_code":5,"trial_id":0,"param_name":"lr","distribution":"{"}',
  ])('says which line is none: %s', (line) => {
    const journal = `${lines(study('a'), trial(0))}${line}\n\n`;
    expect(() => readOptunaJournal(journal, 'j')).toThrow(/^E_JSON_LINES j:3/);
  });

  it('takes no state, time or trial from what a list has besides its items', () => {
    const journal = lines(
      study('a'),
      { ...trial(0), state: 'map', datetime_start: { a: 1 } },
      { op_code: 6, trial_id: 'length', state: 1 },
    );
    expect(readOptunaJournal(journal, 'j')[0]?.trials).toMatchObject([{ state: 'RUNNING', start: '' }]);
  });

  it('refuses a table of a column for each trial', () => {
    const names = Array.from({ length: 10_001 }, (_, at) => at);
    const file = join(temporaryFolder(), 'journal.log');
    writeFileSync(
      file,
      lines(study('a'), ...names.map((at) => ({ ...trial(0), user_attrs: { [`a${at}`]: 1 } }))),
    );
    expect(() => readTable(file)).toThrow(/^E_TABLE_SIZE .*different parameters and attributes/);
  });
});

/** @param sql further statements */
function database(sql: string, without = ''): string {
  const file = join(temporaryFolder(), 'study.db');
  const open = openDatabase(file, { timeoutMs: 0 });
  const tables: Record<string, string> = {
    studies: 'study_id INTEGER, study_name TEXT',
    study_directions: 'study_id INTEGER, direction TEXT, objective INTEGER',
    trials:
      'trial_id INTEGER, study_id INTEGER, number INTEGER, state TEXT, datetime_start TEXT, datetime_complete TEXT',
    trial_params: 'trial_id INTEGER, param_name TEXT, param_value REAL, distribution_json TEXT',
    trial_values: 'trial_id INTEGER, objective INTEGER, value REAL, value_type TEXT',
    trial_user_attributes: 'trial_id INTEGER, "key" TEXT, value_json TEXT',
    trial_system_attributes: 'trial_id INTEGER, "key" TEXT, value_json TEXT',
  };
  for (const [name, columns] of Object.entries(tables))
    if (name !== without) open.exec(`CREATE TABLE ${name} (${columns})`);
  open.exec(
    `INSERT INTO studies VALUES (1, 'a'); INSERT INTO study_directions VALUES (1, 'MINIMIZE', 0);
     INSERT INTO trials VALUES (1, 1, 0, 'COMPLETE', NULL, NULL); INSERT INTO trial_values VALUES (1, 0, 0.5, 'FINITE');
     ${sql}`,
  );
  open.close();
  return file;
}

describe("Optuna's database", () => {
  it('has NaN among its attributes, and whole numbers with all of their digits', () => {
    const file = database(
      `INSERT INTO trial_user_attributes VALUES (1, 'loss', 'NaN'), (1, 'seed', '9007199254740993')`,
    );
    const { header, records } = readTable(file).csv;
    const row = Object.fromEntries(header.map((name, at) => [name, records[0]?.fields[at]]));
    expect(row).toMatchObject({ value: '0.5', user_attrs_loss: 'NaN', user_attrs_seed: '9007199254740993' });
  });

  it('is none where a view, which may compute for ever, stands in the place of a table', () => {
    const endless = `WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n)
      SELECT i AS trial_id, 'a' AS "key", '1' AS value_json FROM n`;
    const name = 'trial_user_attributes';
    const file = database(`CREATE VIEW ${name} AS ${endless}`, name);
    expect(() => readTable(file)).toThrow(/^E_TABLE_FORMAT/);
  });

  it('is refused where a parameter has no distribution', () => {
    const file = database(`INSERT INTO trial_params VALUES (1, 'lr', 1, 'null')`);
    expect(() => readTable(file)).toThrow(/^E_TABLE_FORMAT .*a value is not as Optuna writes it/);
  });
});

describe('a folder of Ray Tune', () => {
  const experiment = (files: Readonly<Record<string, string>>): string => {
    const folder = temporaryFolder();
    const own = join(folder, 'train_ab12c_00001_1_lr=0.1');
    mkdirSync(own);
    writeFileSync(join(own, 'params.json'), '{"lr":0.1}');
    for (const [name, text] of Object.entries(files)) writeFileSync(join(own, name), text);
    writeFileSync(
      join(folder, 'experiment_state-2026.json'),
      JSON.stringify({ trial_data: [[JSON.stringify({ trial_id: 'ab12c_00001', status: 'TERMINATED' })]] }),
    );
    return folder;
  };

  it('tells the state by the name of the folder, and takes the last line that is whole', () => {
    const folder = experiment({ 'result.json': '{"loss":2}\n{"loss":1}\n\n{"lo' });
    const { header, records } = readTable(folder).csv;
    const row = Object.fromEntries(header.map((name, at) => [name, records[0]?.fields[at]]));
    expect(row).toMatchObject({ loss: '1', 'config/lr': '0.1', state: 'TERMINATED' });
  });

  it('may have settings within each other a hundred thousand deep', () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(readTable(experiment({ 'result.json': `{"loss":1,"x":${deep}}` })).csv.header).toContain('loss');
  });

  it.runIf(process.platform === 'linux')(
    'is refused where a pipe, which never ends, stands among its files',
    () => {
      const folder = experiment({});
      execFileSync('mkfifo', [join(folder, 'train_ab12c_00001_1_lr=0.1', 'result.json')]);
      expect(() => readTable(folder)).toThrow(/^E_TABLE_FORMAT .*is no regular file/);
    },
  );
});
