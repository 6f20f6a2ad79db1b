/** Tables, storages and run files that Optuna, Ray Tune, W&B and MLflow wrote: what is shown of them, and that the line to type works. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../../../cli/input/read-table.ts';
import type { Analysis } from '../../../../stats/analysis-result.ts';
import type { Csv } from '../../../../stats/table/csv.ts';
import { runVerb } from '../run-verb.ts';

const fixture = (name: string): string =>
  new URL(`../../../fixtures/tables/${name}`, import.meta.url).pathname;

let folder = '';
let database = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-import-'));
  database = join(folder, 'optuna.db');
  writeFileSync(database, gunzipSync(readFileSync(fixture('optuna.db.gz'))));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Shown {
  readonly tool: string | null;
  readonly parameters: readonly { readonly column: string; readonly as: string }[];
  readonly constants: readonly string[];
  readonly seeds: readonly string[];
  readonly response: string;
  readonly goal: string | null;
  readonly ends: readonly { readonly meaning: string; readonly word: string; readonly runs: number }[];
  readonly sampling: { readonly by: string } | null;
  readonly formula: string;
  readonly analyse: string;
}

async function shown(...args: string[]): Promise<Shown> {
  const { code, stdout, stderr } = await runVerb('import', ...args, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Shown;
}

/** Types the line that `import` prints. */
async function typed({ analyse }: Shown): Promise<Analysis> {
  const words = [...analyse.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const { code, stdout, stderr } = await runVerb(...words.slice(1), '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Analysis;
}

const ended = ({ ends }: Shown): Record<string, number> =>
  Object.fromEntries(ends.map(({ meaning, runs }) => [meaning, runs]));

const columnsOf = ({ header, records }: Csv, names: readonly string[]): string[][] =>
  records.map(({ fields }) => names.map((name) => fields[header.indexOf(name)] ?? ''));

describe('Optuna', () => {
  const own = ['params_act', 'params_depth', 'params_lr', 'user_attrs_seed', 'state'];

  it.each([
    ['tpe', 'optuna-tpe.csv'],
    ['grid', 'optuna-grid.csv'],
  ])('the study %s in SQLite is what trials_dataframe() writes', (study, file) => {
    const { csv } = readTable(database, study);
    const ours = columnsOf(csv, ['number', 'value', ...own]);
    const theirs = columnsOf(readTable(fixture(file)).csv, ['number', 'value', ...own]);
    expect(ours).toEqual(theirs);
  });

  it('a journal is what trials_dataframe() writes', () => {
    const { csv } = readTable(fixture('optuna-journal.log.gz'));
    // pandas makes doubles of whole numbers where a trial has none, and rounds them.
    const rounded = (rows: string[][]) =>
      rows.map((row) => row.map((text) => (text === '' || Number.isNaN(Number(text)) ? text : Number(text))));
    const theirs = columnsOf(readTable(fixture('optuna-journal.csv')).csv, ['number', 'value', ...own]);
    expect(rounded(columnsOf(csv, ['number', 'value', ...own]))).toEqual(rounded(theirs));
    expect(columnsOf(csv, ['user_attrs_seed'])[1]).toEqual(['1152921504606846978']);
  });

  it('a journal whose last line is being written is read without it', () => {
    const text = gunzipSync(readFileSync(fixture('optuna-journal.log.gz'))).toString();
    const cut = join(folder, 'journal.log');
    writeFileSync(cut, text.slice(0, -20));
    expect(readTable(cut).csv.lines.length).toBeGreaterThan(20);
    writeFileSync(cut, text.replace('"op_code":4', '"op_code:4'));
    expect(() => readTable(cut)).toThrow(/E_JSON_LINES .*journal\.log:2 /);
  });

  it('says which studies a storage holds', async () => {
    const { code, stderr } = await runVerb('import', database);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /E_IMPORT_STUDY .*3 studies: "tpe" \(40 trials\), "random" \(40 trials\), "grid" \(12 trials\)/,
    );
  });

  it.each([
    ['SQLite', () => [database, '--study', 'tpe']],
    ['CSV', () => [fixture('optuna-tpe.csv')]],
  ])('an adaptive study (%s): parameters, ends, sampler, and the line to type', async (kind, args) => {
    const found = await shown(...args());
    expect(found.parameters).toMatchObject([
      { column: 'params_act', as: 'names' },
      { column: 'params_depth', as: 'levels' },
      { column: 'params_lr', as: 'log' },
    ]);
    expect(found).toMatchObject({ tool: 'Optuna', response: 'value', seeds: ['user_attrs_seed'] });
    expect(found.goal).toBe(kind === 'SQLite' ? 'minimize' : null);
    expect(ended(found)).toEqual({ result: 35, pruned: 3, failed: 2 });
    expect(found.sampling?.by).toBe('column');
    const analysis = await typed(found);
    expect(analysis.n).toBe(35);
    expect(analysis.noteKinds[0]).toBe('adaptiveSampling');
    expect(analysis.notes[0]).toContain('p-values are descriptive');
  });

  it('says so in the first lines of the analysis, unless --sampling says otherwise', async () => {
    const args = ['analyse', fixture('optuna-tpe.csv'), '--formula', 'value ~ params_act'];
    const { stdout } = await runVerb(...args);
    expect(stdout.split('\n')[2]).toMatch(/^Adaptive sampling: /);
    expect((await runVerb(...args, '--sampling', 'fixed')).stdout).not.toContain('daptive sampling');
  });

  it('a grid is fixed beforehand', async () => {
    const found = await shown(fixture('optuna-grid.csv'));
    expect(found.sampling).toEqual({ by: 'fixed' });
    expect((await typed(found)).noteKinds).not.toContain('adaptiveSampling');
  });

  it('of a study at random in a database nothing tells: the default is adaptive', async () => {
    const analysis = await typed(await shown(database, '--study', 'random'));
    expect(analysis.notes[0]).toContain('Perhaps adaptive sampling: Optuna');
  });

  it('a trial that waits has not begun', async () => {
    const found = await shown(fixture('optuna-journal.log.gz'));
    expect(ended(found)).toEqual({ result: 26, pruned: 2, failed: 2, queued: 1 });
    expect(found.goal).toBe('maximize');
  });

  it('another database is refused in words', async () => {
    const { openDatabase } = await import('../../../../base/sqlite/open-database.ts');
    const other = join(folder, 'other.db');
    const connection = openDatabase(other, { timeoutMs: 1000 });
    connection.exec('CREATE TABLE experiments (x); CREATE TABLE runs (x)');
    connection.close();
    expect((await runVerb('import', other)).stderr).toMatch(
      /E_TABLE_FORMAT .*database of MLflow; in Python: mlflow/,
    );
  });
});

describe('Ray Tune', () => {
  it('a folder has what its dataframe has, and the trials that failed', async () => {
    const names = ['loss', 'acc', 'config/lr', 'config/act', 'config/opt/name'];
    const said: string[] = [];
    const { csv } = readTable(fixture('ray-grid'), undefined, (what, done, total) => {
      said.push(`${what} ${done} of ${total}`);
    });
    expect(said).toHaveLength(csv.lines.length);
    expect(said[1]).toBe(`reading trials 1 of ${csv.lines.length}`);
    const rows = columnsOf(csv, [...names, 'state']);
    const theirs = columnsOf(readTable(fixture('ray-dataframe.csv')).csv, names);
    expect(rows.filter(([loss]) => loss !== '').map((row) => row.slice(0, -1))).toEqual(theirs);
    const found = await shown(fixture('ray-grid'));
    expect(found).toMatchObject({ tool: 'Ray Tune', response: 'loss', constants: ['config/opt/name'] });
    expect(ended(found)).toEqual({ result: 6, failed: 2 });
    expect((await typed(found)).n).toBe(6);
  });

  it('a dataframe as CSV', async () => {
    const found = await shown(fixture('ray-dataframe.csv'));
    expect(found.formula).toBe('loss ~ C(`config/lr`) + `config/act`');
    expect((await typed(found)).n).toBe(6);
  });

  it('another folder is refused in words', async () => {
    expect((await runVerb('import', folder)).stderr).toMatch(
      /E_TABLE_FORMAT .*no trials of Ray Tune.* no runs of W&B/,
    );
  });
});

it('MLflow: search_runs() as CSV', async () => {
  const found = await shown(fixture('mlflow.csv'));
  expect(found).toMatchObject({ tool: 'MLflow', response: 'metrics.val_loss', seeds: ['params.seed'] });
  expect((await typed(found)).n).toBe(8);
});

it('W&B: the table of runs as CSV', async () => {
  const found = await shown(fixture('wandb.csv'));
  expect(found).toMatchObject({
    tool: 'W&B',
    response: 'val_loss',
    seeds: ['seed'],
    parameters: [
      { column: 'act', as: 'names' },
      { column: 'lr', as: 'levels' },
    ],
  });
  expect(ended(found)).toEqual({ result: 16, failed: 1, running: 1 });
  expect((await typed(found)).n).toBe(16);
});

it('W&B: the data frame of runs that its documentation makes, whose cells hold dicts', async () => {
  const found = await shown(fixture('wandb-dataframe.csv'));
  expect(found).toMatchObject({
    tool: 'W&B',
    response: 'val.accuracy',
    seeds: ['config.seed'],
    constants: ['config.opt.betas', 'config.note', 'config.clip'],
    parameters: [
      { column: 'config.act', as: 'names' },
      { column: 'config.opt.lr', as: 'levels' },
      { column: 'config.opt.nesterov', as: 'names' },
    ],
  });
  // Of run 4 nothing was logged.
  expect(ended(found)).toEqual({ result: 11, 'no value': 1 });
  expect((await typed(found)).n).toBe(11);
  const { csv } = readTable(fixture('wandb-dataframe.csv'));
  expect(csv.header).not.toContain('examples.count');
  expect(columnsOf(csv, ['Name', 'config.act', 'config.opt.lr', 'config.note'])[5]).toEqual([
    'run-5',
    'relu',
    '0.00001',
    `it's "quick", or so`,
  ]);
  const { stdout } = await runVerb('import', fixture('wandb-dataframe.csv'));
  expect(stdout).toContain('a column state, of run.state, tells them apart');
});

it('W&B: a data frame with states, and one whose dict is cut off', async () => {
  const file = join(folder, 'frame.csv');
  const row = (number: number, state: string, summary = `{'loss': ${number}.5}`): string =>
    `${number},"${summary}","{'lr': ${number % 2}}",r${number},${state}`;
  const rows = [row(1, 'finished'), row(2, 'finished'), row(3, 'crashed'), row(4, 'running')];
  writeFileSync(file, [',summary,config,name,state', ...rows].join('\n'));
  expect(ended(await shown(file))).toEqual({ result: 2, failed: 1, running: 1 });
  writeFileSync(
    file,
    [',summary,config,name,state', ...rows, row(5, 'finished', "{'loss': 1, 'x")].join('\n'),
  );
  expect(() => readTable(file)).toThrow(/E_TABLE_FORMAT .*frame\.csv:6 the dict in the column summary/);
});

it('W&B: a table with empty columns summary and config is any table', () => {
  const file = join(folder, 'any.csv');
  writeFileSync(file, 'lr,loss,summary,config\n0.1,1,,\n0.2,2,,\n');
  expect(readTable(file).csv.header).toEqual(['lr', 'loss', 'summary', 'config']);
  writeFileSync(file, `lr,loss,summary,config\n0.1,1,,\n0.2,2,,{'a': 1}\n`);
  expect(readTable(file).csv.header).toContain('config.a');
});

it('W&B: run files of the folder wandb, one of which failed and one was killed', async () => {
  const found = await shown(fixture('wandb-runs'));
  expect(found).toMatchObject({
    tool: 'W&B',
    response: 'val.loss',
    seeds: ['config.seed'],
    constants: ['config.epochs'],
    parameters: [
      { column: 'config.act', as: 'names' },
      { column: 'config.opt.lr', as: 'levels' },
    ],
  });
  // Of the run that was killed nothing but its file is left.
  expect(found.ends.map(({ meaning, word, runs }) => [meaning, word, runs])).toEqual([
    ['result', 'finished', 4],
    ['failed', 'failed', 1],
    ['failed', 'crashed', 1],
  ]);
  expect((await typed(found)).n).toBe(4);
  const { stdout } = await runVerb('import', fixture('wandb-runs'));
  expect(stdout).not.toContain('Nothing in the header tells');
  expect(stdout).toContain('1 left out: crashed');
});

it('shows all of it in words', async () => {
  const { stdout } = await runVerb('import', fixture('optuna-tpe.csv'));
  expect(stdout).toContain('3 left out: PRUNED, they were pruned');
  expect(stdout).toContain(
    "--formula 'value ~ params_act + C(params_depth) + log10(params_lr)' --outcome state",
  );
});

it('writes the table as CSV', async () => {
  const out = join(folder, 'out.csv');
  const { code } = await runVerb('import', database, '--study', 'grid', '-o', out);
  expect(code).toBe(0);
  const { csv } = readTable(database, 'grid');
  expect(readTable(out).csv.records.map(({ fields }) => fields)).toEqual(
    csv.records.map(({ fields }) => fields),
  );
});
